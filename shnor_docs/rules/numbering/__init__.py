"""Numbers of sections, clauses, items and appendices: in a row, well formed, typed by hand only where they fit."""
