"""Tags in the text of a Word file: found, marked, understood one by one and in pairs."""
