"""The information card on the execution of the roadmap (INVENTORY K-11, tables T-26…T-28)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from shnor_docs.documents.cells import prose_cell, unit_of
from shnor_docs.documents.composing import writer
from shnor_docs.documents.grids import grid
from shnor_docs.documents.prose import Writer, blocks
from shnor_docs.documents.roadmap_cells import item_cell
from shnor_docs.documents.tree import Kind, Style, Unit, text_of
from shnor_docs.model.content import Content
from shnor_docs.model.document import CardRow, InfoCard
from shnor_docs.model.roadmap import Item
from shnor_docs.model.table import Align, Column
from shnor_docs.russian.dates import format_date
from shnor_docs.russian.typography import typeset

_TITLES = (
    "Общая характеристика плана (дорожной карты)",
    "Реализация плана (дорожной карты)",
    "Реализация плана (дорожной карты) по дополнительным показателям",
)


def card(content: Content, card: InfoCard) -> tuple[Unit, ...]:
    """The sections of a card: three tables, then the conclusion and the problem."""
    prose = writer(content)
    first, second, third = (
        _characteristics(card, prose),
        (_execution(content, card, prose),),
        (_additional(card, prose),),
    )
    closing = (*_closing("Вывод", card.conclusion, prose), *_closing("Проблема", card.problem, prose))
    return tuple(
        Unit(f"cards.{card.id}.part{n}", Kind.SECTION, text_of(title), number=f"{n}.", children=children)
        for n, (title, children) in enumerate(
            zip(_TITLES, (first, second, (*third, *closing)), strict=True), 1
        )
    )


def _dated(card: InfoCard) -> tuple[Column, ...]:
    return tuple(
        Column(field="value", title=format_date(day, "digital"), date=day, width=1.4, align=Align.CENTER)
        for day in card.dates
    )


def _characteristics(card: InfoCard, prose: Writer) -> tuple[Unit, ...]:
    columns = (Column(field="title", title="Показатель", width=2), *_dated(card))
    rows = tuple(_row(card, row, None, prose) for row in card.characteristics)
    table = grid(f"cards.{card.id}.characteristics", columns, rows)
    note = text_of(typeset(card.footnote or ""))
    return (
        (table, Unit(f"cards.{card.id}.footnote", Kind.PARAGRAPH, note, style=Style.NOTE))
        if note
        else (table,)
    )


def _additional(card: InfoCard, prose: Writer) -> Unit:
    columns = (
        Column(field="number", title="№", width=0.5, align=Align.CENTER),
        Column(field="title", title="Показатель", width=3),
        *_dated(card),
    )
    rows = tuple(_row(card, row, n, prose) for n, row in enumerate(card.additional, 1))
    return grid(f"cards.{card.id}.additional", columns, rows)


def _row(card: InfoCard, row: CardRow, number: int | None, prose: Writer) -> Unit:
    row_id = f"cards.{card.id}.{row.id}"
    numbered = (Unit(f"{row_id}.number", Kind.CELL, text_of(f"{number}."), centered=True),) if number else ()
    title = Unit(f"{row_id}.title", Kind.CELL, text_of(typeset(row.title)))
    if row.value:
        column = Column(field="value")
        common = unit_of(prose_cell(row.value, f"{row_id}.value", prose), f"{row_id}.value", column)
        return Unit(row_id, Kind.ROW, children=(*numbered, title, _spread(common, len(card.dates))))
    cells = (
        unit_of(prose_cell(row.values.get(c.date) if c.date else None, f"{row_id}[{c.date}]", prose), f"{row_id}[{c.date}]", c)
        for c in _dated(card)
    )  # fmt: skip
    return Unit(row_id, Kind.ROW, number=f"{number}." if number else "", children=(*numbered, title, *cells))


def _spread(cell: Unit, columns: int) -> Unit:
    return Unit(cell.id, Kind.CELL, cell.text, children=cell.children, span=(columns, 1))


def _execution(content: Content, card: InfoCard, prose: Writer) -> Unit:
    dated = tuple(
        Column(field="execution", title=format_date(d, "digital"), date=d, width=1.2, align=Align.CENTER)
        for d in card.dates
    )
    columns = (
        Column(field="number", title="№", width=0.6, align=Align.CENTER),
        Column(field="text", title="Мероприятие плана (дорожной карты)", width=4),
        Column(title="Исполнение, %", columns=dated),
    )
    leaves = tuple(leaf for column in columns for leaf in column.leaves)
    rows = (
        Unit(
            f"cards.{card.id}.roadmap.{item.id}",
            Kind.ROW,
            number=number,
            children=tuple(_execution_cell(content, card, item, number, column, prose) for column in leaves),
        )
        for number, item in measures(content, card)
    )
    return grid(f"cards.{card.id}.execution", columns, tuple(rows))


def _execution_cell(
    content: Content, card: InfoCard, item: Item, number: str, column: Column, prose: Writer
) -> Unit:
    suffix = f"[{column.date}]" if column.date else ""
    cell_id = f"cards.{card.id}.roadmap.{item.id}.{column.field}{suffix}"
    return unit_of(item_cell(content, item, number, column, prose), cell_id, column)


def measures(content: Content, card: InfoCard) -> Iterable[tuple[str, Item]]:
    """The measures a card reports on: those of its year, or all; with their numbers in the plan."""
    roadmap, period = content.program.roadmap, content.program.period
    if roadmap is None:
        return
    for _, number, item in roadmap.items():
        ranges = item.deadline.ranges(period, roadmap.default_year) if item.deadline else ()
        if card.year is None or not ranges or any(_in_year(r.first, r.last, card.year) for r in ranges):
            yield number, item


def _in_year(start: date, end: date, year: int) -> bool:
    return start.year <= year <= end.year


def _closing(label: str, text: str | None, prose: Writer) -> tuple[Unit, ...]:
    """«Вывод:» with its text, or with a line to write on."""
    return blocks(f"**{label}:** {text or '_' * 40}", f"cards.{label}", prose)
