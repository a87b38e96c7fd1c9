"""What is done to a finished tree."""
