"""Deadlines and dates fit the program's period."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.model.deadline import Deadline
from shnor_docs.model.period import PeriodRange
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.walking import measures_as_printed
from shnor_docs.sameness import once_for_each

OUTSIDE_PERIOD = declare("ШД302", Severity.WARNING, "срок вне периода программы")
TARGET_OUTSIDE = declare("ШД303", Severity.WARNING, "значение вне периода программы")


def deadlines(content: Content) -> Iterator[Finding]:
    """A measure falls due while the program is in force."""
    program = content.program
    for path, number, item in measures_as_printed(content):
        yield from _outside(content, item.deadline, f"мероприятия {number}", ("roadmap", *path, "deadline"))
        for level, deadline in item.deadlines.items():
            yield from _outside(content, deadline, f"мероприятия {number}", ("roadmap", *path, "deadlines", level))
    for index, stage in enumerate(program.stages):
        yield from _outside(content, stage.deadline, f"этапа «{stage.title}»", ("stages", index, "deadline"))


def _outside(content: Content, deadline: Deadline | None, what: str, path: Path) -> Iterator[Finding]:
    period, roadmap = content.program.period, content.program.roadmap
    if deadline and _leaves(deadline, period, roadmap.default_year if roadmap else None):
        message = f"срок {what} «{deadline}» выходит за период программы ({period})"
        yield Finding(OUTSIDE_PERIOD, message, path, "исправьте срок или период программы")


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
