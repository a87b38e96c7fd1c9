"""A program edited by a person, a place at a time: what is read, what is written, what others wrote meanwhile, undo."""
