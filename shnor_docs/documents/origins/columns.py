"""Origins of headings of tables: the column of the program that a cell of a header stands over."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.documents.origins.names import named_records
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings, InfoCard
from shnor_docs.model.form import FormTable, Layout
from shnor_docs.model.places import Path
from shnor_docs.model.table import Column, Table, TableRows


def column_path(
    content: Content, settings: DocumentSettings, place: Path, table: str, level: int, ordinal: int
) -> Path | None:
    """The path of a heading: the ``ordinal``-th cell of a header's row, both counted from 1."""
    if table == "passport":
        return (*place, "passport_header", ordinal - 1)
    if table == "roadmap":
        return _of_plan(content, settings, place, level, ordinal)
    path, record = named_records(content).get(table, (None, None))
    if path and isinstance(record, Table):
        return _among(record.columns, path, level, ordinal)
    if path and isinstance(record, FormTable):
        return _of_form(record, path, level, ordinal)
    name, _, part = table.rpartition(".")
    path, record = named_records(content).get(name, (None, None))
    return _of_card(record, path, part, level, ordinal) if path and isinstance(record, InfoCard) else None


def _among(columns: tuple[Column, ...], path: Path, level: int, ordinal: int) -> Path:
    found = [(*path, *way, "title") for at, way in _headings(columns) if at == level]
    return found[ordinal - 1] if ordinal <= len(found) else path


def _headings(columns: tuple[Column, ...], level: int = 1, path: Path = ()) -> Iterator[tuple[int, Path]]:
    """Columns with their levels, in the order of the header's cells."""
    for index, column in enumerate(columns):
        way: Path = (*path, "columns", index)
        yield level, way
        yield from _headings(column.columns, level + 1, way)


def _of_plan(content: Content, settings: DocumentSettings, place: Path, level: int, ordinal: int) -> Path | None:
    if settings.columns:
        return _among(settings.columns, place, level, ordinal)
    for index, table in enumerate(content.program.tables):
        if table.rows is TableRows.ROADMAP:
            return _among(table.columns, ("tables", index), level, ordinal)
    return None


def _of_form(table: FormTable, path: Path, level: int, ordinal: int) -> Path | None:
    """The first column has the table's heading, the others their own, or are periods of the form."""
    if level == 1 and ordinal == 1:
        return (*path, "header")
    if level == 1 and table.over:
        return (*path, "over")
    if table.layout is Layout.PERIODS:
        return (*path[:2], "periods")
    return (*path, "columns", ordinal - (1 if table.over else 2), "title")


def _of_card(card: InfoCard, path: Path, part: str, level: int, ordinal: int) -> Path | None:
    """Reporting dates; the other headings of a card are its own wording."""
    before = {"characteristics": 1, "additional": 2, "execution": 0 if level == 2 else len(card.dates) + 2}
    index = ordinal - 1 - before.get(part, ordinal)
    return (*path, "dates", index) if 0 <= index < len(card.dates) else None
