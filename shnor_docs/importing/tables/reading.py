"""A foreign table as records of a program, whatever kind of table it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from shnor_docs.importing.evidence import Taken
from shnor_docs.importing.tables.budgets import budget_of
from shnor_docs.importing.tables.grids import Grid, grid_of
from shnor_docs.importing.tables.indicators import indicators_of
from shnor_docs.importing.tables.kinds import TableKind, kind_of
from shnor_docs.importing.tables.known import Known, Records
from shnor_docs.importing.tables.people import people_in
from shnor_docs.importing.tables.plans import plan_again, roadmap_of
from shnor_docs.importing.tables.schools import schools_in
from shnor_docs.importing.tables.written import written_table
from shnor_docs.inspection.foreign.tree import Block, Table


def table_kind(table: Table) -> Taken[TableKind]:
    """What the table is."""
    return kind_of(grid_of(table))


def unframed(table: Table) -> tuple[Block, ...]:
    """What stands in a table that only lays a text out: the blocks of its cells in the order of reading."""
    return tuple(block for row in table.rows for cell in row.cells for block in cell.blocks)


def table_records(table: Table, known: Known, title: str = "") -> Taken[Records]:
    """The records of a table; ``title`` is what it is called: its caption, or the heading over it.

    Each word of the table stands in the records, or is asked about. Tables of a passport, requisites and frames are
    written as they are: ask :func:`table_kind` first.
    """
    grid = grid_of(table)
    kind = kind_of(grid)
    match kind.value:
        case TableKind.ROADMAP if "roadmap" not in known.program:
            found = roadmap_of(table, grid, known, title)
        case TableKind.ROADMAP | TableKind.EXECUTION if "roadmap" in known.program:
            found = plan_again(table, grid, known, title)
        case TableKind.INDICATORS:
            found = indicators_of(table, grid, known, title)
        case TableKind.BUDGET if "budget" not in known.program:
            found = budget_of(table, grid, known, title)
        case _:
            found = _written(table, grid, kind.value, known, title)
    return Taken(found.value, (*kind.decisions, *found.decisions), found.questions)


def _written(table: Table, grid: Grid, kind: TableKind, known: Known, title: str) -> Taken[Records]:
    """The table as it is, and the schools and persons that it names."""
    found = written_table(table, known, title)
    schools, told = schools_in(grid, known)
    people, named = people_in(grid, known) if kind is TableKind.PEOPLE else ([], ())
    lists = {name: entries for name, entries in (("schools", schools), ("parties", people)) if entries}
    records = replace(found.value, program={**found.value.program, **lists})
    return Taken(records, (*found.decisions, *told, *named), found.questions)


def all_records(tables: Sequence[tuple[Table, str]], known: Known) -> tuple[list[Taken[Records]], Known]:
    """The records of tables with their titles, each read with what those before it told; and what is known then."""
    found: list[Taken[Records]] = []
    for table, title in tables:
        found.append(table_records(table, known, title))
        known = known.after(found[-1].value)
    return found, known
