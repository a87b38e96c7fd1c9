"""Amending acts drafted from the difference of two document trees (RULES §5): trees → instructions → sentences."""
