"""A table on slides: letters as large as may be, rows never torn, the header repeated on each slide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from shnor_docs.documents.tree import Kind, Unit, plain
from shnor_docs.rendering.slides.cells import Row, rows_of, widest
from shnor_docs.rendering.slides.filling import balanced
from shnor_docs.rendering.slides.measuring import Letters
from shnor_docs.rendering.slides.parts import Fitted, Part, fitted, needs

WHOLE = (16.0, 14.0, 12.0)
"""Points in which a table may stand on one slide."""
SPLIT = (14.0, 12.0, 11.0, 10.0)
"""Points in which one is split; the last is as small as a room can read."""
LEGIBLE = 12.0
"""Letters are made smaller than this only where a row or a word would not fit, not to save slides."""


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
