"""An information card as a record of a program."""

from shnor_docs.importing.tables.cards.reading import card_of, is_card

__all__ = ["card_of", "is_card"]
