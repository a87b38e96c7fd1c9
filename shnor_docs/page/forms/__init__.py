"""Forms made from the model: a field that a record gains is shown, typed and saved without other code."""
