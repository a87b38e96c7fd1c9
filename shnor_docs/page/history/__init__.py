"""What was saved and approved, as a window shows it."""
