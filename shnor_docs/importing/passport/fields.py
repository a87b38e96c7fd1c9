"""The table of a passport as its fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from shnor_docs.importing.evidence import Certainty, Decision, Question, Taken
from shnor_docs.importing.passport.names import field_id, field_named
from shnor_docs.importing.prose import cell_text
from shnor_docs.importing.prose.escaping import one_line
from shnor_docs.importing.statements import listed
from shnor_docs.importing.statements.names import list_named
from shnor_docs.inspection.foreign.tree import Cell, Row, Table
from shnor_docs.source.yaml.writing import Data


@dataclass(frozen=True, slots=True)
class Passport:
    """The fields, the lists that stand in them, and the titles of the columns."""

    fields: tuple[Mapping[str, Data], ...]
    lists: Mapping[str, tuple[Mapping[str, Data], ...]] = field(default_factory=dict)
    header: tuple[str, str] | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    """The words of fields that are known, by their ids."""


def passport_of(table: Table) -> Taken[Passport] | None:
    """The passport of a table of two columns; None if its rows are no pairs."""
    rows = [row for row in table.rows if any(one_line(cell.text) for cell in row.cells)]
    if not rows or any(len(row.cells) != 2 for row in rows):
        return None
    header = _header(rows[0])
    reading = _Reading()
    for row in rows[header is not None :]:
        reading.add(row)
    passport = Passport(tuple(reading.fields), reading.lists, header, reading.texts)
    return Taken(passport, tuple(reading.decisions), tuple(reading.questions))


def _header(row: Row) -> tuple[str, str] | None:
    """Titles of the columns: a row that Word repeats, or one that names no field."""
    titles = tuple(one_line(cell.text) for cell in row.cells)
    is_header = row.is_header or (not field_named(titles[0]) and len(titles[1]) < 30) or "паспорт" in titles[0].lower()
    return (titles[0], titles[1]) if is_header and all(titles) else None


@dataclass
class _Reading:
    fields: list[dict[str, Data]] = field(default_factory=list)
    lists: dict[str, tuple[Mapping[str, Data], ...]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def add(self, row: Row) -> None:
        title, content = one_line(row.cells[0].text), row.cells[1]
        if not title and self.fields:
            self.fields[-1]["content"] = f"{self.fields[-1]['content']}\n\n{cell_text(content.blocks)}"
            return
        own = field_id(title, [str(one["id"]) for one in self.fields])
        self.fields.append({"id": own, "title": title or "____", "content": self._content(own, title, content)})
        self.texts[own] = one_line(content.text)
        known = Certainty.CERTAIN if own == field_named(title) else Certainty.LIKELY
        self.decisions.append(Decision(f"поле паспорта «{title}»", row.place, known, "строка таблицы паспорта"))

    def _content(self, own: str, title: str, content: Cell) -> str:
        text = cell_text(content.blocks)
        if not text:
            self.questions.append(
                Question(f"passport.{own}.content", content.place, f"поле «{title}» пусто: заполните")
            )
            return "____"
        name = list_named(title)
        found = listed(content.blocks, name) if name and name not in self.lists else None
        if not found:
            return text
        self.lists[name] = found.entries
        return found.text
