"""Questions about a program that begins, and their answers."""
