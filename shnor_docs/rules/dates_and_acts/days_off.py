"""Deadlines on which nobody is at work (INVENTORY D-47)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.model.deadline import Deadline
from shnor_docs.model.deadline.dated import ByDay, Interval
from shnor_docs.model.deadline.moment import Moment, Unit
from shnor_docs.model.period import PeriodRange
from shnor_docs.model.places import place_of
from shnor_docs.rules.dates_and_acts.before_approval import Due, Times, due
from shnor_docs.rules.finding import Finding
from shnor_docs.russian.dates import format_date, is_holiday, is_weekend

DAY_OFF = declare("ШД339", Severity.NOTE, "срок приходится на нерабочий день")

LAST_OF_YEAR = (12, 31)
_WEEKEND = {5: "суббота", 6: "воскресенье"}


def deadlines(content: Content) -> Iterator[Finding]:
    """A measure falls due on a working day of the program, unless an open point asks for it.

    The last day of a year stands for the year, whatever day it is. Days off that the decrees of a year move are not
    known here.
    """
    year = content.program.roadmap.default_year if content.program.roadmap else None
    period, asked = content.program.period, {point.place for point in content.program.open_points}
    for one in due(content, _is_on_day_off):
        for day in _last_days(one.deadline, year):
            reason = _reason(day, period)
            if reason and place_of(content.program, one.path) not in asked:
                message = f"срок мероприятия {one.number} – {format_date(day)}, {reason}"
                yield Finding(DAY_OFF, message, one.path, "назначьте рабочий день или разрешите это с причиной")


def _is_on_day_off(one: Due, times: Times) -> bool:
    return any(_reason(day, times.period) for day in _last_days(one.deadline, times.year))


def _reason(day: date, period: PeriodRange) -> str:
    """Why nobody is at work on a day of the program; empty if somebody is, or it is told of elsewhere."""
    is_told = not period.first_day <= day <= period.last_day or (day.month, day.day) == LAST_OF_YEAR
    return "" if is_told else _day_off(day)


def _last_days(deadline: Deadline, year: int | None) -> Iterator[date]:
    for term in deadline.terms:
        moment = term.day if isinstance(term, ByDay) else term.end if isinstance(term, Interval) else None
        if moment and (moment.year or year) and moment.unit is Unit.DAY:
            yield _end(moment, year)


def _end(moment: Moment, year: int | None) -> date:
    return moment.days(moment.year or year).last


def _day_off(day: date) -> str:
    if is_holiday(day):
        return "нерабочий праздничный день (статья 112 Трудового кодекса Российской Федерации)"
    return _WEEKEND[day.weekday()] if is_weekend(day) else ""
