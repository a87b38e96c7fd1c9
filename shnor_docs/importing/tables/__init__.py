"""Tables of a foreign document as records of a program."""

from shnor_docs.importing.tables.joining import joined
from shnor_docs.importing.tables.kinds import TableKind
from shnor_docs.importing.tables.known import Known, Records
from shnor_docs.importing.tables.reading import all_records, table_kind, table_records, unframed

__all__ = ["Known", "Records", "TableKind", "all_records", "joined", "table_kind", "table_records", "unframed"]
