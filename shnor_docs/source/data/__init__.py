"""Data tables: workbooks and CSV files read as text, typed by declared columns, checked cell by cell."""
