"""Tables of a program: rows of indicators, of the roadmap, of the budget or of written cells; the passport."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from shnor_docs.documents.budgets import BUDGET_FIELDS, budget_rows, budget_total
from shnor_docs.documents.cells import prose_cell, unit_of
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
    """The table's title, the table itself, and the note below it."""
    unit_id = f"tables.{table.id}"
    title = Unit(f"{unit_id}.title", Kind.PARAGRAPH, text_of(typeset(table.title or "")), style=Style.CAPTION)
    note = blocks(table.note, f"{unit_id}.note", prose) if table.note else ()
    body = grid(unit_id, table.columns, tuple(_rows(content, table, unit_id, prose)), header=table.header)
    return (*((title,) if table.title else ()), body, *note)


def passport(fields: tuple[PassportField, ...], prose: Writer) -> Unit:
    """The passport: a name and a content in each row, no header."""
    columns = (Column(field="title", width=1), Column(field="content", width=2.6))
    return grid("passport", columns, tuple(_passport_row(f, columns[1], prose) for f in fields), header=False)


def _passport_row(field: PassportField, column: Column, prose: Writer) -> Unit:
    row_id = f"passport.{field.id}"
    title = Unit(f"{row_id}.title", Kind.CELL, text_of(typeset(field.title)))
    content = unit_of(prose_cell(field.content, f"{row_id}.content", prose), f"{row_id}.content", column)
    return Unit(row_id, Kind.ROW, children=(title, content))


def _rows(content: Content, table: Table, unit_id: str, prose: Writer) -> Iterator[Unit]:
    program, columns = content.program, table.leaves
    match table.rows:
        case TableRows.INDICATORS:
            yield from _indicator_rows(content, table, unit_id)
        case TableRows.ROADMAP if program.roadmap:
            yield from plan_rows(content, program.roadmap, columns, prose)
            yield from (plan_total(program.roadmap, columns),) if table.total else ()
        case TableRows.BUDGET if program.budget:
            yield from budget_rows(program.budget, columns)
            yield from (budget_total(program.budget, columns),) if table.total else ()
        case TableRows.CELLS:
            yield from _written_rows(table, unit_id, prose)


def _indicator_rows(content: Content, table: Table, unit_id: str) -> Iterator[Unit]:
    used = {indicator.id: indicator for indicator in used_indicators(content)}
    shown: list[UsedIndicator] = []
    for group in table.groups:
        if group.title:
            yield full_width(f"{unit_id}.{group.id}", text_of(typeset(group.title)), len(table.leaves))
        for key in group.rows:
            shown.append(used[key])
            yield _indicator_row(content, used[key], table.leaves, f"{unit_id}.{key}", len(shown))
    if not table.groups:
        shown = list(used.values())
        yield from (
            _indicator_row(content, indicator, table.leaves, f"{unit_id}.{indicator.id}", number)
            for number, indicator in enumerate(shown, 1)
        )
    if table.total:
        weights = [
            sum(i.use.weight or 0 for i in shown) if c.field == "weight" else None for c in table.leaves
        ]
        yield total_row(f"{unit_id}.total", table.leaves, weights)


def _indicator_row(
    content: Content, indicator: UsedIndicator, columns: tuple[Column, ...], row_id: str, number: int
) -> Unit:
    cells = (
        unit_of(
            indicator_cell(content, indicator, str(number), column),
            f"{row_id}.{column.field}" + (f"[{column.period}]" if column.period else ""),
            column,
        )
        for column in columns
    )
    return Unit(row_id, Kind.ROW, number=str(number), children=tuple(cells))


def _written_rows(table: Table, unit_id: str, prose: Writer) -> Iterator[Unit]:
    covered: dict[str, int] = {}
    for record in table.records:
        free = tuple(column for column in table.leaves if not covered.get(column.field or ""))
        yield _written_row(record, free, len(table.leaves), f"{unit_id}.{record.id}", prose)
        covered = {field: rows - 1 for field, rows in {**covered, **record.down}.items() if rows > 1}


def _written_row(
    record: CellRow, columns: tuple[Column, ...], width: int, row_id: str, prose: Writer
) -> Unit:
    if record.span:
        return full_width(row_id, inline(next(iter(record.cells.values()), ""), prose), width)
    cells, skip = [], 0
    for column in columns:
        if skip:
            skip -= 1
            continue
        field = column.field or ""
        across = record.across.get(field, 1)
        cell = unit_of(
            prose_cell(record.cells.get(field), f"{row_id}.{field}", prose), f"{row_id}.{field}", column
        )
        cells.append(replace(cell, span=(across, record.down.get(field, 1))))
        skip = across - 1
    return Unit(row_id, Kind.ROW, children=tuple(cells))
