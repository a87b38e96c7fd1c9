"""One fact told twice in a record: its id, its name, its period or date, the year of a plan, a heading of a column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.period import Period, PeriodRange
from shnor_docs.rules.claims import claims
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.russian.years import years_in
from shnor_docs.sameness import once_for_each

TOLD_TWICE = declare("ШД306", Severity.WARNING, "запись называет разные годы")
YEAR_OUTSIDE = declare("ШД308", Severity.WARNING, "год вне периода программы")

_IN_ID = re.compile(r"(?<![a-z0-9])(?:19|20)\d\d(?![a-z0-9])")


class Told(NamedTuple):
    """Years that a part of a record tells, and where it stands."""

    what: str
    years: frozenset[int]
    path: Path


def records(content: Content) -> Iterator[Finding]:
    """An id, a name and a period or date of one record are about the same years."""
    for told in _told(content):
        given = [part for part in told if part.years]
        wrong = next(((a, b) for a, b in combinations(given, 2) if _contradict(a.years, b.years)), None)
        if wrong:
            one, other = wrong
            message = f"{one.what} называет {_listed(one.years)}, а {other.what} – {_listed(other.years)}"
            yield Finding(TOLD_TWICE, message, one.path, "исправьте то, что устарело")


def _contradict(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether years cannot be told of one thing; two academic years that share a year are two."""
    return one.isdisjoint(other) or (len(one) == len(other) == 2 and one != other)


def _told(content: Content) -> Iterator[tuple[Told, ...]]:
    program, default = content.program, content.program.roadmap.default_year if content.program.roadmap else None
    asked = {point.place.removesuffix(".period") for point in program.open_points}
    for index, fact in enumerate(program.facts):
        path = ("facts", index)
        if f"facts.{fact.id}" in asked:
            continue
        yield _id(fact.id, path), _text("имя", fact.name, (*path, "name")), _period(fact.period, (*path, "period"))
    for index, stage in enumerate(program.stages):
        path = ("stages", index)
        days = stage.deadline.ranges(program.period, default) if stage.deadline else ()
        years = frozenset(year for r in days for year in range(r.first.year, r.last.year + 1))
        yield _text("название", stage.title, (*path, "title")), Told("срок", years, (*path, "deadline"))
    for index, card in enumerate(program.cards):
        path = ("cards", index)
        year = frozenset({card.year} if card.year else ())
        dates = frozenset(day.year for day in card.dates)
        title = _text("название", card.title, (*path, "title"))
        yield title, Told("год карты", year, (*path, "year")), Told("даты карты", dates, (*path, "dates"))


def _id(name: str, path: Path) -> Told:
    return Told("идентификатор", frozenset(map(int, _IN_ID.findall(name.replace("_", " ")))), (*path, "id"))


@lru_cache(1024)
def _text(what: str, text: str, path: Path) -> Told:
    return Told(what, frozenset(years_in(text)), path)


def _period(period: Period | None, path: Path) -> Told:
    return Told("период", years_of(period) if period else frozenset(), path)


def years_of(period: Period) -> frozenset[int]:
    """The calendar years that a period lies in."""
    return frozenset({period.first_day.year, period.last_day.year})


def _listed(years: frozenset[int]) -> str:
    return ", ".join(map(str, sorted(years)))


def reports(content: Content) -> Iterator[Finding]:
    """A document's title, subtitle and file name tell the same years «за …»; those of a card, the card's."""
    dates = {card.id: frozenset(day.year for day in card.dates) for card in content.program.cards}
    for index, settings in enumerate(content.program.documents):
        path, found = ("documents", index), _reported(settings)
        for (one, first), (other, second) in combinations(found.items(), 2):
            if first != second:
                message = f"в {one} — «за {_said(first)}», а в {other} — «за {_said(second)}»"
                yield Finding(TOLD_TWICE, message, (*path, other), "исправьте то, что устарело")
        known = dates.get(settings.card or "", frozenset()) if settings.kind == "info_card" else frozenset()
        for field, reported in found.items():
            if known and all(known.isdisjoint(period.year for period in years) for years in reported):
                message = f"в {field} — «за {_said(reported)}», а даты карты — {_listed(known)}"
                yield Finding(TOLD_TWICE, message, (*path, field), "исправьте то, что устарело")


@once_for_each
def _reported(settings: DocumentSettings) -> dict[str, frozenset[PeriodRange]]:
    """The years «за …» of each field that tells some."""
    texts = ((field, getattr(settings, field) or "") for field in ("title", "subtitle", "file_name"))
    found = {name: frozenset(claim.years for claim in claims(text) if claim.word == "за") for name, text in texts}
    return {field: years for field, years in found.items() if years}


def _said(ranges: frozenset[PeriodRange]) -> str:
    return ", ".join(sorted(map(str, ranges)))


def years(content: Content) -> Iterator[Finding]:
    """The year of a plan's deadlines and that of a card lie within the program's period."""
    program = content.program
    given: list[tuple[str, int | None, Path]] = [
        ("карты", c.year, ("cards", n, "year")) for n, c in enumerate(program.cards)
    ]
    if program.roadmap:
        given.append(("сроков плана", program.roadmap.default_year, ("roadmap", "default_year")))
    for what, year, path in given:
        if year and not program.period.first_day.year <= year <= program.period.last_day.year:
            message = f"год {what} – {year}, а период программы – {program.period}"
            yield Finding(YEAR_OUTSIDE, message, path, "исправьте год или период программы")
