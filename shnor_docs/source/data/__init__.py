"""Data tables: workbooks and CSV files read as text, typed by declared columns, checked cell by cell."""

from shnor_docs.source.data.reading import read_table

__all__ = ["read_table"]
