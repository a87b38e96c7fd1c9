"""A .docx as text to read and compare."""
