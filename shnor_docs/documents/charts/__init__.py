"""Charts of a document: frozen data with exact values, made of the same values as the text."""
