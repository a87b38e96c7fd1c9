"""Written documents as PDF: LibreOffice found and run, the same bytes for the same input, fonts that are there."""
