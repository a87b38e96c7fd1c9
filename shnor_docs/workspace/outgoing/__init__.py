"""Documents taken away as bytes: nothing is written into the workspace."""
