"""What a program holds as plain rows, a value of its own type in each column."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from shnor_docs.documents.composing import writer
from shnor_docs.documents.prose import plain_inline
from shnor_docs.model.content import Content
from shnor_docs.model.roadmap import Item
from shnor_docs.model.target import Target

INDICATORS = {
    "indicator": "Показатель",
    "name": "Наименование показателя",
    "unit": "Единица измерения",
    "field": "Вид значения",
    "period": "Период",
    "value": "Значение",
    "amount": "Число",
}
MEASURES = {
    "group": "Группа",
    "group_title": "Название группы",
    "item": "id мероприятия",
    **{name: str(Item.model_fields[name].title) for name in ("number", "text", "deadline")},
    "first_day": "Первый день срока",
    "last_day": "Последний день срока",
    **{name: str(Item.model_fields[name].title) for name in ("responsible", "result", "tasks", "indicators", "level")},
}
MONEY = {"item": "id мероприятия", "source": "Источник", "period": "Период", "amount": "Сумма"}
EXECUTION = {"item": "id мероприятия", "date": "Отчётная дата", "percent": "Исполнение, %"}
SCHOOLS = {"school": "Школа", "name": "Наименование", "period": "Период", "reasons": "Основание", "places": "Данные"}
"""Columns of the rows with their Russian titles."""


def values(content: Content) -> Iterator[tuple[object, ...]]:
    """Each baseline, target, actual and computed value of the indicators."""
    for use in content.program.indicators:
        for field in ("baseline", "targets", "actuals"):
            for period, value in getattr(use, field).items():
                yield *_named(content, use.id), field, period, value, _amount(value)
        if use.target:
            yield *_named(content, use.id), "target", None, use.target, use.target.amount
    for (name, period), computed in content.computed.items():
        yield *_named(content, name), "computed", period, computed.amount, computed.amount


def _named(content: Content, indicator: str) -> tuple[str, str, str]:
    entry = content.catalogue[indicator]
    return indicator, entry.name, entry.printed_unit


def _amount(value: Target | Decimal) -> Decimal | None:
    return value.amount if isinstance(value, Target) else value


def items(content: Content) -> Iterator[Item]:
    """The measures of the plan."""
    for _, _, item in content.program.roadmap.items() if content.program.roadmap else ():
        yield item


def measures(content: Content) -> Iterator[tuple[object, ...]]:
    """A row for each measure; for each level, if its deadlines differ by level."""
    roadmap = content.program.roadmap
    if roadmap is None:
        return
    plain = partial(plain_inline, writer=writer(content))
    for path, number, item in roadmap.items():
        group = roadmap.groups[int(path[1])]
        for level, deadline in item.deadlines.items() or ((item.level, item.deadline),):
            days = deadline.ranges(content.program.period, roadmap.default_year) if deadline else ()
            first, last = min((d.first for d in days), default=None), max((d.last for d in days), default=None)
            result = plain(item.result) if item.result else None
            yield (
                *(group.id, group.title, item.id, number, plain(item.text), deadline, first, last),
                *(item.responsible, result, item.tasks, item.indicators, level),
            )
