"""Columns of a period or a date: their headings tell it and no other, and some row has a value of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.documents.scope import UsedIndicator, used_indicators
from shnor_docs.model.content import Content
from shnor_docs.model.period import Period
from shnor_docs.model.roadmap import Item
from shnor_docs.model.table import Column, Table, TableRows
from shnor_docs.rules.columns import leaves
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.stated_dates import years_of
from shnor_docs.rules.walking import in_each_measure
from shnor_docs.russian.dates import MONTHS_GENITIVE, format_date
from shnor_docs.russian.years import school_years_in, years_in
from shnor_docs.sameness import once_for_each

OTHER_HEADING = declare("ШД305", Severity.WARNING, "заголовок столбца называет другой год или день")
NO_VALUES = declare("ШД309", Severity.WARNING, "в столбце за период или дату нет ни одного значения")

_DAY = re.compile(
    rf"(?<![\d.])(\d{{1,2}})(?:\.(\d\d)(?!\d)|\s+({'|'.join(MONTHS_GENITIVE)}))(?:[.\s]\s*((?:19|20)\d\d))?"
)
"""«31.03.2022», «31 марта 2022», and the same without a year."""

_HINT = "исправьте заголовок или уберите его: без него печатается период или дата столбца"

_MEASURED = {"actual": "actuals", "reached": "actuals", "achievement": "actuals", "change": "actuals"}
"""Fields of columns that print values of a field of indicators with another name."""

AWAITED = frozenset({*_MEASURED, "execution"})
"""Fields whose values come in the course of the program."""

_TABLE = re.compile(r"\{\{\s*tables\.(\w+)")

Titled = tuple[str, Path]


def headings(content: Content) -> Iterator[Finding]:
    """The heading of a column, or the one over it, tells the period or the date of its values."""
    for name in ("tables", "documents"):
        for index, record in enumerate(getattr(content.program, name)):
            yield from _in_columns(record.columns, (name, index, "columns"))


@once_for_each
def _in_columns(columns: tuple[Column, ...], path: Path) -> tuple[Finding, ...]:
    return tuple(_headings(columns, path, ()))


def _headings(columns: tuple[Column, ...], path: Path, above: tuple[Titled, ...]) -> Iterator[Finding]:
    for index, column in enumerate(columns):
        place = (*path, index)
        told = ((column.title or "", (*place, "title")), *above)
        if column.columns:
            yield from _headings(column.columns, (*place, "columns"), told)
            continue
        told_times = ((text, at, answer) for text, at in told if (answer := _agrees(column, text)) is not None)
        text, at, is_right = next(told_times, ("", (), True))
        if not is_right:
            message = f"заголовок «{text}» стоит над столбцом за {_moment(column)}"
            yield Finding(OTHER_HEADING, message, at, _HINT)


def _agrees(column: Column, heading: str) -> bool | None:
    """Whether a heading tells the time of the column; None if it tells none, or the column has none."""
    if column.date and (days := list(_days(heading, column.date))):
        return column.date in days
    if column.period and column.period.is_academic and (begun := school_years_in(heading)):
        return column.period.year in begun
    known = years_of(column.period) if column.period else {column.date.year} if column.date else set()
    told = years_in(heading)
    return not told.isdisjoint(known) if told and known else None


def _days(text: str, of: date) -> Iterator[date]:
    for day, month, name, year in _DAY.findall(text):
        try:
            yield date(int(year or of.year), int(month or MONTHS_GENITIVE.index(name or "") + 1), int(day))
        except ValueError:  # «12.13» is no date
            continue


def _moment(column: Column) -> str:
    if column.period:
        return column.period.in_words("accusative")
    return format_date(column.date) if column.date else ""


def values(content: Content) -> Iterator[Finding]:
    """A column of a period or a date prints some value: a whole column of dashes is a slip.

    Outside reports a column of the program's time after the last known value waits for its values.
    """
    reported = set(_in_reports(content))
    for index, table in enumerate(content.program.tables):
        found: dict[tuple[str | None, str | None], set[Period] | set[date]] = {}
        for path, column in leaves(table.columns, ("tables", index, "columns")):
            shown = (column.field, column.source)
            if shown not in found:
                found[shown] = _known(content, table, column)
            known = found[shown]
            moment = column.period or column.date
            if not moment or not known or moment in known:
                continue
            if not _is_awaited(content, column, known, is_report=table.id in reported):
                message = f"в столбце нет ни одного значения за {_moment(column)}; есть за {', '.join(_listed(known))}"
                field = "period" if column.period else "date"
                hint = "исправьте период или дату столбца либо впишите значения: пока в нём одни прочерки"
                yield Finding(NO_VALUES, message, (*path, field), hint)


def _in_reports(content: Content) -> Iterator[str]:
    """Ids of the tables that reports print."""
    for settings in content.program.documents:
        for section in settings.sections if settings.kind == "report" else ():
            yield from _TABLE.findall(section.text or content.files.get(str(section.file), ""))


def _is_awaited(content: Content, column: Column, known: Iterable[Period | date], *, is_report: bool) -> bool:
    """Whether values of the column are still to come: of a clone's new data, of the rest of the program's time."""
    if column.field not in AWAITED:
        return False
    if any(point.place.startswith("data.") for point in content.program.open_points):
        return True
    first, period = _first_day(column.period or column.date), content.program.period
    return not is_report and period.first_day <= first <= period.last_day and first > max(map(_first_day, known))


def _first_day(moment: Period | date | None) -> date:
    return moment.first_day if isinstance(moment, Period) else moment or date.min


def _known(content: Content, table: Table, column: Column) -> set[Period] | set[date]:
    """The times for which the rows have values in the column's field."""
    roadmap, budget = content.program.roadmap, content.program.budget
    match table.rows:
        case TableRows.INDICATORS:
            shown = {name for group in table.groups for name in group.rows}
            return {*_of_indicators(used_indicators(content), frozenset(shown), column.field or "")}
        case TableRows.ROADMAP if roadmap and column.field == "execution":
            return {*_executions(content)}
        case TableRows.ROADMAP if roadmap and column.field == "money":
            return {period for source, period in _amounts(content) if column.source in {None, source}}
        case TableRows.BUDGET if budget and column.field == "amount":
            return {period for source in budget.sources for period in source.amounts}
    return set()


@in_each_measure
def _executions(one: tuple[Path, str, Item]) -> Iterator[date]:
    yield from one[2].execution


@in_each_measure
def _amounts(one: tuple[Path, str, Item]) -> Iterator[tuple[str, Period]]:
    yield from ((source, period) for source, amounts in one[2].money.items() for period in amounts)


@once_for_each
def _of_indicators(used: tuple[UsedIndicator, ...], shown: frozenset[str], field: str) -> frozenset[Period]:
    """The periods for which the indicators that are shown, or all, have values."""
    found = (indicator for indicator in used if not shown or indicator.id in shown)
    return frozenset(period for indicator in found for period in _of_indicator(indicator, field))


def _of_indicator(indicator: UsedIndicator, field: str) -> Iterator[Period]:
    name = {"target": "targets", "baseline": "baseline", **_MEASURED}.get(field)
    found = indicator.field(name) if name else {}
    yield from found if isinstance(found, Mapping) else ()


def _listed(known: Iterable[Period | date]) -> list[str]:
    ordered = sorted(known, key=_first_day)
    return [str(moment) if isinstance(moment, Period) else format_date(moment) for moment in ordered]
