"""A table of indicators as entries of the catalogue and their use in a program."""

from shnor_docs.importing.tables.indicators.reading import indicators_of

__all__ = ["indicators_of"]
