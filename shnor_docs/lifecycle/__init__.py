"""A program over time: cloned for a new period, compared with another edition."""
