"""How a table fits its page: columns by weight, never narrower than their longest word; smaller letters if need be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from shnor_docs.documents.tree import Kind, Unit, walk
from shnor_docs.rendering.blocks.cells import Cells, Rows
from shnor_docs.rendering.blocks.letters import twips, word_width
from shnor_docs.rendering.blocks.unbroken import unbroken
from shnor_docs.sameness import once_for_each

_PADDING = 185
"""Twips that a cell's margins and borders take."""
_MARK = 400
"""Twips that the dash or the number of a list takes before its text."""
_BREAKS = re.compile("[ \n\t]|(?<=[–—-])(?!\u2060)")
_MAY_BREAK = re.compile("[\n\t–—-]")
_WIDEST = 0.6
"""No column's longest word may claim more of the table than this share."""


_SMALLEST = 10
"""Points: tables may be smaller than the text, 10 to 13 (RULES §1)."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Twips of each column, and the size of letters in points."""

    widths: list[int]
    points: float


def fitted(rows: Rows, weights: Sequence[float], total: int, points: float) -> Fit:
    """The columns, together ``total`` wide, in letters of ``points``, or of the largest size that breaks no word."""
    size = points
    needed = _needed(rows, len(weights), total, size)
    while sum(needed) > total and size - 1 >= _SMALLEST:
        size -= 1
        needed = _needed(rows, len(weights), total, size)
    return Fit(shared(weights, needed, total), size)


def shared(weights: Sequence[float], needed: list[float], total: int) -> list[int]:
    """Columns together ``total`` wide, by weight, none narrower than it needs to be where that can be."""
    if sum(needed) > total:
        needed = [need * total / sum(needed) for need in needed]
    widths = [total * weight / sum(weights) for weight in weights]
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


def _needed(rows: Rows, columns: int, total: int, points: float) -> list[float]:
    needed = [0.0] * columns
    for row, cells in rows:
        for column, word in _words(cells, row.kind is not Kind.ROW, points):
            if word > needed[column]:
                needed[column] = min(word, total * _WIDEST)
    return needed


def _words_of(cells: Cells, bold: bool, points: float) -> tuple[tuple[int, float], ...]:
    single = ((cell.column, cell.unit) for cell in cells if cell.unit and cell.across == 1)
    return tuple((column, _word(unit, bold, points)) for column, unit in single)


_words = once_for_each(_words_of)
"""The longest words of a row, by the columns of its cells."""


def _word(cell: Unit, bold: bool, points: float) -> float:
    """Twips of the longest thing in a cell that a line cannot break."""
    units = walk(cell) if cell.children else (cell,)
    return _PADDING + max((_unbreakable(unit, bold, points) for unit in units if unit.text), default=0)


def _unbreakable(unit: Unit, bold: bool, points: float) -> float:
    width = twips(word_width(_longest(unit.plain), bold=bold), points)
    return width + _MARK if unit.kind is Kind.ITEM else width


@lru_cache(maxsize=16_384)
def _longest(text: str) -> str:
    """The longest piece that a line cannot break; few words are worth a look inside."""
    longest = max(text.split(" "), key=len)
    return max(_BREAKS.split(unbroken(text)), key=len) if _MAY_BREAK.search(longest) else longest
