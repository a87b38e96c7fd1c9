"""The printed numbers of paragraphs: one engine for all that read a Word file."""
