"""Tables of a foreign document as records of a program."""
