"""How a document fell on its pages: a .docx and the PDF made of it, read side by side."""
