"""The cells of a table as a slide prints them: their paragraphs, their spans, how high they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from shnor_docs.documents.tree import Kind, Run, Text, Unit, text_of, walk
from shnor_docs.rendering.blocks.cells import Placed, placed_rows
from shnor_docs.rendering.slides.flow import Mark, Para, blocks
from shnor_docs.rendering.slides.measuring import Letters, line_count, widest_word

ACROSS, DOWN = 5.0, 3.0
"""Points of a cell's margins at each side, above and below."""
_INDENT = 1.1
"""Ems before the text of a list in a cell."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell at its first column; ``down`` is how many rows it takes, 0 where one from above goes on."""

    unit: str
    column: int
    across: int
    down: int
    paras: tuple[Para, ...]
    centered: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table with its cells, left to right."""

    unit: str
    kind: Kind
    cells: tuple[Cell, ...]

    @property
    def is_bold(self) -> bool:
        """Whether it heads others."""
        return self.kind is not Kind.ROW


def rows_of(table: Unit) -> tuple[Row, ...]:
    """The rows of a table; a cell that reaches down is named in each of its rows."""
    above: dict[int, Cell] = {}
    return tuple(_row(row, cells, above) for row, cells in placed_rows(table))


def _row(row: Unit, placed: Sequence[Placed], above: dict[int, Cell]) -> Row:
    cells = []
    for one in placed:
        if one.unit is None:
            cells.append(replace(above[one.column], down=0))
            continue
        cell = Cell(one.unit.id, one.column, one.across, one.unit.span[1], _paras(one.unit), one.unit.centered)
        above[one.column] = cell
        cells.append(cell)
    return Row(row.id, row.kind, tuple(cells))


def _paras(cell: Unit) -> tuple[Para, ...]:
    own = (Para(cell.id, cell.text),) if cell.text else ()
    return (*own, *(para for one in blocks(cell.children) for para in _flat(one)))


def _flat(block: Para | Unit) -> Iterator[Para]:
    """A paragraph as it is; a table inside a cell row by row, cell after cell; a chart there value by value."""
    if isinstance(block, Para):
        yield block
        return
    for row in block.children:
        texts = [unit.text for unit in walk(row) if unit.text]
        if texts:
            between = text_of(" – ")
            yield Para(row.id, tuple(run for n, text in enumerate(texts) for run in (*(between if n else ()), *text)))


def indent(para: Para, letters: Letters) -> float:
    """How far from the edge of its cell the text of a list begins."""
    if para.mark is Mark.NUMBER:
        return letters.points * (_INDENT * (para.level + 1) + 0.6)
    return letters.points * _INDENT * (para.level + 1) if para.mark in (Mark.BULLET, Mark.GOES_ON) else 0


def height(cell: Cell, room: float, letters: Letters) -> float:
    """The points that a cell needs in a column of so many."""
    return _height(cell.paras, room - 2 * ACROSS, letters)


@lru_cache(4096)
def _height(paras: tuple[Para, ...], room: float, letters: Letters) -> float:
    lines = sum(line_count(para.text, room - indent(para, letters), _of(para, letters)) for para in paras)
    return max(lines, 1) * letters.line + 2 * DOWN


def _of(para: Para, letters: Letters) -> Letters:
    return replace(letters, bold=letters.bold or para.mark is Mark.HEADING)


def widest(cell: Cell, letters: Letters) -> tuple[float, Text]:
    """The room that the longest word of a cell needs, and the word's paragraph."""
    found = ((widest_word(para.text, _of(para, letters)) + indent(para, letters), para.text) for para in cell.paras)
    return max(((wide + 2 * ACROSS + 1, text) for wide, text in found), key=lambda one: one[0], default=(0.0, _NONE))


_NONE: tuple[Run, ...] = ()
