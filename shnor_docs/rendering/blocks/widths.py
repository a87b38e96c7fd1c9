"""Widths of a table's columns: by weight, but never narrower than the longest word in them."""

from __future__ import annotations

import re

from shnor_docs.documents.tree import Kind, Unit, walk
from shnor_docs.rendering.blocks.cells import placed_rows
from shnor_docs.rendering.blocks.letters import word_width

_PADDING = 190
"""Twips that a cell's margins and borders take."""
_MARK = 400
"""Twips that the dash or the number of a list takes before its text."""
_BREAKS = re.compile("[ \n\t]|(?<=[–—-])(?!\u2060)")
_WIDEST = 0.6
"""No column's longest word may claim more of the table than this share."""


def column_widths(table: Unit, total: int) -> list[int]:
    """Twips of each column; together ``total``."""
    needed = _needed(table, total)
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


def _needed(table: Unit, total: int) -> list[float]:
    needed = [0.0] * len(table.widths)
    for row, cells in placed_rows(table):
        for cell in cells:
            if cell.unit and cell.across == 1:
                needed[cell.column] = max(needed[cell.column], min(_word(cell.unit, row.kind), total * _WIDEST))
    return needed if sum(needed) <= total else [need * total / sum(needed) for need in needed]


def _word(cell: Unit, kind: Kind) -> float:
    """Twips of the longest thing in a cell that a line cannot break."""
    bold = kind is not Kind.ROW
    return _PADDING + max((_unbreakable(unit, bold) for unit in walk(cell) if unit.text), default=0)


def _unbreakable(unit: Unit, bold: bool) -> float:
    longest = max(_BREAKS.split(unit.plain), key=len)
    return word_width(longest, bold=bold) + (_MARK if unit.kind is Kind.ITEM else 0)
