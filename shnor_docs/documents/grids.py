"""Tables of ready rows: headers of any depth, full-width rows, «Итого»."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from shnor_docs.documents.columns import header_rows
from shnor_docs.documents.tree import Kind, Text, Unit, text_of
from shnor_docs.model.table import Column
from shnor_docs.russian.numerals import format_number

TOTAL = "Итого"


def grid(unit_id: str, columns: tuple[Column, ...], rows: tuple[Unit, ...], *, header: bool = True) -> Unit:
    """A table of ready rows under the headers of its columns; without rows it has no headers either."""
    head = header_rows(columns, unit_id) if header and rows else ()
    return Unit(unit_id, Kind.TABLE, children=head + rows, widths=tuple(leaf.width for leaf in leaves(columns)))


def leaves(columns: Iterable[Column]) -> tuple[Column, ...]:
    """The real columns under all headers, left to right."""
    return tuple(leaf for column in columns for leaf in column.leaves)


def full_width(unit_id: str, text: Text, columns: int) -> Unit:
    """A row whose one cell spans the table."""
    return Unit(unit_id, Kind.GROUP, children=(Unit(f"{unit_id}/1", Kind.CELL, text, span=(columns, 1)),))


def total_row(unit_id: str, columns: Sequence[Column], sums: Sequence[Decimal | str | None]) -> Unit:
    """«Итого» over the columns before the first sum, then the sums, numbers or ready texts."""
    first = next((n for n, amount in enumerate(sums) if amount is not None), len(columns))
    head = (Unit(f"{unit_id}/1", Kind.CELL, text_of(TOTAL, bold=True), span=(first, 1)),) if first else ()
    cells = tuple(
        Unit(f"{unit_id}/{n + 1}", Kind.CELL, text_of(_printed(amount), bold=True),
             centered=columns[n].align == "center")
        for n, amount in enumerate(sums)
        if n >= first
    )  # fmt: skip
    return Unit(unit_id, Kind.ROW, children=head + cells)


def _printed(amount: Decimal | str | None) -> str:
    return format_number(amount) if isinstance(amount, Decimal) else amount or ""
