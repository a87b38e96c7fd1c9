"""What people have saved of a program: commits where git keeps it, else copies in its folder."""
