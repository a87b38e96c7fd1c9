"""The information card on the execution of the roadmap (INVENTORY K-11, tables T-26…T-28)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from shnor_docs.documents.cells import Cell, prose_cell, unit_of
from shnor_docs.documents.composing import writer
from shnor_docs.documents.forms.answers import Answers, answer_cell, answers, by_day
from shnor_docs.documents.forms.executions import DATE, execution_rows
from shnor_docs.documents.forms.remarks import written_remark
from shnor_docs.documents.forms.subjects import Subject
from shnor_docs.documents.grids import grid, leaves
from shnor_docs.documents.prose import Writer
from shnor_docs.documents.tree import Kind, Style, Unit, text_of
from shnor_docs.model.content import Content
from shnor_docs.model.document import CardRow, InfoCard
from shnor_docs.model.form import Answer, SubjectKind
from shnor_docs.model.table import Align, Column
from shnor_docs.russian.dates import format_date
from shnor_docs.russian.typography import typeset

_TITLES = (
    "Общая характеристика плана (дорожной карты)",
    "Реализация плана (дорожной карты)",
    "Реализация плана (дорожной карты) по дополнительным показателям",
)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A card with whom it is filled in for, and what that subject answers."""

    card: InfoCard
    given: Answers
    prose: Writer


def card(content: Content, card: InfoCard, subject: Subject | None = None) -> tuple[Unit, ...]:
    """The sections of a card: tables that have rows, under the last of them the conclusion and the problem."""
    given = by_day(answers(content, card.source, SubjectKind.MUNICIPALITY, subject, DATE))
    sheet, prefix = _Sheet(card, given, writer(content)), f"cards.{card.id}"
    tables = (_characteristics(sheet), _execution(content, sheet, subject), _additional(sheet))
    parts = [
        (title, (table, *_footnote(sheet, table)))
        for title, table in zip(_TITLES, tables, strict=True)
        if table.children
    ] or [("", ())]
    title, last = parts.pop()
    remarks = (
        *written_remark(f"{prefix}.conclusion", "Вывод", card.conclusion, sheet.prose),
        *written_remark(f"{prefix}.problem", "Проблема", card.problem, sheet.prose),
    )
    return tuple(
        Unit(f"{prefix}.part{n}", Kind.SECTION, text_of(title), number=f"{n}." if title else "", children=children)
        for n, (title, children) in enumerate([*parts, (title, (*last, *remarks))], 1)
    )


def _dated(card: InfoCard) -> tuple[Column, ...]:
    return tuple(
        Column(field="value", title=format_date(day, "digital"), date=day, width=1.4, align=Align.CENTER)
        for day in card.dates
    )


def _characteristics(sheet: _Sheet) -> Unit:
    card = sheet.card
    columns = (Column(field="title", title="Показатель", width=3), *_dated(card))
    rows = tuple(_row(sheet, row, None) for row in card.characteristics)
    return grid(f"cards.{card.id}.characteristics", columns, rows)


def _footnote(sheet: _Sheet, table: Unit) -> tuple[Unit, ...]:
    """The note under the first table."""
    note = text_of(typeset(sheet.card.footnote or ""))
    if not note or not table.id.endswith(".characteristics"):
        return ()
    return (Unit(f"cards.{sheet.card.id}.footnote", Kind.PARAGRAPH, note, style=Style.NOTE),)


def _additional(sheet: _Sheet) -> Unit:
    columns = (
        Column(field="number", title="№", width=0.5, align=Align.CENTER),
        Column(field="title", title="Показатель", width=4),
        *_dated(sheet.card),
    )
    rows = tuple(_row(sheet, row, n) for n, row in enumerate(sheet.card.additional, 1))
    return grid(f"cards.{sheet.card.id}.additional", columns, rows)


def _row(sheet: _Sheet, row: CardRow, number: int | None) -> Unit:
    row_id = f"cards.{sheet.card.id}.{row.id}"
    numbered = (Unit(f"{row_id}.number", Kind.CELL, text_of(f"{number}."), centered=True),) if number else ()
    title = Unit(f"{row_id}.title", Kind.CELL, text_of(typeset(row.title)))
    if row.value:
        common = prose_cell(row.value, f"{row_id}.value", sheet.prose)
        spread = replace(unit_of(common, f"{row_id}.value", Column(field="value")), span=(len(sheet.card.dates), 1))
        return Unit(row_id, Kind.ROW, children=(*numbered, title, spread))
    cells = (
        unit_of(_value(sheet, row, column.date, f"{row_id}[{column.date}]"), f"{row_id}[{column.date}]", column)
        for column in _dated(sheet.card)
    )
    return Unit(row_id, Kind.ROW, number=f"{number}." if number else "", children=(*numbered, title, *cells))


def _value(sheet: _Sheet, row: CardRow, day: date | None, cell_id: str) -> Cell:
    """What the subject answers for the day; else what the program writes."""
    if row.field and sheet.given.get(day, row.field) is not None:
        is_list = row.id in {other.counts for other in sheet.card.additional}
        answer = Answer(listed=row.field) if is_list else Answer(fields=(row.field,))
        return answer_cell(answer, sheet.given, day)
    return prose_cell(row.values.get(day) if day else None, cell_id, sheet.prose)


def _execution(content: Content, sheet: _Sheet, subject: Subject | None) -> Unit:
    dated = tuple(
        Column(field="execution", title=format_date(d, "digital"), date=d, width=1.2, align=Align.CENTER)
        for d in sheet.card.dates
    )
    columns = (
        Column(field="number", title="№", width=0.6, align=Align.CENTER),
        Column(field="text", title="Мероприятие плана (дорожной карты)", width=4),
        Column(title="Исполнение, %", columns=dated),
    )
    rows = execution_rows(content, sheet.card, subject, leaves(columns), sheet.prose)
    return grid(f"cards.{sheet.card.id}.execution", columns, tuple(rows))
