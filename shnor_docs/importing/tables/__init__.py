"""Tables of a foreign document as records of a program."""

from shnor_docs.importing.tables.cards import card_of, is_card
from shnor_docs.importing.tables.joining import joined, said_again
from shnor_docs.importing.tables.kinds import TableKind
from shnor_docs.importing.tables.known import Known, Records
from shnor_docs.importing.tables.pairs import Pair, Pairs, pairs_of
from shnor_docs.importing.tables.reading import all_records, table_kind, table_records, unframed

__all__ = [
    "Known",
    "Pair",
    "Pairs",
    "Records",
    "TableKind",
    "all_records",
    "card_of",
    "is_card",
    "joined",
    "pairs_of",
    "said_again",
    "table_kind",
    "table_records",
    "unframed",
]
