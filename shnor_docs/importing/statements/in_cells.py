"""Indicators named in the cells of a table that is none of indicators: beside a cell «Показатели, индикаторы»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from shnor_docs.importing.statements.indicators import ABOUT, Marking, has_signs, measured_among
from shnor_docs.importing.statements.measured import Measured
from shnor_docs.importing.tables.known import Known, Records
from shnor_docs.importing.tables.texts import one_line
from shnor_docs.inspection.foreign.tree import Cell, Paragraph, Table, paragraphs

_LONGEST_LABEL = 80
_FEWEST = 2
_Told = Mapping[int, Measured]


@dataclass(frozen=True, slots=True)
class NamedInCells:
    """The table with signs in place of the names, and the indicators."""

    table: Table
    records: Records


def named_in_cells(table: Table, known: Known) -> NamedInCells | None:
    """The indicators in the rows that a cell at their beginning announces; None if there are too few."""
    told: dict[int, Measured] = {}
    for band in _bands(table):
        told |= _measured_in(band)
    if len(told) < _FEWEST or any(map(has_signs, paragraphs([table]))):
        return None
    marking = Marking.of(known)
    rows = [replace(row, cells=tuple(_marked(cell, told, marking) for cell in row.cells)) for row in table.rows]
    return NamedInCells(replace(table, rows=tuple(rows)), marking.records)


def _bands(table: Table) -> Iterator[list[Cell]]:
    """The cells right of each label, of all rows that it reaches."""
    for number, row in enumerate(table.rows):
        label = row.cells[0] if row.cells else None
        if label is None or label.columns >= table.columns or not _is_label(one_line(label.text)):
            continue
        reached = table.rows[number : number + max(1, label.rows)]
        yield [cell for one in reached for cell in one.cells if cell is not label]


def _is_label(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL and bool(ABOUT.search(text))


def _measured_in(cells: Sequence[Cell]) -> dict[int, Measured]:
    """What the paragraphs say of the column in which most name something measured: others name groups of them."""
    columns: dict[int, list[Paragraph]] = {}
    for cell in cells:
        worded = [block for block in cell.blocks if isinstance(block, Paragraph) and block.text.strip()]
        columns.setdefault(cell.column, []).extend(worded)
    told = [measured_among(items) for items in columns.values()]
    return max(told, key=len, default={})


def _marked(cell: Cell, told: _Told, marking: Marking) -> Cell:
    blocks = (marking.marked(block, told[id(block)]) if id(block) in told else block for block in cell.blocks)
    return replace(cell, blocks=tuple(blocks))
