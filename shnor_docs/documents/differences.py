"""The comparative table «было – стало» of two editions of a program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import NamedTuple

from shnor_docs.documents.grids import full_width, grid
from shnor_docs.documents.slots import PAPER_SLOTS
from shnor_docs.documents.tree import Document, Kind, Unit, line, text_of
from shnor_docs.model.program import Program
from shnor_docs.model.table import Align, Column
from shnor_docs.russian.typography import typeset

TITLE = "Сравнительная таблица изменений"
UNCHANGED = "Изменений нет."
ABSENT = "–"

UNITS = "Структурная единица"
COLUMNS = (
    Column(field="number", title="№", width=0.3, align=Align.CENTER),
    Column(field="place", title="Положение программы", width=1.4),
    Column(field="before", title="Было", width=2),
    Column(field="after", title="Стало", width=2),
)


class Row(NamedTuple):
    """A change: what it is about, the old and the new wording; None where there is none."""

    place: str
    before: str | None
    after: str | None


class Heading(NamedTuple):
    """The name of the document that the rows below are about."""

    title: str


def comparative_table(
    program: Program, subtitle: str, rows: Iterable[Row | Heading], places: str | None = None
) -> Document:
    """The table as a document of sections, in landscape.

    ``program`` is the new edition, ``places`` the title of the column of places.
    """
    slots = {slot.name: Unit(slot.name, slot.kind) for slot in PAPER_SLOTS}
    slots |= {
        "title": line("title", typeset(f"{TITLE}: {program.title}")),
        "subtitle": line("subtitle", typeset(subtitle)),
        "body": Unit("body", Kind.BODY, children=(_section(tuple(rows), places),)),
    }
    return Document(
        id="comparison",
        kind="comparison",
        title=TITLE,
        author=program.authority.name,
        subject=program.title,
        keywords=f"{TITLE}, {program.period}",
        root=Unit("comparison", Kind.DOCUMENT, children=tuple(slots.values())),
    )


def _section(rows: tuple[Row | Heading, ...], places: str | None) -> Unit:
    if rows:
        columns = tuple(
            column.model_copy(update={"title": places}) if places and column.field == "place" else column
            for column in COLUMNS
        )
        body = grid("changes", columns, tuple(_rows(rows)))
    else:
        body = Unit("unchanged", Kind.PARAGRAPH, text_of(UNCHANGED))
    return Unit("sections.changes", Kind.SECTION, children=(body,), landscape=True)


def _rows(rows: tuple[Row | Heading, ...]) -> Iterator[Unit]:
    """Rows with their numbers under full-width names of documents."""
    number = count(1)
    for place, row in enumerate(rows, 1):
        if isinstance(row, Heading):
            yield full_width(f"changes.document{place}", text_of(typeset(row.title)), len(COLUMNS))
        else:
            yield _row(next(number), row)


def _row(number: int, row: Row) -> Unit:
    texts = (str(number), row.place, row.before or ABSENT, row.after or ABSENT)
    cells = (_cell(f"changes.{number}", column, text) for column, text in zip(COLUMNS, texts, strict=True))
    return Unit(f"changes.{number}", Kind.ROW, children=tuple(cells))


def _cell(row_id: str, column: Column, text: str) -> Unit:
    centered = column.align is Align.CENTER
    unit_id, (first, *rest) = f"{row_id}.{column.field}", text.split("\n")
    if not rest:
        return Unit(unit_id, Kind.CELL, text_of(typeset(text)), centered=centered)
    paragraphs = (Unit(f"{unit_id}/{n}", Kind.PARAGRAPH, text_of(typeset(one))) for n, one in enumerate((first, *rest)))
    return Unit(unit_id, Kind.CELL, children=tuple(paragraphs))
