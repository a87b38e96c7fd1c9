"""What a clone cannot decide: values carried over as proposals, and what has no value yet."""

from __future__ import annotations

from collections.abc import Container, Iterator

from shnor_docs.lifecycle.shift import Shift
from shnor_docs.model.indicator import IndicatorUse
from shnor_docs.model.open_point import OpenPoint
from shnor_docs.model.program import Program
from shnor_docs.model.table import Column

CARRIED = "из «{origin}»"


def carried_points(program: Program, shift: Shift, origin: str, renewed: Container[int]) -> Iterator[OpenPoint]:
    """The points of a cleared program that is still in its old period: what an official has to confirm or write.

    ``renewed`` are the indices of indicators whose baseline is a new one.
    """
    carried = CARRIED.format(origin=origin)
    for fact in program.facts:
        if fact.value is None:
            yield _point(f"facts.{fact.id}.period", "число вычисляется по таблицам: проверьте период и данные")
        else:
            yield _point(f"facts.{fact.id}.value", f"число {carried}: уточните")
    for source in program.data:
        if source.id not in answer_sources(program):
            yield _point(f"data.{source.id}.file", f"таблица {carried}: замените файл данными к новому периоду")
    for index, use in enumerate(program.indicators):
        yield from _targets(use, shift, carried)
        if use.baseline and index not in renewed:
            note = f"базовое значение {carried}: замените последним фактическим"
            yield _point(f"indicators.{use.id}.baseline", note)
    if program.budget:
        yield _point("budget.sources", f"финансирование {carried}: подтвердите{_and_missing(shift)}")
    yield from _columns(program, shift)
    yield from _approvals(program)


def emptied_groups(former: Program, cleared: Program) -> Iterator[OpenPoint]:
    """Groups that all measures dropped out of."""
    before = {group.id for group in former.roadmap.groups if group.items} if former.roadmap else set()
    for group in cleared.roadmap.groups if cleared.roadmap else ():
        if group.id in before and not group.items:
            note = "все мероприятия группы исполнены: впишите новые или уберите группу"
            yield _point(f"roadmap.groups.{group.id}.items", note)


def answer_sources(program: Program) -> set[str]:
    """Ids of the data tables that forms and cards are filled from: a clone empties them instead of asking."""
    return {name for form in program.forms for name in form.sources} | {
        name for card in program.cards for name in card.sources
    }


def _targets(use: IndicatorUse, shift: Shift, carried: str) -> Iterator[OpenPoint]:
    if use.targets:
        note = f"целевые значения {carried}: подтвердите{_and_missing(shift)}"
        yield _point(f"indicators.{use.id}.targets", note)
    elif use.target:
        yield _point(f"indicators.{use.id}.target", f"целевое значение {carried}: подтвердите")


def _and_missing(shift: Shift) -> str:
    years = ", ".join(map(str, shift.missing))
    return f", добавьте на {years}" if years else ""


def _columns(program: Program, shift: Shift) -> Iterator[OpenPoint]:
    """Tables with a column for each period lack those of a longer new one."""
    owners = [
        *((f"tables.{table.id}.columns", table.leaves) for table in program.tables),
        *(
            (f"documents.{d.id}.columns", tuple(leaf for c in d.columns for leaf in c.leaves))
            for d in program.documents
        ),
    ]
    for place, columns in owners:
        if shift.missing and _counts_periods(columns):
            yield _point(place, f"столбцы – по годам прежнего периода{_and_missing(shift)}")


def _counts_periods(columns: tuple[Column, ...]) -> bool:
    return any(column.period is not None for column in columns)


def _approvals(program: Program) -> Iterator[OpenPoint]:
    """Of the orders that a clone keeps: those that amend or repeal are left to the source."""
    left = {order.id for order in program.orders if order.amends or order.repeals}
    for order in program.orders:
        if (order.date or order.number) and order.id not in left:
            yield _point(f"orders.{order.id}.date", "впишите дату и номер, когда приказ будет подписан")
    for settings in program.documents:
        for approval in settings.approvals:
            if approval.date or approval.act:
                place = f"documents.{settings.id}.approvals.{approval.id}"
                yield _point(place, "впишите дату и реквизиты, когда документ будет согласован")


def name_points(program: Program, *, municipality: bool, authority: bool) -> Iterator[OpenPoint]:
    """The points of new names: their cases, whose schools and people these are, and who signs now."""
    if municipality:
        yield from (
            _point(f"municipality.{case}", "проверьте падеж нового названия") for case in ("genitive", "prepositional")
        )
        yield _point("municipality.region", "проверьте субъект Российской Федерации")
        if program.schools:
            yield _point("schools", "школы – из источника: замените своими")
        if program.parties:
            yield _point("parties", "исполнители – из источника: замените своими")
    if municipality or authority:
        yield _point("authority", "проверьте наименование, сокращение, родительный падеж и место составления")
        for order in program.orders:
            yield _point(f"orders.{order.id}.signature", "впишите, кто подписывает приказ")


def _point(place: str, note: str) -> OpenPoint:
    return OpenPoint(place=place, note=note)
