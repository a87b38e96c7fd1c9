"""Cells of a table: lines of text or units of prose."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from shnor_docs.documents.prose import Writer, blocks
from shnor_docs.documents.tree import Kind, Text, Unit, text_of
from shnor_docs.model.table import Align, Column
from shnor_docs.russian.numerals import format_number
from shnor_docs.russian.typography import typeset

DASH = "–"
"""What stands in a cell whose value is not known."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The content of a cell: paragraphs of one look each, or units of prose."""

    lines: tuple[Text, ...] = ()
    units: tuple[Unit, ...] = ()


def unit_of(cell: Cell, unit_id: str, column: Column) -> Unit:
    """The cell as a unit of the tree."""
    centered = column.align is Align.CENTER
    if len(cell.lines) <= 1 and not cell.units:
        return Unit(unit_id, Kind.CELL, cell.lines[0] if cell.lines else (), centered=centered)
    paragraphs = tuple(Unit(f"{unit_id}/{n}", Kind.PARAGRAPH, text) for n, text in enumerate(cell.lines, 1))
    return Unit(unit_id, Kind.CELL, children=paragraphs + cell.units, centered=centered)


def prose_cell(text: str | None, unit_id: str, prose: Writer) -> Cell:
    """A cell of prose; a single paragraph becomes the cell's own text."""
    units = blocks(text, unit_id, prose) if text else ()
    if len(units) == 1 and units[0].kind is Kind.PARAGRAPH:
        return Cell((units[0].text,))
    return Cell(units=units)


def line_cell(text: str | None, source: str = "") -> Cell:
    """A cell of one line; empty without a text."""
    return Cell((text_of(typeset(text), source=source),)) if text else Cell()


def number_cell(amount: Decimal | None, source: str = "", precision: int | None = None) -> Cell:
    """A cell of a bare number; a dash where there is none."""
    return Cell((text_of(DASH if amount is None else format_number(amount, precision), source=source),))
