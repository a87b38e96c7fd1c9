"""Forms for schools and municipalities: blank, partly filled, filled from data tables."""
