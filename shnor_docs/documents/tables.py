"""Tables: rows of indicators, of the roadmap or of written cells, under headers of any depth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from shnor_docs.documents.columns import header_rows
from shnor_docs.documents.fields import INDICATOR_FIELDS, item_cell, prose_cell, unit_of
from shnor_docs.documents.prose import Writer, blocks, inline
from shnor_docs.documents.scope import UsedIndicator, used_indicators
from shnor_docs.documents.tree import Kind, Style, Text, Unit, text_of
from shnor_docs.model.content import Content
from shnor_docs.model.program import PassportField
from shnor_docs.model.roadmap import Group, Item, Roadmap
from shnor_docs.model.table import Align, CellRow, Column, Table, TableRows
from shnor_docs.russian.typography import typeset

PLAN_COLUMNS = (
    Column(field="number", title="№", width=0.6, align=Align.CENTER),
    Column(field="text", title="Мероприятие", width=4),
    Column(field="deadline", title="Срок исполнения", width=1.8, align=Align.CENTER),
    Column(field="responsible", title="Ответственные исполнители", width=2),
    Column(field="result", title="Ожидаемый результат", width=3),
)
"""Columns of a plan whose program declares no table of its own."""


def table(content: Content, table: Table, prose: Writer) -> tuple[Unit, ...]:
    """The table's title, the table itself, and the note below it."""
    unit_id = f"tables.{table.id}"
    title = (Unit(f"{unit_id}.title", Kind.PARAGRAPH, text_of(typeset(table.title or "")), style=Style.CAPTION),)
    note = blocks(table.note, f"{unit_id}.note", prose) if table.note else ()
    body = grid(unit_id, table.columns, tuple(_rows(content, table, unit_id, prose)), header=table.header)
    return (*(title if table.title else ()), body, *note)


def grid(unit_id: str, columns: tuple[Column, ...], rows: tuple[Unit, ...], *, header: bool = True) -> Unit:
    """A table of ready rows under the headers of its columns."""
    leaves = tuple(leaf for column in columns for leaf in column.leaves)
    head = header_rows(columns, unit_id) if header else ()
    return Unit(unit_id, Kind.TABLE, children=head + rows, widths=tuple(leaf.width for leaf in leaves))


def full_width(unit_id: str, text: Text, columns: int) -> Unit:
    """A row whose one cell spans the table."""
    return Unit(unit_id, Kind.GROUP, children=(Unit(f"{unit_id}/1", Kind.CELL, text, span=(columns, 1)),))


def plan(content: Content, roadmap: Roadmap, prose: Writer) -> Unit:
    """The roadmap with the columns of the program's own plan table, or the usual ones."""
    own = [table for table in content.program.tables if table.rows is TableRows.ROADMAP]
    columns = own[0].columns if own else PLAN_COLUMNS
    return grid("roadmap", columns, tuple(_roadmap_rows(content, roadmap, _leaves(columns), prose)))


def passport(fields: tuple[PassportField, ...], prose: Writer) -> Unit:
    """The passport: a name and a content in each row, no header."""
    columns = (Column(field="title", width=1), Column(field="content", width=2.6))
    rows = (
        Unit(
            f"passport.{field.id}",
            Kind.ROW,
            children=(
                Unit(f"passport.{field.id}.title", Kind.CELL, text_of(typeset(field.title))),
                unit_of(prose_cell(field.content, f"passport.{field.id}.content", prose),
                        f"passport.{field.id}.content", columns[1]),
            ),
        )
        for field in fields
    )  # fmt: skip
    return grid("passport", columns, tuple(rows), header=False)


def _leaves(columns: Iterable[Column]) -> tuple[Column, ...]:
    return tuple(leaf for column in columns for leaf in column.leaves)


def _rows(content: Content, table: Table, unit_id: str, prose: Writer) -> Iterator[Unit]:
    match table.rows:
        case TableRows.INDICATORS:
            yield from _indicator_rows(content, table, unit_id)
        case TableRows.ROADMAP if content.program.roadmap:
            yield from _roadmap_rows(content, content.program.roadmap, table.leaves, prose)
        case TableRows.CELLS:
            yield from _written_rows(table, unit_id, prose)


def _indicator_rows(content: Content, table: Table, unit_id: str) -> Iterator[Unit]:
    used = {indicator.id: indicator for indicator in used_indicators(content)}
    numbers = iter(range(1, 10_000))
    if not table.groups:
        yield from (
            _indicator_row(i, table.leaves, f"{unit_id}.{i.id}", next(numbers)) for i in used.values()
        )
    for group in table.groups:
        if group.title:
            yield full_width(f"{unit_id}.{group.id}", text_of(typeset(group.title)), len(table.leaves))
        for key in group.rows:
            if key in used:
                yield _indicator_row(used[key], table.leaves, f"{unit_id}.{key}", next(numbers))


def _indicator_row(indicator: UsedIndicator, leaves: tuple[Column, ...], row_id: str, number: int) -> Unit:
    cells = (
        unit_of(
            INDICATOR_FIELDS[column.field or "name"](indicator, column, str(number)),
            f"{row_id}.{column.field}" + (f"[{column.period}]" if column.period else ""),
            column,
        )
        for column in leaves
    )
    return Unit(row_id, Kind.ROW, number=str(number), children=tuple(cells))


def _roadmap_rows(
    content: Content, roadmap: Roadmap, leaves: tuple[Column, ...], prose: Writer
) -> Iterator[Unit]:
    for ordinal, group in enumerate(roadmap.groups, 1):
        yield _group_row(group, ordinal, len(leaves))
        for position, item in enumerate(group.items, 1):
            yield _item_row(content, item, item.number or f"{ordinal}.{position}", leaves, prose)


def _group_row(group: Group, ordinal: int, columns: int) -> Unit:
    text = text_of(f"{ordinal}. {typeset(group.title)}")
    return full_width(f"roadmap.{group.id}", text, columns)


def _item_row(content: Content, item: Item, number: str, leaves: tuple[Column, ...], prose: Writer) -> Unit:
    cells: list[Unit] = []
    for previous, column in zip((None, *leaves), leaves, strict=False):
        if previous and _shares_deadline(item, previous, column):
            cells[-1] = replace(cells[-1], span=(cells[-1].span[0] + 1, 1))
            continue
        suffix = f".{column.level}" if column.level else f"[{column.date}]" if column.date else ""
        cell = item_cell(content, item, number, column, prose)
        cells.append(unit_of(cell, f"roadmap.{item.id}.{column.field}{suffix}", column))
    return Unit(f"roadmap.{item.id}", Kind.ROW, number=number, children=tuple(cells))


def _shares_deadline(item: Item, left: Column, right: Column) -> bool:
    """A date common to all levels prints once across their columns."""
    return left.field == right.field == "deadline" and bool(left.level and right.level) and not item.deadlines


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
        text = next(iter(record.cells.values()), "")
        return full_width(row_id, inline(text, prose), width)
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
