"""Units of a document's tree as WordprocessingML, and the data that a template sees."""
