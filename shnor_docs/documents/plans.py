"""The roadmap as a table: groups in full-width rows, measures numbered inside them, money with its sums."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import islice

from shnor_docs.documents.cells import unit_of
from shnor_docs.documents.grids import full_width, grid, leaves, total_row
from shnor_docs.documents.prose import Writer
from shnor_docs.documents.roadmap_cells import item_cell
from shnor_docs.documents.tree import Kind, Unit, text_of
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.money import Money, amount_of
from shnor_docs.model.roadmap import NO_ROW, Item, Roadmap
from shnor_docs.model.table import Align, Column, TableRows
from shnor_docs.russian.typography import typeset
from shnor_docs.sameness import Kept, Same, once_for_each

PLAN_COLUMNS = (
    Column(field="number", title="№", width=0.6, align=Align.CENTER),
    Column(field="text", title="Мероприятие", width=4),
    Column(field="deadline", title="Срок исполнения", width=1.8, align=Align.CENTER),
    Column(field="responsible", title="Ответственные исполнители", width=2),
    Column(field="result", title="Ожидаемый результат", width=3),
)
"""Columns of a plan whose program declares no table of its own."""


def plan(content: Content, roadmap: Roadmap, settings: DocumentSettings | None, prose: Writer) -> Unit:
    """The roadmap in the document's columns; else in those of the program's own plan table, or the usual ones."""
    own = next((table for table in content.program.tables if table.rows is TableRows.ROADMAP), None)
    chosen = settings if settings and settings.columns else own
    columns = chosen.columns if chosen else PLAN_COLUMNS
    printed = _leaves(columns)
    rows = [*plan_rows(content, roadmap, printed, prose)]
    if rows and chosen and chosen.total:
        rows.append(plan_total(roadmap, printed))
    return grid("roadmap", columns, tuple(rows))


def plan_rows(content: Content, roadmap: Roadmap, columns: tuple[Column, ...], prose: Writer) -> Iterator[Unit]:
    """Rows of the groups and their measures."""
    measures = iter(roadmap.items())
    for ordinal, (_, group) in enumerate(roadmap.filled, 1):
        if group.number != NO_ROW:
            title = text_of(f"{group.number or ordinal}. {typeset(group.title)}")
            yield full_width(f"roadmap.{group.id}", title, len(columns))
        for _, number, item in islice(measures, len(group.items)):
            make = partial(_item_row, content, item, number, columns, prose)
            yield (
                _rows.of(_all_that_tells(content, item, number, columns), make) if _is_plain(item, columns) else make()
            )


_rows = Kept[Unit](2048)
"""Rows of two plans of a thousand measures."""
_leaves = once_for_each(leaves)
_OF_ITEM = frozenset({"number", "text", "deadline", "responsible", "result", "consequences", "money", "execution"})
"""Columns that print nothing but what a measure says and the names of parties."""


def _is_plain(item: Item, columns: tuple[Column, ...]) -> bool:
    """Whether a row refers to no other value: it stays what it is while the measure does."""
    return _print_only_items(columns) and "{" not in f"{item.text}{item.result}{item.consequences}"


@once_for_each
def _print_only_items(columns: tuple[Column, ...]) -> bool:
    return all(column.field in _OF_ITEM for column in columns)


def _all_that_tells(content: Content, item: Item, number: str, columns: tuple[Column, ...]) -> tuple[Hashable, ...]:
    """What a plain row depends on."""
    return Same(item), number, Same(columns), Same(content.program.parties)


def plan_total(roadmap: Roadmap, columns: tuple[Column, ...]) -> Unit:
    """Sums of the columns of money."""
    money = roadmap.money
    return total_row("roadmap.total", columns, [_sum(money, column) for column in columns])


def _sum(money: Money, column: Column) -> Decimal | None:
    return amount_of(money, column.source, column.period) or Decimal() if column.field == "money" else None


def _item_row(content: Content, item: Item, number: str, columns: tuple[Column, ...], prose: Writer) -> Unit:
    cells: list[Unit] = []
    for previous, column in zip((None, *columns), columns, strict=False):
        if previous and _shares_deadline(item, previous, column):
            cells[-1] = replace(cells[-1], span=(cells[-1].span[0] + 1, 1))
            continue
        cell_id = f"roadmap.{item.id}.{column.field}{_suffix(column)}"
        cells.append(unit_of(item_cell(content, item, number, column, prose), cell_id, column))
    return Unit(f"roadmap.{item.id}", Kind.ROW, number=number, children=tuple(cells))


def _suffix(column: Column) -> str:
    """What tells apart cells of one field: the level, the date, the source and period of money."""
    keys = (column.level, column.date, column.source, column.period)
    return "".join(f"[{key}]" for key in keys if key is not None)


def _shares_deadline(item: Item, left: Column, right: Column) -> bool:
    """A date common to all levels prints once across their columns."""
    return left.field == right.field == "deadline" and bool(left.level and right.level) and not item.deadlines
