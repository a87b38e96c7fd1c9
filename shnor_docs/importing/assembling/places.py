"""What stands in the text of a program where a table stood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shnor_docs.importing.assembling.ledger import Ledger
from shnor_docs.importing.evidence import Taken
from shnor_docs.importing.passport import passport_of
from shnor_docs.importing.prose import markdown
from shnor_docs.importing.tables.grids import grid_of
from shnor_docs.importing.tables.kinds import TableKind, kind_of
from shnor_docs.importing.tables.known import Records
from shnor_docs.importing.tables.plans import roadmap_of
from shnor_docs.importing.tables.written import written_table
from shnor_docs.inspection.foreign.tree import Table


@dataclass
class Placing:
    """Reads the tables of a document; ``title`` is the heading above, ``passport_header`` what the passport had."""

    ledger: Ledger
    file: str
    title: str = ""
    passport_header: tuple[str, str] | None = None

    def __call__(self, table: Table) -> str:
        """The Markdown that stands for a table."""
        grid = grid_of(table)
        kind = kind_of(grid)
        self.ledger.note(self.file, kind)
        if (self.file, table.place) not in self.ledger.refused:
            if kind.value is TableKind.FRAME:
                return self._frame(table)
            if kind.value is TableKind.PASSPORT and (reference := self._passport(table)):
                return reference
            if kind.value is TableKind.ROADMAP and not self.ledger.has("roadmap"):
                return self._records(lambda: roadmap_of(grid, self.ledger.known, self.title))
        return self._records(lambda: written_table(table, self.ledger.known, self.title))

    def _frame(self, table: Table) -> str:
        blocks = [block for row in table.rows for cell in row.cells for block in cell.blocks]
        return markdown(blocks, self)

    def _passport(self, table: Table) -> str:
        found = passport_of(table) if not self.ledger.has("passport") else None
        if found is None:
            return ""
        self.ledger.note(self.file, found)
        self.passport_header = found.value.header
        self.ledger.texts |= found.value.texts
        self.ledger.put("passport", list(found.value.fields))
        for name, entries in found.value.lists.items():
            self.ledger.put(name, list(entries))
        return "{{ passport }}"

    def _records(self, read: Callable[[], Taken[Records]]) -> str:
        taken = read()
        self.ledger.note(self.file, taken)
        self.ledger.take(taken.value)
        return taken.value.reference
