"""A new edition of a document with the changes against the old one tracked, as Word tracks them."""
