"""Workbooks and CSV files as sheets of text, each cell with its address."""
