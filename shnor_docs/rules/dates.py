"""Deadlines and dates fit the program's period."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.model.deadline import Deadline
from shnor_docs.model.period import PeriodRange
from shnor_docs.rules.dates_and_acts.before_approval import Due, Times, due
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.sameness import once_for_each

OUTSIDE_PERIOD = declare("ШД302", Severity.WARNING, "срок вне периода программы")
TARGET_OUTSIDE = declare("ШД303", Severity.WARNING, "значение вне периода программы")


def deadlines(content: Content) -> Iterator[Finding]:
    """A measure falls due while the program is in force."""
    period, roadmap = content.program.period, content.program.roadmap
    year = roadmap.default_year if roadmap else None
    for one in due(content, _is_outside):
        yield _outside(period, one.deadline, f"мероприятия {one.number}", one.path)
    for index, stage in enumerate(content.program.stages):
        if stage.deadline and _leaves(stage.deadline, period, year):
            yield _outside(period, stage.deadline, f"этапа «{stage.title}»", ("stages", index, "deadline"))


def _outside(period: PeriodRange, deadline: Deadline, what: str, path: Path) -> Finding:
    message = f"срок {what} «{deadline}» выходит за период программы ({period})"
    return Finding(OUTSIDE_PERIOD, message, path, "исправьте срок или период программы")


def _is_outside(one: Due, times: Times) -> bool:
    return _leaves(one.deadline, times.period, times.year)


@once_for_each
def _leaves(deadline: Deadline, period: PeriodRange, year: int | None) -> bool:
    """Whether some days of a deadline are no days of the period."""
    ranges = deadline.ranges(period, year)
    return any(r.last < period.first_day or r.first > period.last_day for r in ranges)


def targets(content: Content) -> Iterator[Finding]:
    """Targets are set for periods of the program."""
    period = content.program.period
    for index, use in enumerate(content.program.indicators):
        for key in use.targets:
            if key.last_day < period.first_day or key.first_day > period.last_day:
                path = ("indicators", index, "targets", key)
                yield Finding(TARGET_OUTSIDE, f"целевое значение на {key}, а период программы — {period}", path)
