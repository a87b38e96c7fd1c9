"""What a methodologist checks: tasks, measures, indicators, their values, and the cycle of management."""
