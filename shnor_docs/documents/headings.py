"""Headings of columns that nobody wrote: what a column shows, of which period, date, level or source of money."""

from __future__ import annotations

from collections.abc import Mapping

from shnor_docs.model.content import Content
from shnor_docs.model.indicator import Indicator, IndicatorUse
from shnor_docs.model.period import Period
from shnor_docs.model.table import Column
from shnor_docs.russian.dates import format_date

NAMES: Mapping[str, str] = {
    **{
        name: info.title
        for record in (Indicator, IndicatorUse)
        for name, info in record.model_fields.items()
        if info.title
    },
    "number": "№ п/п",
    "name": "Наименование",
    "tasks": "Задачи",
    "direction": "Направленность",
    "weight": "Вес",
    "minimum": "Минимальное значение",
    "baseline": "Базовое значение",
    "actual": "Фактическое значение",
    "target": "Целевое значение",
    "change": "Динамика",
    "reached": "Достижение",
    "achievement": "Степень достижения, %",
    "total": "Всего",
    "text": "Мероприятие",
    "level": "Уровень",
    "deadline": "Срок исполнения",
    "start": "Начало",
    "end": "Окончание",
    "responsible": "Ответственные",
    "result": "Ожидаемый результат",
    "indicators": "Показатели",
    "consequences": "Последствия неисполнения",
    "money": "Объём финансирования",
    "amount": "Объём финансирования",
    "execution": "Исполнение, %",
}
"""How the fields of rows are called in tables: by the record's own title, unless a table says it in other words."""


def headed(columns: tuple[Column, ...], content: Content, above: Column | None = None) -> tuple[Column, ...]:
    """The columns with a heading for each that has none; the columns themselves if all have."""
    found = tuple(_headed(column, content, above) for column in columns)
    return columns if all(new is old for new, old in zip(found, columns, strict=True)) else found


def _headed(column: Column, content: Content, above: Column | None) -> Column:
    changes: dict[str, object] = {}
    if column.columns:
        inner = headed(column.columns, content, column)
        changes = {"columns": inner} if inner is not column.columns else {}
    if column.title is None:
        changes["title"] = _over(column) if column.columns else _of_leaf(column, content, above)
    return column.model_copy(update=changes) if changes else column


def _over(column: Column) -> str | None:
    """What all columns below are about."""
    told = {_moment(leaf) for leaf in column.leaves}
    return told.pop() or None if len(told) == 1 else None


def _of_leaf(column: Column, content: Content, above: Column | None) -> str | None:
    """«Целевое значение, 2021 год»; under a common heading only what it does not say."""
    what = NAMES.get(column.field or "", "")
    kind, moment = _kind(column, content) or what, _moment(column)
    if above is None:
        return ", ".join(part for part in (kind, moment) if part) or None
    return kind if _over(above) else moment or kind or None


def _kind(column: Column, content: Content) -> str:
    """The name of the column's level or source of money."""
    program = content.program
    sources = program.budget.sources if program.budget else ()
    names = {level.id: level.name for level in program.levels} | {source.id: source.name for source in sources}
    return names.get(column.level or column.source or "", "")


def _moment(column: Column) -> str:
    if column.date:
        return format_date(column.date)
    return column.period.in_words() if isinstance(column.period, Period) else ""
