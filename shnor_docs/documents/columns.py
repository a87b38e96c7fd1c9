"""Header rows of a table: nested column headers become rows of cells with spans."""

from __future__ import annotations

from collections.abc import Iterable

from shnor_docs.documents.tree import Kind, Unit, text_of
from shnor_docs.model.table import Column
from shnor_docs.russian.typography import typeset


def depth(columns: Iterable[Column]) -> int:
    """How many header rows the columns need."""
    return max((1 + depth(column.columns) for column in columns), default=0)


def header_rows(columns: tuple[Column, ...], unit_id: str) -> tuple[Unit, ...]:
    """One unit for each header row; a header without subcolumns reaches down to the last row."""
    levels = depth(columns)
    rows: list[list[Unit]] = [[] for _ in range(levels)]
    _place(columns, 0, rows, unit_id)
    return tuple(
        Unit(f"{unit_id}.header{level}", Kind.HEADER, children=tuple(cells)) for level, cells in enumerate(rows, 1)
    )


def _place(columns: Iterable[Column], level: int, rows: list[list[Unit]], unit_id: str) -> None:
    for column in columns:
        below = len(rows) - level if not column.columns else 1
        rows[level].append(
            Unit(
                f"{unit_id}.header{level + 1}/{len(rows[level]) + 1}",
                Kind.CELL,
                text_of(typeset(column.title or "")),
                span=(len(column.leaves), below),
                centered=True,
            )
        )
        _place(column.columns, level + 1, rows, unit_id)
