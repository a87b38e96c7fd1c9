"""Tables of a foreign document from rows of texts, and records as plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.inspection.foreign.tree import Block, Cell, Paragraph, Row, Run, Table

_SPAN = re.compile(r"^(?:>(\d))?(?:v(\d))?\|")


def paragraph(text: str, *, bold: bool = False, number: int = 1) -> Paragraph:
    return Paragraph(Place("", (("абзац", number),)), (Run(text, bold=bold),) if text else ())


def table(*rows: Sequence[str], number: int = 1, heads: int = 0, columns: int = 0) -> Table:
    """A table: «>2|text» is a cell over two columns, «v3|text» over three rows, «**text**» bold.

    A row says nothing for columns that a cell above covers.
    """
    way = (("таблица", number),)
    covered: dict[int, int] = {}
    found: list[Row] = []
    width = columns or max(_width(row) for row in rows)
    for place, row in enumerate(rows, 1):
        here = (*way, ("строка", place))
        found.append(Row(Place("", here), tuple(_cells(row, here, covered)), place <= heads))
    return Table(Place("", way), width, tuple(found))


def listed(data: Any, *keys: str | int) -> Any:
    """What stands at a path of records."""
    for key in keys:
        data = data[key]
    return data


def _cells(row: Sequence[str], way: tuple[tuple[str, int], ...], covered: dict[int, int]) -> list[Cell]:
    cells: list[Cell] = []
    column = 0
    for place, text in enumerate(row, 1):
        while covered.get(column):
            covered[column] -= 1
            column += 1
        across, down, words = _spanned(text)
        here = Place("", (*way, ("ячейка", place)))
        cells.append(Cell(here, column, across, down, _blocks(words, here)))
        covered.update({one: down - 1 for one in range(column, column + across) if down > 1})
        column += across
    while covered.get(column):
        covered[column] -= 1
        column += 1
    return cells


def _spanned(text: str) -> tuple[int, int, str]:
    match = _SPAN.match(text)
    if not match or not (match[1] or match[2]):
        return 1, 1, text
    return int(match[1] or 1), int(match[2] or 1), text[match.end() :]


def _blocks(words: str, place: Place) -> tuple[Block, ...]:
    lines = words.split("\n")
    return tuple(
        Paragraph(
            Place("", (*place.way, ("абзац", n))), (Run(line.strip("*"), bold=line.startswith("**")),) if line else ()
        )
        for n, line in enumerate(lines, 1)
    )


def _width(row: Sequence[str]) -> int:
    return sum(_spanned(text)[0] for text in row)
