"""A table in letters of one size: its columns, the heights of its rows, any stretch of them with the header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from shnor_docs.documents.tree import Kind, Unit
from shnor_docs.rendering.blocks.widths import shared
from shnor_docs.rendering.slides.cells import Cell, Row, height, widest
from shnor_docs.rendering.slides.measuring import Letters

_SHORT = 4
"""A table of fewer rows is not cut to give a text below it company."""


@dataclass(frozen=True, slots=True)
class Part:
    """As much of a table as a slide holds: columns and rows in points, the header among the rows."""

    table: str
    points: float
    widths: tuple[int, ...]
    rows: tuple[Row, ...]
    heights: tuple[float, ...]
    first: int
    """The number of its first row below the header, from 1."""

    @property
    def height(self) -> float:
        """Its height in points."""
        return sum(self.heights)

    def halves(self) -> tuple[Part, Part] | None:
        """The part cut in two, each with the header; None if it is short or has cells over several rows."""
        head = _headers(self.rows)
        at = (head + len(self.rows) + 1) // 2
        at -= self.rows[at - 1].kind is Kind.GROUP
        if len(self.rows) - head < _SHORT or any(cell.down != 1 for row in self.rows[head:] for cell in row.cells):
            return None
        lower = replace(
            self,
            rows=(*self.rows[:head], *self.rows[at:]),
            heights=(*self.heights[:head], *self.heights[at:]),
            first=self.first + at - head,
        )
        return replace(self, rows=self.rows[:at], heights=self.heights[:at]), lower


@dataclass(frozen=True)
class Fitted:
    """A table with its columns in letters of one size."""

    table: Unit
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    letters: Letters

    @cached_property
    def header(self) -> tuple[Row, ...]:
        """The rows that each slide repeats."""
        count = _headers(self.rows)
        return self.rows[:count] if count < len(self.rows) else ()

    @cached_property
    def body(self) -> tuple[Row, ...]:
        """The rows below the header."""
        return self.rows[len(self.header) :]

    @cached_property
    def _own(self) -> tuple[float, ...]:
        """The heights of the body's rows, spans left out."""
        return tuple(self._own_height(row) for row in self.body)

    @cached_property
    def _head(self) -> tuple[float, ...]:
        return tuple(self._heights(self.header))

    @cached_property
    def _has_spans(self) -> bool:
        return any(cell.down != 1 for row in self.body for cell in row.cells)

    def height(self, start: int, end: int) -> float:
        """The height of the header with some rows of the body."""
        if self._has_spans:
            return self.part(start, end).height
        return sum(self._head) + sum(self._own[start:end])

    def part(self, start: int, end: int) -> Part:
        """The header with some rows of the body; a cell from above them is printed again in the first."""
        body = tuple(_whole(self.body[start:end])) if self._has_spans else self.body[start:end]
        heights = self._heights(body) if self._has_spans else self._own[start:end]
        rows, points = (*self.header, *body), self.letters.points
        return Part(self.table.id, points, self.widths, rows, (*self._head, *heights), start + 1)

    def _heights(self, rows: Sequence[Row]) -> list[float]:
        found = [self._own_height(row) for row in rows]
        for number, row in enumerate(rows):
            for cell in row.cells:
                if cell.down > 1:
                    last = min(number + cell.down, len(rows))
                    missing = self._of(cell, row) - sum(found[number:last])
                    found[last - 1] += max(missing, 0)
        return found

    def _own_height(self, row: Row) -> float:
        return max((self._of(cell, row) for cell in row.cells if cell.down == 1), default=self.letters.line)

    def _of(self, cell: Cell, row: Row) -> float:
        room = sum(self.widths[cell.column : cell.column + cell.across])
        return height(cell, room, replace(self.letters, bold=row.is_bold))


def _headers(rows: Sequence[Row]) -> int:
    """How many rows of the header begin a table."""
    return next((n for n, row in enumerate(rows) if row.kind is not Kind.HEADER), len(rows))


def _whole(rows: Sequence[Row]) -> Iterator[Row]:
    """Rows cut out of a table: spans end with them, and what began above begins in the first."""
    for number, row in enumerate(rows):
        left = len(rows) - number
        cells = (
            replace(cell, down=_goes_on(rows, cell))
            if not number and not cell.down
            else replace(cell, down=min(cell.down, left))
            for cell in row.cells
        )
        yield replace(row, cells=tuple(cells))


def _goes_on(rows: Sequence[Row], cell: Cell) -> int:
    """How many of the rows a cell from above still takes."""
    count = 1
    for row in rows[1:]:
        if not any(one.column == cell.column and not one.down for one in row.cells):
            break
        count += 1
    return count


def fitted(table: Unit, rows: tuple[Row, ...], total: float, letters: Letters) -> Fitted | None:
    """The table in those letters; None if the words of its columns need more than the width."""
    needed = needs(rows, len(table.widths), letters)
    if sum(needed) > total:
        return None
    widths = shared(table.widths, needed, int(total))
    return Fitted(table, rows, tuple(widths), letters)


def needs(rows: Sequence[Row], columns: int, letters: Letters) -> list[float]:
    """The points that each column needs for its longest word."""
    needed = [0.0] * columns
    for row in rows:
        own = replace(letters, bold=row.is_bold)
        for cell in row.cells:
            if cell.across == 1 and cell.down:
                needed[cell.column] = max(needed[cell.column], widest(cell, own)[0])
    return needed
