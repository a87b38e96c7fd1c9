"""Edits that move a program's files to a new period; only spans of years and of replaced names change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from shnor_docs.lifecycle.names import Renaming
from shnor_docs.lifecycle.requisites import BLANKS, requisites
from shnor_docs.lifecycle.shift import Shift, days_off
from shnor_docs.lifecycle.written import Written
from shnor_docs.lifecycle.years import Verdict, mentions, with_years_moved
from shnor_docs.model.base import Record
from shnor_docs.model.deadline import Deadline
from shnor_docs.model.document import CardRow, DocumentSettings, InfoCard, Section
from shnor_docs.model.indicator import IndicatorUse
from shnor_docs.model.notation import NotationError
from shnor_docs.model.open_point import OpenPoint
from shnor_docs.model.order import Order
from shnor_docs.model.period import Period, PeriodRange
from shnor_docs.model.places import place_of
from shnor_docs.model.program import Fact, Program, Stage
from shnor_docs.model.roadmap import Group, Item, Roadmap
from shnor_docs.model.table import Column
from shnor_docs.model.target import Target
from shnor_docs.russian.dates import format_date
from shnor_docs.source.edits import Edit
from shnor_docs.source.yaml_writing import Layout, scalar_source

OWN_TEXTS: Mapping[type[Record], tuple[str, ...]] = {
    Program: ("title",),
    Roadmap: ("title",),
    Group: ("title",),
    Item: ("text", "result", "consequences"),
    Stage: ("title", "text"),
    DocumentSettings: ("title", "subtitle", "file_name", "year", "dative"),
    Section: ("title",),
    Order: ("title",),
    InfoCard: ("title",),
    CardRow: ("title",),
    IndicatorUse: ("evidence", "note"),
}
"""Fields whose whole text is about the program's own time, so that years of its period move in them."""

YEAR_NUMBERS = frozenset({(Roadmap, "default_year"), (InfoCard, "year")})
UNTOUCHED = frozenset({"id", "baseline", "open_points", "cloned_from", "schema_version"})
"""Fields that do not move: a baseline stays at the period it was measured in."""
ID = re.compile(r"[a-z][a-z0-9_]*")
"""A reference to a record, in which a year is only a part of the name."""

WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")

YEAR_STAYED = "год оставлен как в источнике: относится ли он к новому периоду?"
NAME_STAYED = "осталось от названия источника: замените"
NO_ACTUAL = "фактического значения, о котором говорит текст, ещё нет: впишите его или вычислите по данным"
ACTUAL = re.compile(r"\{\{\s*indicators\.(\w+)\.actuals\b")
BASELINE_PERIOD = re.compile(r"(?<=\.baseline\[)[^\]]+(?=\])")
OTHERS_ACT = "назван акт источника с новым именем органа: замените своим актом или уберите"
ACT = re.compile(r"\bот\s+\d{1,2}[\s.]\w+[\s.]\d{4}(?:\s*г(?:ода|\.)?)?\s*№|№\s*\S+\s+от\s+\d")


@dataclass(frozen=True, slots=True)
class Move:
    """What is moved, by how much, and under which new names.

    ``former`` is the program before it was cleared; ``baselines`` are new periods of baselines by old ones.
    """

    program: Program
    former: Program
    shift: Shift
    baselines: Mapping[Period, Period] = field(default_factory=dict)
    renaming: Renaming = field(default_factory=Renaming)


def moved(move: Move, found: Written) -> Iterator[Edit | OpenPoint]:
    """What moving one scalar takes: edits of its file, and what an official has to decide about it."""
    if found.field in UNTOUCHED or found.path[0] in UNTOUCHED:
        return
    if isinstance(found.record, Column) and found.record.period:
        move = replace(move, shift=_of_column(found.record, move))
    match found.value:
        case Deadline() as deadline:
            yield from _deadline(move, found, deadline)
        case PeriodRange() if found.path == ("period",):
            yield _edit(found, move.shift.new.notation)
        case Period() as period:
            yield _edit(found, found.text.replace(found.node.text, move.shift.period(period).notation))
        case PeriodRange() | Target():
            yield _edit(found, with_years_moved(found.text, move.shift))
        case date() as day:
            yield _edit(found, _day(found.text, day, move.shift))
        case int() as year if (type(found.record), found.field) in YEAR_NUMBERS:
            yield _edit(found, str(move.shift.year(year)))
        case str() as text if not ID.fullmatch(text):
            yield from _prose(move, found)


def _of_column(column: Column, move: Move) -> Shift:
    """The shift of a column of one period: that of baselines follows the indicators to their new baseline."""
    period = column.period or move.shift.old.start
    new = move.baselines.get(period) if column.field == "baseline" else None
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


def _prose(move: Move, found: Written) -> Iterator[Edit | OpenPoint]:
    """Edits inside a text as it is written, so that its wrapping, quotes and markup stay."""
    text, start = found.text, found.node.start
    named = [
        *((*span, BLANKS) for span in requisites(text, move.former.orders)),
        *move.renaming.replacements(text),
        *_baseline_periods(text, move),
    ]
    years = [m for m in mentions(text, move.shift, own=_is_own(found)) if not _covers(named, m.start)]
    dated = [(m.start, m.end, m.replacement) for m in years if m.verdict is Verdict.MOVE]
    yield from (Edit(start + first, start + last, new) for first, last, new in (*named, *dated))
    place = str(found.path[1]) if found.path[0] == "files" else place_of(move.program, found.path)
    for mention in years:
        if mention.verdict is Verdict.ASK and not isinstance(found.record, Fact):
            quote = _words_around(text, mention.start, mention.end)
            yield OpenPoint(place=place, quote=quote, note=YEAR_STAYED)
    used = {use.id for use in move.program.indicators}
    for name in dict.fromkeys(ACTUAL.findall(text)):
        if name in used:
            yield OpenPoint(place=f"indicators.{name}.actuals", note=NO_ACTUAL)
    if ACT.search(text) and any(True for _ in move.renaming.replacements(text)):
        yield OpenPoint(place=place, note=OTHERS_ACT)
    for first, last in move.renaming.leftovers(text):
        yield OpenPoint(place=place, quote=_words_around(text, first, last), note=NAME_STAYED)


def _baseline_periods(text: str, move: Move) -> Iterator[tuple[int, int, str]]:
    """Periods by which references name baselines that are replaced."""
    for match in BASELINE_PERIOD.finditer(text):
        if new := move.baselines.get(Period.parse(match[0].strip("'\" "))):
            yield match.start(), match.end(), new.notation


def _is_own(found: Written) -> bool:
    """Whether the text is about the program's own time; a column of a period is."""
    if isinstance(found.record, Column):
        return found.record.period is not None
    return found.field in OWN_TEXTS.get(type(found.record), ())


def _covers(spans: list[tuple[int, int, str]], offset: int) -> bool:
    return any(start <= offset < end for start, end, _ in spans)


def _words_around(text: str, start: int, end: int) -> str:
    """The words of a span with one more on each side, by which an official finds the place."""
    before = re.search(r"[^\s{}]+\s+\Z", text[:start])
    after = re.match(r"[\w.]*(?:\s+[\w.]+)?", text[end:])
    first = before.start() if before else start
    return " ".join(text[first : end + (after.end() if after else 0)].split())
