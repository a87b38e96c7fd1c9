"""A document of slides: its parts, and for the notes under each slide where its numbers come from."""
