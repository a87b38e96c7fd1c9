"""What schools and municipalities answer: nothing is lost on the way to their forms, numbers match their lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from shnor_docs.compute.execution import BAD_EXECUTION, impossible_days
from shnor_docs.diagnostics import Severity, declare
from shnor_docs.documents.forms.answers import listed
from shnor_docs.documents.forms.executions import DATE, EXECUTION, MEASURE
from shnor_docs.documents.forms.sheets import PERIOD
from shnor_docs.documents.forms.subjects import called, of_municipality
from shnor_docs.model.content import Content
from shnor_docs.model.data import Cell, DataTable
from shnor_docs.model.dates import day_of
from shnor_docs.model.document import CardRow, InfoCard
from shnor_docs.model.form import Form, SubjectKind, Territory
from shnor_docs.rules.finding import Finding, Path, nearest
from shnor_docs.rules.forms import answers
from shnor_docs.rules.walking import records
from shnor_docs.sameness import found_once

OUTSIDE = declare("ШД434", Severity.WARNING, "значение на дату или период, которых в форме нет")
MISCOUNTED = declare("ШД435", Severity.ERROR, "число не равно длине перечня")
NO_MUNICIPALITY = declare("ШД436", Severity.ERROR, "муниципалитета нет в перечне")

Tables = tuple[DataTable, ...]

_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+\S", re.MULTILINE)


def dates(content: Content) -> Iterable[Finding]:
    """A value for a date that the card does not print would be lost."""
    return _other_dates(content.program.cards, *content.tables.values())


@found_once
def _other_dates(cards: tuple[InfoCard, ...], *tables: DataTable) -> Iterator[Finding]:
    for path, row, card in _rows(cards):
        for day in row.values:
            if day not in card.dates:
                yield Finding(OUTSIDE, f"даты {day:%d.%m.%Y} в карте нет", (*path, "values", day), _dates(card))
    for card in cards:
        for table in _filling(tables, card.sources):
            for row_number, cell in _column(table, DATE):
                if day_of(cell) not in card.dates:
                    message = f"отчётной даты «{cell}» в карте нет"
                    yield Finding(OUTSIDE, message, (), _dates(card), table.place(row_number, DATE))


def periods(content: Content) -> Iterable[Finding]:
    """A value for a period that the form does not print would be lost."""
    return _other_periods(content.program.forms, *content.tables.values())


@found_once
def _other_periods(forms: tuple[Form, ...], *tables: DataTable) -> Iterator[Finding]:
    for form in forms:
        for table in _filling(tables, form.sources if form.periods else ()):
            for row_number, cell in _column(table, PERIOD):
                if form.periods and cell not in form.periods:
                    message = f"периода {cell} в форме «{form.id}» нет"
                    hint = f"форма печатает {form.periods}"
                    yield Finding(OUTSIDE, message, (), hint, table.place(row_number, PERIOD))


def counts(content: Content) -> Iterable[Finding]:
    """A number of things and the list of those things agree (INVENTORY C-25)."""
    return _other_counts(content.program.forms, content.program.cards, *content.tables.values())


@found_once
def _other_counts(forms: tuple[Form, ...], cards: tuple[InfoCard, ...], *tables: DataTable) -> Iterator[Finding]:
    for _, answer, source in answers(forms):
        if answer.counted and answer.listed and answer.fields:
            for table in _filling(tables, (source or "",)):
                yield from _miscounted(table, answer.fields[0], answer.listed)
    for path, row, card in _rows(cards):
        other = next((r for r in (*card.characteristics, *card.additional) if r.id == row.counts), None)
        if other:
            yield from _written(row, other, path)
            for table in _filling(tables, (card.source or "",)):
                yield from _miscounted(table, row.field or "", other.field or "")


def municipalities(content: Content) -> Iterable[Finding]:
    """Rows of a municipality that the program does not list would be lost."""
    program = content.program
    return _unlisted(program.municipalities, program.cards, *content.tables.values())


@found_once
def _unlisted(
    municipalities: tuple[Territory, ...], cards: tuple[InfoCard, ...], *tables: DataTable
) -> Iterator[Finding]:
    known = tuple(map(of_municipality, municipalities))
    names = {name for subject in known for name in subject.names}
    sources = dict.fromkeys(source for card in cards for source in card.sources)
    for table in _filling(tables, tuple(sources)):
        for row_number, cell in _column(table, SubjectKind.MUNICIPALITY):
            if called(cell) not in names:
                place = table.place(row_number, SubjectKind.MUNICIPALITY)
                hint = nearest(str(cell), [s.name for s in known], "перечислите их в municipalities.yaml")
                yield Finding(NO_MUNICIPALITY, f"муниципалитета «{cell}» нет в перечне", (), hint, place)


def executions(content: Content) -> Iterable[Finding]:
    """Execution that municipalities report grows from date to date (INVENTORY C-16)."""
    return _impossible(content.program.cards, *content.tables.values())


@found_once
def _impossible(cards: tuple[InfoCard, ...], *tables: DataTable) -> Iterator[Finding]:
    sources = dict.fromkeys(card.execution_source or "" for card in cards)
    for table in _filling(tables, tuple(sources)):
        for (_, measure), reports in _executions(table).items():
            for day, reason in impossible_days({day: amount for day, (amount, _) in reports.items()}):
                message = f"исполнение мероприятия «{measure}» {reason}"
                place = table.place(reports[day][1], EXECUTION)
                yield Finding(BAD_EXECUTION, message, (), "исправьте процент исполнения", place)


def _executions(table: DataTable) -> dict[tuple[str, Cell], dict[date, tuple[Decimal, int]]]:
    """Amounts by municipality, measure and day, with the indices of their rows."""
    wanted = (SubjectKind.MUNICIPALITY, MEASURE, DATE, EXECUTION)
    if not set(wanted) <= set(table.fields):
        return {}
    found: dict[tuple[str, Cell], dict[date, tuple[Decimal, int]]] = {}
    for row, (whose, measure, written, amount) in enumerate(zip(*map(table.column, wanted), strict=True)):
        day = day_of(written)
        if day and isinstance(amount, int | Decimal):
            found.setdefault((called(whose), measure), {})[day] = (Decimal(amount), row)
    return found


def _rows(cards: tuple[InfoCard, ...]) -> Iterator[tuple[Path, CardRow, InfoCard]]:
    for index, card in enumerate(cards):
        for path, row in records(card, ("cards", index)):
            if isinstance(row, CardRow):
                yield path, row, card


def _filling(tables: Tables, sources: tuple[str, ...]) -> Iterator[DataTable]:
    """The tables that could be read; the others are reported already."""
    by_id = {table.id: table for table in tables}
    return (by_id[source] for source in sources if source in by_id)


def _column(table: DataTable, field: str) -> Iterator[tuple[int, Cell]]:
    """The filled cells of a column with the indices of their rows."""
    cells = table.column(field) if field in table.fields else ()
    return ((row, cell) for row, cell in enumerate(cells) if cell is not None)


def _dates(card: InfoCard) -> str:
    return "даты карты: " + ", ".join(f"{day:%d.%m.%Y}" for day in card.dates)


def _miscounted(table: DataTable, number: str, names: str) -> Iterator[Finding]:
    lists = dict(_column(table, names))
    for row, cell in _column(table, number):
        length = len(listed(lists.get(row)))
        if cell != length:
            message = f"указано {cell}, а в перечне «{names}» пунктов: {length}"
            hint = "исправьте число или перечень; пункты перечня разделяет «;»"
            yield Finding(MISCOUNTED, message, (), hint, table.place(row, number))


def _written(row: CardRow, names: CardRow, path: Path) -> Iterator[Finding]:
    for day, text in row.values.items():
        items = names.values.get(day, "")
        length = len(_ITEM.findall(items)) or len(listed(items))
        if text.isdigit() and int(text) != length:
            message = f"указано {text}, а в строке «{names.title}» на эту дату пунктов: {length}"
            yield Finding(MISCOUNTED, message, (*path, "values", day), "исправьте число или перечень")
