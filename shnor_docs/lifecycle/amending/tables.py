"""What changes in a table, as instructions: rows by their numbers or names, cells by their columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from shnor_docs.lifecycle.amending.aligning import alike, is_stable, paired
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
from shnor_docs.lifecycle.amending.reading import Block, Cell, Row, Table
from shnor_docs.lifecycle.amending.words import word_changes

Flow = Callable[[Sequence[Block], Sequence[Block], Place], tuple[Instruction, ...]]
"""What tells the changes of paragraphs; given by the caller, for tables stand among paragraphs."""

MOST_TOUCHED = 0.6
FEW = 3


class _Whole(Exception):
    """The table, or the row, is better told anew as a whole."""


def table_changes(old: Table, new: Table, place: Place, flow: Flow) -> tuple[Instruction, ...] | None:
    """The instructions that make one table of the other; None if it is to be told anew as a whole."""
    pairs = paired(old.rows, new.rows, _text, _likeness)
    touched = sum(a is None or b is None or _text(a) != _text(b) for a, b in pairs)
    if _reaches_down(old) or _reaches_down(new) or (touched > FEW and touched > MOST_TOUCHED * len(pairs)):
        return None
    try:
        return (*_head(old, new, place), *_rows(old, pairs, place, flow))
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


def _head(old: Table, new: Table, place: Place) -> list[Instruction]:
    """Names of columns; another number of columns, or another common heading, is another table."""
    if [_shape(row) for row in old.head] != [_shape(row) for row in new.head]:
        raise _Whole
    if len(old.widths) != len(new.widths):
        raise _Whole
    found: list[Instruction] = []
    for before, after in zip(old.columns, new.columns, strict=True):
        if before != after:
            column = old.columns.index(before)
            changes = word_changes(before, after) if old.columns.count(before) == 1 else None
            if not before or not after or old.columns.count(before) > 1:
                raise _Whole
            way = (Step(Noun.HEADING), column_step(old, column), *place)
            line = next(c.lines[0] for row in new.head for c in row.cells if c.printed == after)
            found.append(Reworded(way, changes) if changes else Restated(way, (line,)))
    if _upper(old) != _upper(new):
        raise _Whole
    return found


def _shape(row: Row) -> list[tuple[int, int]]:
    return [(cell.across, cell.down) for cell in row.cells]


def _upper(table: Table) -> list[str]:
    """Headings over several columns."""
    names = set(table.columns)
    return [cell.printed for row in table.head for cell in row.cells if cell.printed not in names]


def _rows(
    old: Table, pairs: Sequence[tuple[Row | None, Row | None]], place: Place, flow: Flow
) -> list[Instruction]:
    found: list[Instruction] = []
    waiting: list[Row] = []
    last: Row | None = None
    for before, after in pairs:
        if before is None:
            assert after is not None
            waiting.append(after)
        elif after is None:
            found.append(Removed(_row_place(old, before, place)))
        else:
            if waiting:
                found.append(_added(old, waiting, last, before, place))
                waiting = []
            found += _changed(old, before, after, place, flow)
            last = before
    if waiting:
        found.append(_added(old, waiting, last, None, place))
    return found


def _row_place(table: Table, row: Row, place: Place) -> Place:
    found = row_place(table, row, place)
    if found is None:
        raise _Whole
    return found


def _added(table: Table, rows: Sequence[Row], last: Row | None, following: Row | None, place: Place) -> Added:
    anchor = last or following
    if anchor is None:
        raise _Whole
    way = _row_place(table, anchor, place)
    return Added(way, tuple(_unit(table, row) for row in rows), tuple(rows), before=last is None)


def _unit(table: Table, row: Row) -> Step:
    if table.key == "passport" and is_balanced(row.name) and row.name:
        return Step(Noun.POSITION, row.name, By.NAME)
    number = row.name.rstrip(".")
    return Step(Noun.ROW, number, By.NUMBER) if number.replace(".", "").isdigit() else Step(Noun.ROW)


def _changed(table: Table, old: Row, new: Row, place: Place, flow: Flow) -> list[Instruction]:
    if _text(old) == _text(new):
        return []
    way = _row_place(table, old, place)
    whole: list[Instruction] = [Restated(way, (new,))]
    if _shape(old) != _shape(new) or old.is_group or old.name != new.name:
        return whole
    cells = [(n, *pair) for n, pair in enumerate(zip(old.cells, new.cells, strict=True)) if _told(pair[0]) != _told(pair[1])]
    if len(cells) >= FEW and len(cells) > len(old.cells) / 2:
        return whole
    found: list[Instruction] = []
    for index, before, after in cells:
        told = _cell(table, old, index, before, after, place, flow)
        if told is None:
            return whole
        found += told
    return found


def _told(cell: Cell) -> list[str]:
    return [line.printed for line in cell.lines]


def _cell(
    table: Table, row: Row, index: int, old: Cell, new: Cell, place: Place, flow: Flow
) -> Sequence[Instruction] | None:
    way = cell_place(table, row, index, place)
    if way is None or not new.lines:
        return None
    whole = (Restated(way, new.lines),)
    if not old.lines:
        return whole
    try:
        found = flow(old.lines, new.lines, way)
    except Untold:
        return whole
    return found if len(found) < FEW or len(old.lines) > FEW * 2 else whole
