"""Edits that move a program's files to a new period; only spans of years and of replaced names change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from shnor_docs.lifecycle.move import Move
from shnor_docs.lifecycle.rewording import period_of, prose_changes
from shnor_docs.lifecycle.shift import Shift, days_off
from shnor_docs.lifecycle.written import Written
from shnor_docs.lifecycle.years import with_years_fitted, with_years_moved
from shnor_docs.model.base import Record
from shnor_docs.model.deadline import Deadline
from shnor_docs.model.document import InfoCard
from shnor_docs.model.notation import NotationError
from shnor_docs.model.open_point import OpenPoint
from shnor_docs.model.period import Period, PeriodRange
from shnor_docs.model.places import place_of
from shnor_docs.model.roadmap import Roadmap
from shnor_docs.model.table import Column
from shnor_docs.model.target import Target
from shnor_docs.russian.dates import format_date
from shnor_docs.source.yaml.edits import Edit
from shnor_docs.source.yaml.writing import Layout, scalar_source

YEAR_NUMBERS = frozenset({(Roadmap, "default_year"), (InfoCard, "year")})
UNTOUCHED = frozenset({"id", "baseline", "open_points", "cloned_from", "schema_version"})
"""Fields that do not move: a baseline stays at the period it was measured in."""
ID = re.compile(r"[a-z][a-z0-9_]*")
"""A reference to a record, in which a year is only a part of the name."""

WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")


def moved(move: Move, found: Written) -> Iterator[Edit | OpenPoint]:
    """What moving one scalar takes: edits of its file, and what an official has to decide about it."""
    if found.field in UNTOUCHED or found.path[0] in UNTOUCHED:
        return
    if period := period_of(found.record):
        move = replace(move, shift=_of_period(period, found.record, move))
    match found.value:
        case Deadline() as deadline:
            yield from _deadline(move, found, deadline)
        case PeriodRange() if found.path == ("period",):
            yield _edit(found, move.shift.new.notation)
        case Period() as period:
            yield _edit(found, found.text.replace(found.node.text, move.shift.period(period).notation))
        case PeriodRange():
            yield _edit(found, with_years_moved(found.text, move.shift))
        case Target():
            yield _edit(found, with_years_fitted(found.text, move.shift))
        case date() as day:
            yield _edit(found, _day(found.text, day, move.shift))
        case int() as year if (type(found.record), found.field) in YEAR_NUMBERS:
            yield _edit(found, str(move.shift.year(year)))
        case str() as text if not ID.fullmatch(text):
            yield from prose_changes(move, found)


def _of_period(period: Period, owner: Record, move: Move) -> Shift:
    """The shift of what is about one period: a column of baselines follows the indicators to their new baseline."""
    of_baselines = isinstance(owner, Column) and owner.field == "baseline"
    new = move.baselines.get(period) if of_baselines else None
    new = new or move.shift.period(period)
    return Shift(PeriodRange(period, period), PeriodRange(new, new))


def _edit(found: Written, new: str) -> Edit:
    return Edit(found.node.start, found.node.end, new)


def _day(text: str, day: date, shift: Shift) -> str:
    """The moved day as the official writes days; 29 February needs more than another year."""
    new = shift.day(day)
    spelled = text.replace(str(day.year), str(new.year))
    return (
        spelled if (new.day, new.month) == (day.day, day.month) else text.replace(text.strip("'\""), format_date(new))
    )


def _deadline(move: Move, found: Written, deadline: Deadline) -> Iterator[Edit | OpenPoint]:
    shift, roadmap = move.shift, move.program.roadmap
    default_year = roadmap.default_year if roadmap else None
    days = deadline.ranges(shift.old, default_year)
    if days and all(each.first > shift.old.last_day for each in days):
        shift = shift.of_the_end
    new = _respelled(found.node.text, deadline, shift)
    fitting = shift.fitting(deadline, new, default_year)
    if fitting == _parsed(with_years_moved(found.node.text, shift)):
        yield _edit(found, with_years_moved(found.text, shift))
    else:
        yield _edit(found, scalar_source(fitting.notation, Layout(flow=True)))
    if fitting != new or shift.overruns(deadline, new, default_year):
        note = f"срок источника «{deadline}» не умещается в новый период: впишите новый"
        yield OpenPoint(place=place_of(move.program, found.path), note=note)
    for day in days_off(fitting, shift.new, default_year and shift.year(default_year)):
        note = f"{format_date(day)} – нерабочий день ({WEEKDAYS[day.weekday()]}): проверьте срок"
        yield OpenPoint(place=place_of(move.program, found.path), note=note)


def _respelled(text: str, deadline: Deadline, shift: Shift) -> Deadline:
    """The deadline with its years moved; the whole old period in it becomes the whole new one."""
    new = _parsed(with_years_moved(text, shift))
    return new if new and len(new.terms) == len(deadline.terms) else deadline.shifted(shift.years)


def _parsed(text: str) -> Deadline | None:
    try:
        return Deadline.parse(text)
    except NotationError:
        return None
