"""Columns of numbers: units under units, the comma under the comma, the whole block in the middle of the column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shnor_docs.documents.tree import Kind, Unit
from shnor_docs.rendering.blocks.cells import Rows
from shnor_docs.rendering.blocks.letters import COMMA, DIGIT, SIGN, SPACE, twips
from shnor_docs.rendering.blocks.wordml import from_right

_NUMBER = re.compile(r"([+−–-]?)(\d+(?:[\u00a0\u202f ]\d{3})*)(?:,(\d+))?")
_NO_NUMBER = ("", "–", "—", "-", "х", "Х")
"""What stands in a column of numbers where there is none; it is centred."""
_MARGINS = 170
"""Twips of the margins of a cell, left and right together."""


@dataclass(frozen=True, slots=True)
class Figures:
    """A column of numbers: how far from the right edge of its cells the last digit of the longest fraction stands.

    ``right`` is in twips; ``whole`` and ``fraction``, the widths of the longest parts before and after the units'
    digit, are in ems.
    """

    right: float
    whole: float
    fraction: float
    points: float

    def layout(self, number: str) -> str:
        """The layout of a paragraph with that number; none for what is no number."""
        match = _NUMBER.fullmatch(number)
        if match is None:
            return ""
        return from_right(round(self.right + twips(self.fraction - _fraction(match), self.points)))

    def around(self, number: str) -> tuple[float, float] | None:
        """How much narrower than the widest the number is, in ems to its left and right; None for what is no number."""
        match = _NUMBER.fullmatch(number)
        return (self.whole - _whole(match), self.fraction - _fraction(match)) if match else None


def figures(rows: Rows, widths: Sequence[int], points: float) -> Mapping[int, Figures]:
    """The columns of a table that hold numbers of different lengths, by their place in the grid."""
    columns: dict[int, list[re.Match[str]]] = {column: [] for column in range(len(widths))}
    for row, cells in rows:
        if row.kind is not Kind.ROW:
            continue
        for cell in cells:
            if cell.unit is not None and cell.across == 1 and cell.column in columns:
                _take(cell.unit, cell.column, columns)
        if not columns:
            break
    return {column: _placed(found, widths[column], points) for column, found in columns.items() if _differ(found)}


def _take(cell: Unit, column: int, columns: dict[int, list[re.Match[str]]]) -> None:
    """Add the number of a cell to its column; a column with a text in it is no column of numbers."""
    text = cell.plain
    match = None if cell.children else _NUMBER.fullmatch(text)
    if match is not None:
        columns[column].append(match)
    elif cell.children or text not in _NO_NUMBER:
        del columns[column]


def _differ(numbers: Sequence[re.Match[str]]) -> bool:
    """Numbers of one length stand one under another when they are centred."""
    return len({(_whole(number), _fraction(number)) for number in numbers}) > 1


def _placed(numbers: Sequence[re.Match[str]], width: int, points: float) -> Figures:
    whole, fraction = max(map(_whole, numbers)), max(map(_fraction, numbers))
    free = width - _MARGINS - twips(whole + fraction, points)
    return Figures(max(free, 0) / 2, whole, fraction, points)


def _whole(number: re.Match[str]) -> float:
    sign, digits, _ = number.groups()
    places = sum(map(str.isdigit, digits))
    return (SIGN if sign else 0) + places * DIGIT + (len(digits) - places) * SPACE


def _fraction(number: re.Match[str]) -> float:
    return COMMA + len(number[3]) * DIGIT if number[3] else 0
