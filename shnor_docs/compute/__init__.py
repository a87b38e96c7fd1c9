"""Data tables into values: formulas of indicators and the methods by name; every value keeps its trace."""
