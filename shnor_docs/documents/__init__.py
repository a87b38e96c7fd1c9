"""Model and values become the text of a document: a frozen tree of units. No XML, no layout."""
