"""Widths of a table's columns: by weight, but never narrower than the longest word in them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from shnor_docs.documents.tree import Kind, Unit, walk
from shnor_docs.rendering.blocks.cells import PlacedRow

_PADDING = 190
"""Twips that a cell's margins and borders take."""
_LETTER = {Kind.HEADER: 140, Kind.GROUP: 140, Kind.ROW: 125}
"""Twips of a letter of 12 point text: wider in a bold header."""
_BREAKS = re.compile(r"[ \n\t–—-]")
_WIDEST = 0.6
"""No column's longest word may claim more of the table than this share."""


def column_widths(table: Unit, rows: Iterable[PlacedRow], total: int) -> list[int]:
    """Twips of each column of the table with these rows; together ``total``."""
    needed = _needed(table, rows, total)
    widths = [total * weight / sum(table.widths) for weight in table.widths]
    for _ in widths:
        short = [i for i, width in enumerate(widths) if width < needed[i]]
        if not short:
            break
        widths = _raised(widths, needed, total)
    rounded = [int(width) for width in widths]
    rounded[-1] += total - sum(rounded)
    return rounded


def _raised(widths: list[float], needed: list[float], total: int) -> list[float]:
    """Columns that are too narrow get what they need; the others share the rest as they did."""
    fixed = [need if width < need else 0 for width, need in zip(widths, needed, strict=True)]
    free = sum(width for width, need in zip(widths, fixed, strict=True) if not need)
    rest = max(total - sum(fixed), 0)
    if not free:
        return [total * need / sum(fixed) for need in fixed]
    return [need or width * rest / free for width, need in zip(widths, fixed, strict=True)]


def _needed(table: Unit, rows: Iterable[PlacedRow], total: int) -> list[float]:
    needed = [0.0] * len(table.widths)
    for row, cells in rows:
        for cell in cells:
            if cell.unit and cell.across == 1:
                needed[cell.column] = max(needed[cell.column], min(_word(cell.unit, row.kind), total * _WIDEST))
    return needed if sum(needed) <= total else [need * total / sum(needed) for need in needed]


def _word(cell: Unit, kind: Kind) -> float:
    longest = max(max(map(len, _BREAKS.split(unit.plain))) for unit in walk(cell))
    return longest * _LETTER[kind] + _PADDING
