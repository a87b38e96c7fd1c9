"""What became of the programs that clones were made from, and what the clones take over of it."""
