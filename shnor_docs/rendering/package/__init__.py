"""A .docx as it lies: the zip, its parts and the relations between them, the order the schema wants."""
