"""Deadlines and dates fit the program's period."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.rules.finding import Finding

OUTSIDE_PERIOD = declare("ШД302", Severity.WARNING, "срок вне периода программы")
TARGET_OUTSIDE = declare("ШД303", Severity.WARNING, "значение вне периода программы")


def deadlines(content: Content) -> Iterator[Finding]:
    """A measure falls due while the program is in force."""
    program = content.program
    for path, number, item in program.roadmap.items() if program.roadmap else ():
        ranges = (
            item.deadline.ranges(program.period, program.roadmap.default_year)
            if item.deadline and program.roadmap
            else ()
        )
        outside = [
            r for r in ranges if r.last < program.period.first_day or r.first > program.period.last_day
        ]
        if outside:
            message = (
                f"срок мероприятия {number} «{item.deadline}» выходит за период программы ({program.period})"
            )
            yield Finding(
                OUTSIDE_PERIOD, message, ("roadmap", *path, "deadline"), "исправьте срок или период программы"
            )


def targets(content: Content) -> Iterator[Finding]:
    """Targets are set for periods of the program."""
    period = content.program.period
    for index, use in enumerate(content.program.indicators):
        for key in use.targets:
            if key.is_academic == period.start.is_academic and key not in period:
                path = ("indicators", index, "targets", key)
                yield Finding(
                    TARGET_OUTSIDE, f"целевое значение на {key}, а период программы — {period}", path
                )
