"""Years, names and references inside prose and titles, moved where that is sure and asked about where it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from shnor_docs.lifecycle.move import Move
from shnor_docs.lifecycle.requisites import BLANKS, requisites
from shnor_docs.lifecycle.written import Written
from shnor_docs.lifecycle.years import Verdict, mentions
from shnor_docs.model.base import Record
from shnor_docs.model.document import CardRow, DocumentSettings, InfoCard, Section
from shnor_docs.model.indicator import IndicatorUse
from shnor_docs.model.open_point import OpenPoint
from shnor_docs.model.order import Order
from shnor_docs.model.period import Period
from shnor_docs.model.places import place_of
from shnor_docs.model.program import Fact, Program, Stage
from shnor_docs.model.roadmap import Group, Item, Roadmap
from shnor_docs.model.table import Column
from shnor_docs.source.yaml.edits import Edit

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

YEAR_STAYED = "год оставлен как в источнике: относится ли он к новому периоду?"
NAME_STAYED = "осталось от названия источника: замените"
NO_ACTUAL = "фактического значения, о котором говорит текст, ещё нет: впишите его или вычислите по данным"
OTHERS_ACT = "назван акт источника с новым именем органа: замените своим актом или уберите"

ACT = re.compile(r"\bот\s+\d{1,2}[\s.]\w+[\s.]\d{4}(?:\s*г(?:ода|\.)?)?\s*№|№\s*\S+\s+от\s+\d")
ACTUAL = re.compile(r"\{\{\s*indicators\.(\w+)\.actuals\b")
BASELINE_PERIOD = re.compile(r"(?<=\.baseline\[)[^\]]+(?=\])")


def prose_changes(move: Move, found: Written) -> Iterator[Edit | OpenPoint]:
    """Edits inside a text as it is written, so that its wrapping and markup stay; and what is doubtful in it."""
    text, start = found.text, found.node.start
    named = list(_named(move, text))
    years = [m for m in mentions(text, move.shift, own=_is_own(found)) if not _covers(named, m.start)]
    dated = [(m.start, m.end, m.replacement) for m in years if m.verdict is Verdict.MOVE]
    yield from (Edit(start + first, start + last, new) for first, last, new in (*named, *dated))
    asked = [(m.start, m.end) for m in years if m.verdict is Verdict.ASK and not isinstance(found.record, Fact)]
    yield from _points(move, found, asked)


def _named(move: Move, text: str) -> Iterator[tuple[int, int, str]]:
    """Places of what the clone calls otherwise: the old order, the old names, the old baselines."""
    yield from ((*span, BLANKS) for span in requisites(text, move.former.orders))
    yield from move.renaming.replacements(text)
    yield from _baseline_periods(text, move)


def _points(move: Move, found: Written, years: list[tuple[int, int]]) -> Iterator[OpenPoint]:
    text = found.text
    place = str(found.path[1]) if found.path[0] == "files" else place_of(move.program, found.path)
    for start, end in years:
        yield OpenPoint(place=place, quote=_words_around(text, start, end), note=YEAR_STAYED)
    for start, end in move.renaming.leftovers(text):
        yield OpenPoint(place=place, quote=_words_around(text, start, end), note=NAME_STAYED)
    if ACT.search(text) and any(True for _ in move.renaming.replacements(text)):
        yield OpenPoint(place=place, note=OTHERS_ACT)
    used = {use.id for use in move.program.indicators}
    for name in dict.fromkeys(ACTUAL.findall(text)):
        if name in used:
            yield OpenPoint(place=f"indicators.{name}.actuals", note=NO_ACTUAL)


def _baseline_periods(text: str, move: Move) -> Iterator[tuple[int, int, str]]:
    """Periods by which references name baselines that are replaced."""
    for match in BASELINE_PERIOD.finditer(text):
        period = Period.read(match[0].strip("'\" "))
        if period and (new := move.baselines.get(period)):
            yield match.start(), match.end(), new.notation


def period_of(owner: Record) -> Period | None:
    """The one period that a column, a header over columns or a computed number is about."""
    periods = {leaf.period for leaf in owner.leaves} if isinstance(owner, Column) else {getattr(owner, "period", None)}
    period = periods.pop()
    return period if not periods and isinstance(period, Period) else None


def _is_own(found: Written) -> bool:
    """Whether the text is about the program's own time; that of a period or of a reporting date is."""
    if period_of(found.record) or (isinstance(found.record, Column) and found.record.date):
        return True
    return found.field in OWN_TEXTS.get(type(found.record), ())


def _covers(spans: list[tuple[int, int, str]], offset: int) -> bool:
    return any(start <= offset < end for start, end, _ in spans)


def _words_around(text: str, start: int, end: int) -> str:
    """The words of a span with one more on each side, by which an official finds the place."""
    before = re.search(r"[^\s{}]+\s+\Z", text[:start])
    after = re.match(r"[\w.]*(?:\s+[\w.]+)?", text[end:])
    first = before.start() if before else start
    return " ".join(text[first : end + (after.end() if after else 0)].split())
