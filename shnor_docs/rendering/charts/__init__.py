"""Charts as DrawingML with their data in a workbook, as drawings of Word, and as SVG."""
