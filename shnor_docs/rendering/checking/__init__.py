"""What can be said of a template without data, and of what it does not print."""
