"""A program's data as pandas DataFrames, and DataFrames taken into its files."""
