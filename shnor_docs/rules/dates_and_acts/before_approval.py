"""Nothing can fall due before it is approved: deadlines, the beginning of the program, the year on its title page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.model.deadline import DateRange, Deadline
from shnor_docs.model.deadline.dated import ByDay, Interval, Since
from shnor_docs.model.period import PeriodRange
from shnor_docs.model.roadmap import Item
from shnor_docs.rules.dates_and_acts.approval import approvals, approved_on
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.walking import InEach, in_each_measure
from shnor_docs.russian.dates import format_date
from shnor_docs.sameness import once_for_each

PAST = declare("ШД330", Severity.WARNING, "срок истёк до утверждения плана")
EARLY = declare("ШД331", Severity.NOTE, "срок начался до утверждения плана")
SHORT = declare("ШД332", Severity.NOTE, "на исполнение остаётся несколько дней")
LATE = declare("ШД333", Severity.WARNING, "программа утверждена, когда её первый год уже кончился")
TITLE_YEAR = declare("ШД334", Severity.WARNING, "год на титульном листе – не год утверждения")

FEW_DAYS = 5
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CHANGE = "исправьте срок; если мера проведена раньше, разрешите это с причиной"


class Due(NamedTuple):
    """A measure's deadline with its days and the ``last`` of them: ``number`` is the printed one."""

    number: str
    deadline: Deadline
    ranges: tuple[DateRange, ...]
    last: date
    path: Path


class Times(NamedTuple):
    """What deadlines are told by: the program's period, the year of those without one, when the plan was approved."""

    period: PeriodRange
    year: int | None
    approved: date | None = None


Test = Callable[[Due, Times], bool]


def due(content: Content, test: Test, approved: date | None = None) -> tuple[Due, ...]:
    """The deadlines of the plan that have days and of which the test is true."""
    roadmap = content.program.roadmap
    return _due_where(test, Times(content.program.period, roadmap.default_year if roadmap else None, approved))(content)


@lru_cache(256)
def _due_where(test: Test, times: Times) -> InEach[Due]:
    """The one function that finds them, so that a measure which is as it was is not asked again."""

    @in_each_measure
    def found(one: tuple[Path, str, Item]) -> Iterator[Due]:
        path, number, item = one
        return (due for due in _due(item, number, path, times.period, times.year) if test(due, times))

    return found


@once_for_each
def _due(item: Item, number: str, path: Path, period: PeriodRange, year: int | None) -> tuple[Due, ...]:
    found: list[tuple[Deadline, Path]] = [(item.deadline, ("deadline",))] if item.deadline else []
    found += [(deadline, ("deadlines", level)) for level, deadline in item.deadlines.items()]
    told = ((one, one.ranges(period, year), ("roadmap", *path, *way)) for one, way in found)
    return tuple(Due(number, one, ranges, max(r.last for r in ranges), place) for one, ranges, place in told if ranges)


def past_deadlines(content: Content) -> Iterator[Finding]:
    """A measure falls due after the plan is approved."""
    day = approved_on(content)
    for one in due(content, _is_past, day):
        if day:
            message = f"срок мероприятия {one.number} «{one.deadline}» истёк до утверждения плана ({format_date(day)})"
            yield Finding(PAST, message, one.path, _CHANGE)


def _is_past(one: Due, times: Times) -> bool:
    return times.approved is not None and one.last < times.approved


def early_beginnings(content: Content) -> Iterator[Finding]:
    """Measures begin after the plan is approved: told once, as work often begins before the paper is signed."""
    day = approved_on(content)
    early = [one.number for one in due(content, _begins_before, day)] if day else []
    if day and early:
        message = f"начались до утверждения плана ({format_date(day)}): {_listed(early)}"
        yield Finding(EARLY, message, ("roadmap",), "проверьте, нет ли обратной силы, которой вы не хотели")


def _begins_before(one: Due, times: Times) -> bool:
    """Whether the first day, month or quarter of a deadline is over, and the deadline is not."""
    day = times.approved
    return day is not None and one.last >= day and _has_begun(one.deadline, times, day)


def _has_begun(deadline: Deadline, times: Times, day: date) -> bool:
    return any(
        term.start.days(ranges[0].first.year).last < day
        for term, ranges in zip(deadline.terms, deadline.ranges_by_term(times.period, times.year), strict=True)
        if isinstance(term, Interval | Since)
    )


def short_notice(content: Content) -> Iterator[Finding]:
    """Between the approval and the deadline there is time to do the work: told once for the plan."""
    day = approved_on(content)
    hasty = [one.number for one in due(content, _is_hasty, day)] if day else []
    if day and hasty:
        message = f"от утверждения плана ({format_date(day)}) до срока меньше {FEW_DAYS} дней: {_listed(hasty)}"
        yield Finding(SHORT, message, ("roadmap",), "проверьте, успеют ли их исполнить")


def _is_hasty(one: Due, times: Times) -> bool:
    left = (one.last - times.approved).days if times.approved else -1
    return 0 <= left < FEW_DAYS and any(isinstance(term, ByDay | Interval) for term in one.deadline.terms)


def _listed(numbers: list[str]) -> str:
    """«мероприятия 1.1, 1.3»."""
    different = list(dict.fromkeys(numbers))
    return ("мероприятие " if len(different) == 1 else "мероприятия ") + ", ".join(different)


def late_approval(content: Content) -> Iterator[Finding]:
    """A program with a plan is approved before its first year is over."""
    first, day = content.program.period.start, approved_on(content)
    if day and first.last_day < day and due(content, _is_any):
        message = f"программа действует с {first}, а утверждена {format_date(day)}: этот год уже прошёл"
        hint = "исправьте период или дату; если программа утверждена задним числом, разрешите это с причиной"
        yield Finding(LATE, message, ("period",), hint)


def _is_any(one: Due, times: Times) -> bool:
    return True


def title_years(content: Content) -> Iterator[Finding]:
    """The year on a title page is that of the order which approves the document."""
    for index, settings in enumerate(content.program.documents):
        placement, told = approvals(content).get(settings.id), _YEAR.search(settings.year or "")
        day = placement.order.date if placement else None
        if settings.title_page and day and told and int(told[0]) != day.year:
            message = f"на титульном листе – {told[0]} год, а документ утверждён {format_date(day)}"
            yield Finding(TITLE_YEAR, message, ("documents", index, "year"), "поставьте год утверждения")
