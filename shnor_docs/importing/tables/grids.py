"""A foreign table as headings of columns and rows under them, whatever its grid of merged cells is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from shnor_docs.importing.tables.headings import Column, bare_columns, columns_under, widths_of
from shnor_docs.importing.tables.heads import head_of, repeats_of
from shnor_docs.importing.tables.texts import text_of
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.inspection.foreign.tree import Block, Cell, Row, Table


@dataclass(frozen=True)
class Spot:
    """What stands in a row under a heading; ``cell`` numbers the cells: one over two columns is the same cell twice."""

    blocks: tuple[Block, ...]
    place: Place
    cells: tuple[Place, ...] = ()
    is_covered: bool = False
    """Whether its cell begins in a row above."""

    @cached_property
    def text(self) -> str:
        """All its words in one line."""
        return text_of(self.blocks)


@dataclass(frozen=True, slots=True)
class Line:
    """A row under the headings, a spot for each column; ``whole`` is the one cell of a row over the whole width."""

    place: Place
    spots: tuple[Spot, ...]
    whole: Spot | None = None
    follows_break: bool = False
    """Whether it is the first after a repeated heading, or of a table that goes on another one."""


@dataclass(frozen=True)
class Grid:
    """A table: rows over its head, the columns, the rows under them."""

    place: Place
    above: tuple[Line, ...]
    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    lines: tuple[Line, ...]
    repeated: tuple[Place, ...] = ()
    """Rows that only repeat the head."""
    widths: tuple[int, ...] = ()
    """Of the columns, in twips; empty if the file does not say them."""

    @property
    def has_head(self) -> bool:
        """Whether its columns have headings."""
        return bool(self.head)


def grid_of(table: Table) -> Grid:
    """The table on columns of its head; without one, on the columns of its cells."""
    above, head = head_of(table)
    columns = columns_under(head) if head else bare_columns(table)
    start, repeated, lines = above + len(head), repeats_of(table, above, head), list[Line]()
    after, reaching = False, _reaching(table)
    for number, row in enumerate(table.rows[start:], start):
        if number in repeated:
            after = True
            continue
        after = after or (number > start and _table_of(row) != _table_of(table.rows[number - 1]))
        lines.append(_line(row, reaching[number], columns, follows_break=after))
        after = False
    said = tuple(table.rows[number].place for number in sorted(repeated))
    over = tuple(_line(row, (), columns) for row in table.rows[:above])
    return Grid(table.place, over, columns, head, tuple(lines), said, widths_of(table, columns))


def bare_grid(table: Table) -> Grid:
    """The table without a head, a column wherever a cell begins."""
    columns = bare_columns(table)
    lines = tuple(_line(row, above, columns) for row, above in zip(table.rows, _reaching(table), strict=True))
    return Grid(table.place, (), columns, (), lines, widths=widths_of(table, columns))


def _table_of(row: Row) -> tuple[tuple[str, int], ...]:
    return row.place.way[:-1]


def _line(row: Row, above: Sequence[Cell], columns: Sequence[Column], *, follows_break: bool = False) -> Line:
    """A row; ``above`` are the cells that begin in rows above and reach it."""
    spots = _spots(row, above, columns)
    if len(row.cells) == 1 and len(columns) > 1:
        only = row.cells[0]
        if only.columns >= columns[-1].ends - columns[0].begins:
            whole = Spot(only.blocks, only.place, (only.place,))
            return Line(row.place, spots, whole, follows_break)
    return Line(row.place, spots, None, follows_break)


def _reaching(table: Table) -> list[list[Cell]]:
    """For each row, the cells that begin above and reach it."""
    found: list[list[Cell]] = [[] for _ in table.rows]
    for number, row in enumerate(table.rows):
        for cell in row.cells:
            for reached in range(number + 1, min(number + cell.rows, len(found))):
                found[reached].append(cell)
    return found


def _spots(row: Row, above: Sequence[Cell], columns: Sequence[Column]) -> tuple[Spot, ...]:
    """A spot for each column: the cells that lie in it, most of them; each cell's words stand in one spot only."""
    starts = [column.begins for column in columns]
    taken: dict[int, list[Cell]] = {}
    for cell in row.cells:
        taken.setdefault(_nearest(cell, columns, starts), []).append(cell)
    return tuple(_spot(row, above, column, taken.get(place, [])) for place, column in enumerate(columns))


def _nearest(cell: Cell, columns: Sequence[Column], starts: Sequence[int]) -> int:
    """The first column that the cell covers most of; of those that it covers wholly, the first."""
    first = max(0, bisect_right(starts, cell.column) - 1)
    last = max(first + 1, bisect_left(starts, cell.column + cell.columns))

    def shared(place: int) -> tuple[float, int]:
        column = columns[place]
        common = min(cell.column + cell.columns, column.ends) - max(cell.column, column.begins)
        return common / max(1, column.ends - column.begins), -place

    return max(range(first, last), key=shared)


def _spot(row: Row, above: Sequence[Cell], column: Column, own: Sequence[Cell]) -> Spot:
    if own:
        blocks = tuple(block for cell in own for block in cell.blocks)
        return Spot(blocks, own[0].place, tuple(cell.place for cell in own))
    for cells, is_covered in ((row.cells, False), (above, True)):
        for cell in cells:
            if cell.column <= column.begins < cell.column + cell.columns:
                return Spot((), cell.place, (cell.place,), is_covered=is_covered)
    return Spot((), row.place)
