"""Tables of a program: rows of indicators, of the roadmap, of the budget or of written cells; the passport."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from shnor_docs.documents import outcomes
from shnor_docs.documents.budgets import BUDGET_FIELDS, budget_rows, budget_total
from shnor_docs.documents.cells import prose_cell, unit_of
from shnor_docs.documents.emptiness import prints_nothing
from shnor_docs.documents.grids import full_width, grid, total_row
from shnor_docs.documents.indicator_cells import INDICATOR_FIELDS, indicator_cell
from shnor_docs.documents.plans import plan_rows, plan_total
from shnor_docs.documents.prose import Writer, blocks, inline
from shnor_docs.documents.roadmap_cells import ROADMAP_FIELDS
from shnor_docs.documents.scope import UsedIndicator, used_indicators
from shnor_docs.documents.tree import Kind, Style, Unit, text_of
from shnor_docs.model.content import Content
from shnor_docs.model.program import PassportField
from shnor_docs.model.table import CellRow, Column, Table, TableRows
from shnor_docs.russian.typography import typeset

FIELDS = {
    TableRows.INDICATORS: INDICATOR_FIELDS,
    TableRows.ROADMAP: ROADMAP_FIELDS,
    TableRows.BUDGET: BUDGET_FIELDS,
}
"""Fields that a column may name, by what the rows are; the fields of written cells are the table's own."""


def table(content: Content, table: Table, prose: Writer) -> tuple[Unit, ...]:
    """The table's title, the table itself, and the note below it; without rows only an empty table."""
    unit_id = f"tables.{table.id}"
    if prints_nothing(content, table):
        return (Unit(unit_id, Kind.TABLE),)
    title = Unit(f"{unit_id}.title", Kind.PARAGRAPH, text_of(typeset(table.title or "")), style=Style.CAPTION)
    note = blocks(table.note, f"{unit_id}.note", prose) if table.note else ()
    body = grid(unit_id, table.columns, tuple(_rows(content, table, unit_id, prose)), header=table.header)
    return (*((title,) if table.title else ()), body, *note)


def passport(fields: tuple[PassportField, ...], titles: tuple[str, ...], prose: Writer) -> Unit:
    """The passport: a name and a content in each row, under a header if its columns have titles."""
    name, content = titles or (None, None)
    columns = (Column(field="title", title=name, width=1), Column(field="content", title=content, width=2.6))
    rows = tuple(_passport_row(field, columns[1], prose) for field in fields)
    return grid("passport", columns, rows, header=bool(titles))


def _passport_row(field: PassportField, column: Column, prose: Writer) -> Unit:
    row_id = f"passport.{field.id}"
    title = Unit(f"{row_id}.title", Kind.CELL, text_of(typeset(field.title)))
    content = unit_of(prose_cell(field.content, f"{row_id}.content", prose), f"{row_id}.content", column)
    return Unit(row_id, Kind.ROW, children=(title, content))


def _rows(content: Content, table: Table, unit_id: str, prose: Writer) -> Iterator[Unit]:
    program, columns = content.program, table.leaves
    match table.rows:
        case TableRows.INDICATORS:
            yield from _indicator_rows(content, table, unit_id, prose)
        case TableRows.ROADMAP if program.roadmap:
            yield from plan_rows(content, program.roadmap, columns, prose)
            yield from (plan_total(program.roadmap, columns),) if table.total else ()
        case TableRows.BUDGET if program.budget:
            yield from budget_rows(program.budget, columns)
            yield from (budget_total(program.budget, columns),) if table.total else ()
        case TableRows.CELLS:
            yield from _written_rows(table, unit_id, prose)


def _indicator_rows(content: Content, table: Table, unit_id: str, prose: Writer) -> Iterator[Unit]:
    used = {indicator.id: indicator for indicator in used_indicators(content)}
    shown: list[UsedIndicator] = []
    for group in table.groups:
        if group.title and group.rows:
            yield full_width(f"{unit_id}.{group.id}", inline(group.title, prose), len(table.leaves))
        for key in group.rows:
            shown.append(used[key])
            yield _indicator_row(content, table, used[key], table.row_number(key, len(shown)), prose)
    if not table.groups:
        shown = list(used.values())
        yield from (
            _indicator_row(content, table, indicator, table.row_number(indicator.id, n), prose)
            for n, indicator in enumerate(shown, 1)
        )
    if table.total:
        totals = [outcomes.total(shown, column, table.grades) for column in table.leaves]
        yield total_row(f"{unit_id}.total", table.leaves, totals)


def _indicator_row(content: Content, table: Table, indicator: UsedIndicator, number: str, prose: Writer) -> Unit:
    row_id = f"tables.{table.id}.{indicator.id}"
    cells = (
        unit_of(
            indicator_cell(content, indicator, number, column, prose),
            f"{row_id}.{column.field}" + (f"[{column.period}]" if column.period else ""),
            column,
        )
        for column in table.leaves
    )
    return Unit(row_id, Kind.ROW, number=number, children=tuple(cells))


def _written_rows(table: Table, unit_id: str, prose: Writer) -> Iterator[Unit]:
    covered: dict[int, int] = {}
    for record in table.records:
        yield _written_row(record, table.leaves, covered, f"{unit_id}.{record.id}", prose)


def _written_row(
    record: CellRow, columns: tuple[Column, ...], covered: dict[int, int], row_id: str, prose: Writer
) -> Unit:
    """A row of written cells; ``covered`` says over how many rows more a column is taken from above."""
    if record.span:
        return full_width(row_id, inline(next(iter(record.cells.values()), ""), prose), len(columns))
    cells, position = [], 0
    while position < len(columns):
        if covered.get(position):
            covered[position] -= 1
            position += 1
            continue
        column = columns[position]
        field = column.field or ""
        across, down = record.across.get(field, 1), record.down.get(field, 1)
        cell_id = f"{row_id}.{field}"
        cell = unit_of(prose_cell(record.cells.get(field), cell_id, prose), cell_id, column)
        cells.append(replace(cell, span=(across, down)))
        covered.update(dict.fromkeys(range(position, position + across), down - 1))
        position += across
    return Unit(row_id, Kind.ROW, children=tuple(cells))
