"""Where the cells of a table stand in its grid: a cell that reaches down leaves its place taken below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shnor_docs.documents.tree import Unit
from shnor_docs.sameness import once_for_each


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell at its first column; ``unit`` is None where a cell from above goes on."""

    column: int
    across: int
    unit: Unit | None

    @property
    def begins_merge(self) -> bool:
        """Whether the cell reaches down into the next row."""
        return self.unit is not None and self.unit.span[1] > 1


Cells = tuple[Placed, ...]
Rows = Sequence[tuple[Unit, Cells]]


def placed_rows(table: Unit) -> Iterator[tuple[Unit, Cells]]:
    """Each row of the table with its cells in place, left to right."""
    taken: dict[int, tuple[int, int]] = {}
    for row in table.children:
        cells = _cells(row, tuple(taken.items()), len(table.widths))
        taken = {column: (rows - 1, across) for column, (rows, across) in taken.items() if rows > 1}
        taken |= {c.column: (c.unit.span[1] - 1, c.across) for c in cells if c.unit and c.begins_merge}
        yield row, cells


def _row(row: Unit, taken: dict[int, tuple[int, int]], width: int) -> Iterator[Placed]:
    waiting, column = iter(row.children), 0
    while column < width:
        if column in taken:
            cell = Placed(column, taken[column][1], None)
        elif (unit := next(waiting, None)) is not None:
            cell = Placed(column, unit.span[0], unit)
        else:
            break
        yield cell
        column += cell.across


@once_for_each
def _cells(row: Unit, taken: tuple[tuple[int, tuple[int, int]], ...], width: int) -> Cells:
    """The cells of a row below those that reach into it: the very ones of last time."""
    return tuple(_row(row, dict(taken), width))
