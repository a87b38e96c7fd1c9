"""A table on slides: letters as large as may be, rows never torn, the header repeated on each slide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from shnor_docs.documents.tree import Kind, Unit, plain
from shnor_docs.rendering.blocks.widths import shared
from shnor_docs.rendering.slides.cells import Cell, Row, height, rows_of, widest
from shnor_docs.rendering.slides.filling import balanced
from shnor_docs.rendering.slides.measuring import Letters

WHOLE = (16.0, 14.0, 12.0)
"""Points in which a table may stand on one slide."""
SPLIT = (14.0, 12.0, 11.0, 10.0)
"""Points in which one is split; the last is as small as a room can read."""
LEGIBLE = 12.0
"""Letters are made smaller than this only where a row or a word would not fit, not to save slides."""


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
        count = next((n for n, row in enumerate(self.rows) if row.kind is not Kind.HEADER), len(self.rows))
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


def whole(table: Unit, total: float, room: float, letters: Letters) -> Part | None:
    """The table on one slide in the largest letters in which it fits; None if it fits in none."""
    rows = rows_of(table)
    for points in WHOLE:
        fit = fitted(table, rows, total, replace(letters, points=points))
        if fit and fit.height(0, len(fit.body)) <= room:
            return fit.part(0, len(fit.body))
    return None


def split(table: Unit, total: float, first: float, room: float, letters: Letters) -> list[Part] | None:
    """The table over slides, ``first`` points on the first: on the fewest that letters read with ease give.

    A part without rows is one that found no room on the first. None if a row or a word fits in no letters.
    """
    rows = rows_of(table)
    best: tuple[Fitted, list[Cut]] | None = None
    for points in SPLIT:
        if best is not None and points < LEGIBLE:
            break
        fit = fitted(table, rows, total, replace(letters, points=points))
        if fit is None or any(fit.height(n, n + 1) > room for n in range(len(fit.body))):
            continue
        found = _balanced(fit, first, room)
        best = (fit, found) if best is None or len(found) < len(best[1]) else best
    return None if best is None else [_printed(best[0], cut) for cut in best[1]]


Cut = tuple[int, int]
"""The rows of a slide: from, up to."""


def _printed(fit: Fitted, cut: Cut) -> Part:
    start, end = cut
    return fit.part(start, end) if end > start else Part(fit.table.id, fit.letters.points, fit.widths, (), (), 1)


def _balanced(fit: Fitted, first: float, room: float) -> list[Cut]:
    def fill(height: float) -> list[Cut]:
        return list(_cuts(fit, first * height / room, height))

    return balanced(fill, room)


def _cuts(fit: Fitted, first: float, room: float) -> Iterator[Cut]:
    start, left = 0, first
    while start < len(fit.body):
        end = _end(fit, start, left)
        if end == start and left < room:
            left = room
            yield start, start
            continue
        end = max(end, start + 1)
        yield start, end
        start, left = end, room


def _end(fit: Fitted, start: int, room: float) -> int:
    """Where the rows of a slide end: as many as fit, not after the heading of others, not inside a span if need not."""
    end = start
    while end < len(fit.body) and fit.height(start, end + 1) <= room:
        end += 1
    if end == len(fit.body):
        return end
    best = end
    while best > start and (_is_cut(fit.body, best) or fit.body[best - 1].kind is Kind.GROUP):
        best -= 1
    return best if best > start else end


def _is_cut(rows: Sequence[Row], at: int) -> bool:
    """Whether a span goes on in the row."""
    return any(not cell.down for cell in rows[at].cells)


def too_wide(table: Unit, total: float, letters: Letters) -> str | None:
    """The longest word that does not let the smallest letters fit, as a message shows it; None if they do."""
    rows, smallest = rows_of(table), replace(letters, points=SPLIT[-1])
    if sum(needs(rows, len(table.widths), smallest)) <= total:
        return None
    found = (
        widest(cell, replace(smallest, bold=row.is_bold)) for row in rows for cell in row.cells if cell.across == 1
    )
    return max(plain(max(found, key=lambda one: one[0])[1]).split(), key=len)


def highest(table: Unit, total: float, room: float, letters: Letters) -> int | None:
    """The number of the first row that is higher than a slide in the smallest letters; None if there is none."""
    fit = fitted(table, rows_of(table), total, replace(letters, points=SPLIT[-1]))
    if fit is None:
        return None
    return next((n for n in range(1, len(fit.body) + 1) if fit.height(n - 1, n) > room), None)
