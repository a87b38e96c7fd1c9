"""Written files read again: the form of a document, its pages."""
