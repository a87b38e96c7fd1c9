"""What makes a document a draft: open points and placeholders that it prints."""
