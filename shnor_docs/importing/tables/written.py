"""Any table as one whose cells are written in the program: nothing of it is lost."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.importing.evidence import Taken
from shnor_docs.importing.prose.escaping import begun
from shnor_docs.importing.tables.columns import columns_of
from shnor_docs.importing.tables.grids import Grid, bare_grid, grid_of
from shnor_docs.importing.tables.ids import id_for
from shnor_docs.importing.tables.known import Entry, Known, Records
from shnor_docs.importing.tables.texts import one_line
from shnor_docs.inspection.foreign.tree import Cell, Row, Table, paragraphs
from shnor_docs.source.yaml.writing import Data


def written_table(table: Table, known: Known, title: str = "") -> Taken[Records]:
    """The table row by row; a head that the cells below do not keep to is written as rows too."""
    grid = _sound(table)
    fields = _fields(grid)
    own = id_for(title or " ".join(column.title for column in grid.columns[:2]), known.ids("tables"), "table")
    head: dict[str, Data] = {} if grid.has_head else {"header": "нет"}
    records = list(_records(table, grid, fields, known))
    columns = columns_of(grid, lambda number: {"field": fields[number]})
    entry: Entry = {"id": own, "rows": "cells", **head, "columns": columns, "records": records}
    return Taken(Records(f"{{{{ tables.{own} }}}}", {"tables": [entry]}))


def _sound(table: Table) -> Grid:
    """The table on its head if each cell begins and ends where a column does, else on the columns of its cells."""
    grid = grid_of(table)
    if not grid.has_head:
        return bare_grid(table)
    starts = {column.begins for column in grid.columns} | {grid.columns[-1].ends}
    below = table.rows[len(grid.above) + len(grid.head) :]
    keeps = all({cell.column, cell.column + cell.columns} <= starts for row in below for cell in row.cells)
    return grid if not grid.above and keeps else bare_grid(table)


def _fields(grid: Grid) -> list[str]:
    found: list[str] = []
    for number, column in enumerate(grid.columns, 1):
        found.append(id_for(column.title or f"column {number}", found, "column"))
    return found


def _records(table: Table, grid: Grid, fields: list[str], known: Known) -> Iterator[Data]:
    used: set[str] = set()
    repeated = set(grid.repeated)
    for row in table.rows[len(grid.head) :]:
        if row.place in repeated:
            continue
        name = next((text for cell in row.cells if (text := one_line(cell.text)) and not text.isdecimal()), "")
        own = id_for(name, used, "row")
        used.add(own)
        yield _record(row, own, grid, fields, known)


def _record(row: Row, own: str, grid: Grid, fields: list[str], known: Known) -> dict[str, Data]:
    cells: dict[str, Data] = {}
    across: dict[str, Data] = {}
    down: dict[str, Data] = {}
    for cell in row.cells:
        place, span = _at(cell, grid)
        if text := known.prose(cell.blocks):
            cells[fields[place]] = text
        if span > 1:
            across[fields[place]] = str(span)
        if cell.rows > 1:
            down[fields[place]] = str(cell.rows)
    is_line = across == {fields[0]: str(len(fields))} and not down and "\n" not in str(cells.get(fields[0], ""))
    if is_line and _is_set_off(row.cells[0]):
        # Such a row is printed as one line, in which a list would lose its number.
        return {"id": own, "cells": {name: begun(str(text)) for name, text in cells.items()}, "span": "да"}
    spans: dict[str, Data] = {**({"across": across} if across else {}), **({"down": down} if down else {})}
    return {"id": own, "cells": cells, **spans}


def _is_set_off(cell: Cell) -> bool:
    """Whether a cell looks like the title of what stands below it."""
    worded = [one for one in paragraphs(cell.blocks) if one.text.strip()]
    return all(one.is_bold or one.alignment == "center" for one in worded)


def _at(cell: Cell, grid: Grid) -> tuple[int, int]:
    """The column where a cell begins, and how many it covers."""
    last = cell.column + cell.columns
    covered = [n for n, column in enumerate(grid.columns) if column.begins < last and column.ends > cell.column]
    return (covered[0], len(covered)) if covered else (0, 1)
