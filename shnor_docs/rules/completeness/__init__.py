"""What breaks off, stands empty, or reaches no document."""
