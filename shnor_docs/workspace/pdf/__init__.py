"""Written documents become PDF files, each remembered by what it was made from."""
