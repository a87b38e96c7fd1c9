"""Where each unit of a document comes from: the model path of the field that a person changes to change it."""
