"""What a template lends the document printed from it: styles, lists, sections."""
