"""What changes in a table, as instructions: rows by their numbers or names, cells by their columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from shnor_docs.lifecycle.amending.aligning import Gap, alike, is_stable, paired, stretches
from shnor_docs.lifecycle.amending.instructions import (
    Added,
    By,
    Instruction,
    Noun,
    Place,
    Removed,
    Restated,
    Reworded,
    Step,
    Untold,
)
from shnor_docs.lifecycle.amending.places import cell_place, column_step, is_balanced, row_place
from shnor_docs.lifecycle.amending.reading import Block, Cell, Line, Row, Table
from shnor_docs.lifecycle.amending.words import word_changes

Flow = Callable[[Sequence[Block], Sequence[Block], Place], tuple[Instruction, ...]]
"""What tells the changes of paragraphs; given by the caller, for tables stand among paragraphs."""

MOST_TOUCHED = 0.6
FEW = 3


class _Whole(Exception):
    """The table is better told anew as a whole."""


def table_changes(old: Table, new: Table, place: Place, flow: Flow) -> tuple[Instruction, ...] | None:
    """The instructions that make one table of the other; None if it is to be told anew as a whole."""
    pairs = paired(old.rows, new.rows, _text, _likeness)
    touched = sum(a is None or b is None or _text(a) != _text(b) for a, b in pairs)
    if touched > FEW and touched > MOST_TOUCHED * len(pairs):
        return None
    is_tied = _reaches_down(old) or _reaches_down(new)
    if is_tied and [_shape(row) for row in old.rows] != [_shape(row) for row in new.rows]:
        return None
    try:
        return (*_head(old, new, place), *_Rows(old, place, flow, is_tied).told(pairs))
    except _Whole:
        return None


def _text(row: Row) -> str:
    return repr([(cell.printed, len(cell.lines), cell.across) for cell in row.cells])


def _likeness(a: Row, b: Row) -> float:
    if a.is_group != b.is_group:
        return -1
    if is_stable(a.key) and is_stable(b.key):
        return 1 if a.key == b.key else -1
    return alike(a.printed, b.printed)


def _reaches_down(table: Table) -> bool:
    return any(cell.down > 1 for row in table.rows for cell in row.cells)


def _shape(row: Row) -> list[tuple[int, int]]:
    return [(cell.across, cell.down) for cell in row.cells]


def _head(old: Table, new: Table, place: Place) -> list[Instruction]:
    """Names of columns; another number of columns, or another common heading, is another table."""
    is_same = [_shape(row) for row in old.head] == [_shape(row) for row in new.head]
    if not is_same or len(old.widths) != len(new.widths) or _upper(old) != _upper(new):
        raise _Whole
    found: list[Instruction] = []
    for column, (before, after) in enumerate(zip(old.columns, new.columns, strict=True)):
        if before == after:
            continue
        if not before or not after or old.columns.count(before) > 1:
            raise _Whole
        way = (Step(Noun.HEADING), column_step(old, column), *place)
        changes = word_changes(before, after)
        found.append(Reworded(way, changes) if changes else Restated(way, (Line(after),)))
    return found


def _upper(table: Table) -> list[str]:
    """Headings over several columns."""
    depth = len(table.head)
    return [cell.printed for level, row in enumerate(table.head) for cell in row.cells if level + cell.down < depth]


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of an old table; ``is_tied`` if cells reach over several of them."""

    table: Table
    place: Place
    flow: Flow
    is_tied: bool

    def told(self, pairs: Sequence[tuple[Row | None, Row | None]]) -> list[Instruction]:
        found: list[Instruction] = []
        for stretch in stretches(pairs):
            found += self._between(stretch) if isinstance(stretch, Gap) else self._changed(*stretch)
        return found

    def _between(self, gap: Gap[Row]) -> list[Instruction]:
        """Rows that came stand right below the one above, or right above the one below: told in that order."""
        gone = [Removed(self._way(row)) for row in gap.gone]
        come = self._added(gap.come, gap.above, gap.below)
        return [*gone, *come] if gap.above is None else [*come, *gone]

    def _way(self, row: Row) -> Place:
        found = row_place(self.table, row, self.place)
        if found is None:
            raise _Whole
        return found

    def _added(self, rows: Sequence[Row], last: Row | None, following: Row | None) -> list[Instruction]:
        anchor = last or following
        if not rows:
            return []
        if anchor is None:
            raise _Whole
        units = tuple(self._unit(row) for row in rows)
        return [Added(self._way(anchor), units, (self._loose(rows),), before=last is None)]

    def _loose(self, rows: Sequence[Row]) -> Table:
        """Rows without the head of their table."""
        return Table((), tuple(rows), widths=self.table.widths)

    def _unit(self, row: Row) -> Step:
        if self.table.key == PASSPORT and is_balanced(row.name) and row.name:
            return Step(Noun.POSITION, row.name, By.NAME)
        number = row.name.rstrip(".")
        return Step(Noun.ROW, number, By.NUMBER) if number.replace(".", "").isdigit() else Step(Noun.ROW)

    def _changed(self, old: Row, new: Row) -> list[Instruction]:
        if _text(old) == _text(new):
            return []
        return self._cells(old, new) or self._whole(old, new)

    def _whole(self, old: Row, new: Row) -> list[Instruction]:
        if self.is_tied:
            raise _Whole
        return [Restated(self._way(old), (self._loose([new]),))]

    def _cells(self, old: Row, new: Row) -> list[Instruction]:
        """Instructions about single cells; none if the row is better told anew as a whole."""
        pairs = [*enumerate(zip(old.cells, new.cells, strict=False))]
        changed = [(n, a, b) for n, (a, b) in pairs if _printed(a) != _printed(b)]
        is_most = len(changed) >= FEW and len(changed) > len(old.cells) / 2 and not self.is_tied
        if is_most or _shape(old) != _shape(new) or (changed[0][0] == 0 and self._is_key(old)):
            return []
        found: list[Instruction] = []
        for index, before, after in changed:
            told = self._heading(old, before, after) if old.is_group else self._cell(old, index, before, after)
            if not told:
                return []
            found += told
        return found

    def _is_key(self, row: Row) -> bool:
        """Whether the first cell is the row's number or the name of a position: another one makes another row."""
        return self.table.key == PASSPORT or row.name.replace(".", "").isdigit()

    def _heading(self, row: Row, old: Cell, new: Cell) -> Sequence[Instruction]:
        changes = word_changes(old.printed, new.printed) if len(old.lines) == len(new.lines) == 1 else None
        return (Reworded(self._way(row), changes),) if changes else ()

    def _cell(self, row: Row, index: int, old: Cell, new: Cell) -> Sequence[Instruction]:
        way = cell_place(self.table, row, index, self.place)
        if way is None or not new.lines:
            return ()
        is_position = way[0].noun is Noun.POSITION
        whole = () if is_position else (Restated(way, new.lines),)
        if not old.lines:
            return whole
        try:
            found = self.flow(old.lines, new.lines, way)
        except Untold:
            return whole
        is_told = len(found) < FEW or len(old.lines) > FEW * 2
        if is_position and any(isinstance(one, Restated) and one.place == way for one in found):
            return ()
        return found if is_told else whole


PASSPORT = "passport"
"""The id of the passport's table."""


def _printed(cell: Cell) -> list[str]:
    return [line.printed for line in cell.lines]
