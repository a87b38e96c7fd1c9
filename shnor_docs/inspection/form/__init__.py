"""The layout of any .docx measured against a profile of ГОСТ Р 7.0.97."""
