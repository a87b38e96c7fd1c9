"""A document of slides: its tree laid out on pages of a .pptx, nothing torn, nothing lost, nothing overflowing."""
