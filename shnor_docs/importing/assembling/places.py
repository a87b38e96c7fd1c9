"""What stands in the text of a program where a table stood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from shnor_docs.importing.assembling.ledger import Ledger
from shnor_docs.importing.contradictions.sources import of_field, of_list
from shnor_docs.importing.evidence import Certainty, Decision, Taken
from shnor_docs.importing.passport import passport_of
from shnor_docs.importing.prose import cell_text, markdown
from shnor_docs.importing.prose.escaping import escaped
from shnor_docs.importing.statements.in_cells import NamedInCells, named_in_cells
from shnor_docs.importing.statements.indicators import with_references
from shnor_docs.importing.tables.kinds import TableKind
from shnor_docs.importing.tables.reading import table_kind, table_records, unframed
from shnor_docs.importing.tables.written import written_table
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.inspection.foreign.tree import Table


@dataclass
class Placing:
    """Reads the tables of a document; ``title`` is the heading above, ``passport_header`` what the passport had."""

    ledger: Ledger
    file: str
    title: str = ""
    passport_header: tuple[str, str] | None = None
    captions: Mapping[Place, str] = field(default_factory=dict)

    def __call__(self, table: Table) -> str:
        """The Markdown that stands for a table."""
        caption = self.captions.get(table.place, "")
        reference = self._reference(table, caption or self.title)
        if not caption or self._is_named(reference, caption):
            return reference
        return "\n\n".join(filter(None, (escaped(caption), reference)))

    def _is_named(self, reference: str, caption: str) -> bool:
        """Whether the table at a reference has got the caption for its title."""
        for entry in self.ledger.known.entries("tables"):
            if f"{{{{ tables.{entry['id']} }}}}" == reference:
                self.ledger.put("tables", [{"id": entry["id"], "title": caption, **entry}])
                return not entry.get("title")
        return False

    def _reference(self, table: Table, title: str) -> str:
        if (self.file, table.place) in self.ledger.refused:
            return self._written(table, title)
        kind = table_kind(table).value
        if kind is TableKind.FRAME:
            return markdown(unframed(table), self)
        if kind is TableKind.PASSPORT and (reference := self._passport(table)):
            return reference
        if kind is TableKind.OTHER and (named := named_in_cells(table, self.ledger.known)):
            return self._naming(table, named, title)
        taken = table_records(table, self.ledger.known, title)
        self.ledger.note(self.file, taken)
        self.ledger.take(taken.value)
        self._recognise(table, taken.value.program)
        return taken.value.reference

    def _naming(self, table: Table, named: NamedInCells, title: str) -> str:
        """The table as it is written, with references where its cells name indicators."""
        self.ledger.take(named.records)
        known = replace(self.ledger.known, prose=lambda blocks: with_references(cell_text(blocks)))
        taken = written_table(named.table, known, title)
        self.ledger.note(self.file, taken)
        what = f"{table.place} – таблица, в ячейках которой названы показатели"
        decision = Decision(what, table.place, Certainty.LIKELY, "ячейка слева говорит о показателях")
        self.ledger.note(self.file, Taken(None, (decision,)))
        self.ledger.take(taken.value)
        self._recognise(table, ("indicators", "tables"))
        return taken.value.reference

    def _written(self, table: Table, title: str) -> str:
        taken = written_table(table, self.ledger.known, title)
        self.ledger.note(self.file, taken)
        self.ledger.take(taken.value)
        return taken.value.reference

    def _passport(self, table: Table) -> str:
        found = passport_of(table, self.ledger.known) if not self.ledger.has("passport") else None
        if found is None:
            return ""
        self.ledger.note(self.file, found)
        self.passport_header = found.value.header
        self.ledger.texts |= found.value.texts
        self.ledger.put("passport", list(found.value.fields))
        self.ledger.take(found.value.indicators)
        for name, entries in found.value.lists.items():
            self.ledger.put_in(name, entries, " ".join(str(one["content"]) for one in found.value.fields))
        for name, count in found.value.counted.items():
            self.ledger.claims += of_list(name, count, "паспорт", self.file, found.value.places[name])
        for own, text in found.value.texts.items():
            self.ledger.claims += of_field(own, text, self.file, found.value.places[own])
        self._recognise(table, ("passport", *found.value.lists, *found.value.indicators.program))
        return "{{ passport }}"

    def _recognise(self, table: Table, names: Iterable[str]) -> None:
        rows = [row.place for row in table.rows]
        self.ledger.recognise(self.file, table.place, [table.place, *rows], names)
