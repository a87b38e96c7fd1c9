"""What people have saved: commits where git keeps the program, else copies in its folder; listed, opened, returned to."""
