"""What a data table answers for one subject, and how an answer fills a cell."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from shnor_docs.compute.exact import printable
from shnor_docs.documents.cells import Cell
from shnor_docs.documents.forms.subjects import Subject, called
from shnor_docs.documents.tree import text_of
from shnor_docs.model.content import Content
from shnor_docs.model.data import Cell as DataCell
from shnor_docs.model.data import DataTable
from shnor_docs.model.dates import day_of
from shnor_docs.model.form import Answer, SubjectKind
from shnor_docs.russian.numerals import NBSP, format_number
from shnor_docs.russian.typography import typeset

BLANK_NUMBER = "____"
LIST_SEPARATOR = ";"


@dataclass(frozen=True, slots=True)
class Answers:
    """The cells of one subject in a table, by the key of the row (a period, a date, a name) and the field."""

    table: str = ""
    rows: Mapping[Hashable, Mapping[str, DataCell]] = field(default_factory=dict)

    def get(self, key: Hashable, field: str) -> DataCell:
        """The cell; None if there is none."""
        return self.rows.get(key, {}).get(field)


def answers(
    content: Content, source: str | None, kind: SubjectKind, subject: Subject | None, key: str | None
) -> Answers:
    """The subject's rows of a data table by the column ``key``; without one, the first row under None."""
    table = content.tables.get(source or "")
    if table is None or subject is None or kind not in table.fields:
        return Answers()
    rows: dict[Hashable, Mapping[str, DataCell]] = {}
    for index in _rows_of(table, kind, subject):
        cells = dict(zip(table.fields, table.rows[index], strict=True))
        rows.setdefault(cells.get(key) if key else None, cells)
    return Answers(table.id, rows)


def _rows_of(table: DataTable, kind: SubjectKind, subject: Subject) -> list[int]:
    """Rows of a school by its id; of a municipality by any of its names."""
    rows_by = table.rows_by(kind)
    if kind is SubjectKind.SCHOOL:
        return list(rows_by.get(subject.id, ()))
    named = (rows for cell, rows in rows_by.items() if cell == subject.id or called(cell) in subject.names)
    return sorted(row for rows in named for row in rows)


def by_day(given: Answers) -> Answers:
    """The same with rows keyed by the days that their keys mean."""
    return Answers(given.table, {day_of(key): cells for key, cells in given.rows.items()})


def answer_cell(answer: Answer, given: Answers, key: Hashable) -> Cell:
    """The cell of an answer: numbers through a slash, texts and list items each on a line of its own."""
    source = f"data.{given.table}.{'/'.join(answer.bound)}[{key}]"
    values = [_value(answer, given, key, field) for field in answer.fields]
    texts = [value for value in values if isinstance(value, str)]
    numbers = _numbers(answer, [value for value in values if not isinstance(value, str)])
    items = listed(given.get(key, answer.listed)) if answer.listed else ()
    printed = (*numbers, *(typeset(text) for text in (*texts, *items)))
    return Cell(tuple(text_of(text, source=source) for text in printed))


def listed(cell: DataCell) -> tuple[str, ...]:
    """The items of a list in one cell."""
    return tuple(item.strip() for item in str(cell or "").split(LIST_SEPARATOR) if item.strip())


def _value(answer: Answer, given: Answers, key: Hashable, field: str) -> DataCell:
    value = given.get(key, field)
    if answer.whole is None or value is None:
        return value
    whole = given.get(key, answer.whole)
    if not isinstance(whole, int | Decimal) or not isinstance(value, int | Decimal) or not whole:
        return None
    return printable(Fraction(value) / Fraction(whole) * 100, None)


def _numbers(answer: Answer, values: list[DataCell]) -> tuple[str, ...]:
    """«95/43»; with a place for the missing one of several; none if a single one is missing."""
    if not values or values == [None]:
        return ()
    return ("/".join(_number(value, answer.unit) for value in values),)


def _number(value: DataCell, unit: str | None) -> str:
    if isinstance(value, bool):
        return "да" if value else "нет"
    if not isinstance(value, int | Decimal):
        return BLANK_NUMBER if value is None else str(value)
    return format_number(Decimal(value)) + (f"{NBSP}{unit}" if unit else "")
