"""What happens to a value on its way into a document: reached, filtered, limited, escaped."""
