"""What the workbooks of a program hold: rows of cells, the columns they need, the fields above the headers."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from shnor_docs.model.content import Content
from shnor_docs.model.roadmap import Roadmap
from shnor_docs.source.excel import columns
from shnor_docs.source.excel.columns import GROUP_OF, KIND, NAME, ORDER, ROADMAP, Book, Cells, Path
from shnor_docs.source.records.shapes import keys_of


def rows(book: Book, content: Content) -> list[Cells]:
    """The rows of a workbook, in the order of the program; none if the program has no such field."""
    found = _plan(content.program.roadmap or Roadmap()) if book is ROADMAP else _indicators(content)
    return [{**row, ORDER: Decimal(number)} for number, row in enumerate(found, 1)]


def _plan(roadmap: Roadmap) -> Iterable[Cells]:
    for group in roadmap.groups:
        yield {KIND: columns.GROUP, GROUP_OF: group.id, ("id",): group.id, ("text",): group.title}
        for item in group.items:
            yield {KIND: columns.ITEM, GROUP_OF: group.id, **columns.cells(item)}


def _indicators(content: Content) -> Iterable[Cells]:
    for use in content.program.indicators:
        known = content.catalogue.get(use.id)
        yield {NAME: known.name if known else "", **columns.cells(use)}


def own_columns(book: Book) -> tuple[Path, ...]:
    """The columns beside those of the record's fields: after the id, then at the end."""
    return (KIND, GROUP_OF, ORDER) if book is ROADMAP else (NAME, ORDER)


def head_titles(book: Book) -> dict[str, str]:
    """The fields of the whole plan, which stand above the headers, with their titles."""
    if book is not ROADMAP:
        return {}
    return {name: key.title for name, key in keys_of(Roadmap).items() if key.shape.items is None}


def head(book: Book, content: Content) -> dict[str, str]:
    """The texts beside the titles above the headers."""
    roadmap = content.program.roadmap or Roadmap()
    return {title: str(getattr(roadmap, name) or "") for name, title in head_titles(book).items()}
