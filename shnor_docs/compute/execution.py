"""Execution of the roadmap on reporting dates (C-16, C-17, C-27)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from shnor_docs.compute.problem import NO_DATA, NotComputable
from shnor_docs.diagnostics import Code, Location, Severity, declare
from shnor_docs.model.period import Period
from shnor_docs.model.roadmap import Item, Roadmap
from shnor_docs.model.trace import Input, Part, Trace
from shnor_docs.russian.dates import format_date
from shnor_docs.russian.numerals import format_number

BAD_EXECUTION = declare("ШД512", Severity.ERROR, "исполнение мероприятия невозможно")

DONE = Decimal(100)

REPORTING_DAYS = ((3, 31), (9, 15), (12, 31))
"""Months and days on which information cards are due (the regional model of 2023)."""

ModelPath = tuple[str | int | date | Period, ...]
Locate = Callable[[ModelPath], Location]


def reporting_dates(year: int) -> tuple[date, ...]:
    """The reporting dates of a year (C-27). One that falls on a weekend is not moved."""
    return tuple(date(year, month, day) for month, day in REPORTING_DAYS)


@dataclass(frozen=True, slots=True)
class ExecutionFault:
    """A percentage of execution that cannot be; ``path`` leads to it from the roadmap."""

    code: Code
    message: str
    path: ModelPath


def execution_faults(roadmap: Roadmap) -> Iterator[ExecutionFault]:
    """Execution grows from date to date and stays between 0 and 100 % (C-16)."""
    for path, number, item in roadmap.items():
        before: tuple[date, Decimal] | None = None
        for day, amount in sorted(item.execution.items()):
            if reason := _fault(amount, before):
                message = f"исполнение мероприятия {number} на {format_date(day)} – {format_number(amount)} %: {reason}"
                yield ExecutionFault(BAD_EXECUTION, message, (*path, "execution", day))
            before = (day, amount)


def _fault(amount: Decimal, before: tuple[date, Decimal] | None) -> str:
    if not 0 <= amount <= DONE:
        return "должно быть от 0 до 100 %"
    if before and amount < before[1]:
        return f"меньше, чем на {format_date(before[0])} ({format_number(before[1])} %)"
    return ""


def executed(item: Item, day: date) -> tuple[date, Decimal] | None:
    """The last known execution of a measure on the day, and its date; None when nothing was reported yet."""
    known = [entry for entry in item.execution.items() if entry[0] <= day]
    return max(known) if known else None


def share_of_done(roadmap: Roadmap, day: date, locate: Locate) -> Trace:
    """Доля выполненных мероприятий: measures executed to 100 % by the day of all measures (C-17), per cent.

    Raises NotComputable: the roadmap has no measures.
    """
    measures = _measures(roadmap, day, locate)
    done = tuple(measure for measure in measures if measure.amount == DONE)
    words = f"доля мероприятий, выполненных на {format_date(day)}, в общем числе мероприятий плана, %"
    parts = (
        Part("числитель", "мероприятия, исполненные на 100 %", Fraction(len(done)), done),
        Part("знаменатель", "мероприятия плана", Fraction(len(measures)), measures),
    )
    result = Fraction(100 * len(done), len(measures))
    return Trace(result, words, parts, whole=len(measures), warnings=_unreported(measures, day))


def mean_execution(roadmap: Roadmap, day: date, locate: Locate) -> Trace:
    """The arithmetic mean of execution over all measures on the day, per cent; one not reported counts 0.

    Raises NotComputable: the roadmap has no measures.
    """
    measures = _measures(roadmap, day, locate)
    whole = sum((measure.amount or Fraction(0) for measure in measures), Fraction(0))
    parts = (
        Part("числитель", "исполнение мероприятий, %", whole, measures),
        Part("знаменатель", "мероприятия плана", Fraction(len(measures))),
    )
    words = f"среднее исполнение мероприятий плана на {format_date(day)}, %"
    return Trace(whole / len(measures), words, parts, warnings=_unreported(measures, day))


def _measures(roadmap: Roadmap, day: date, locate: Locate) -> tuple[Input, ...]:
    found = tuple(_measure(path, number, item, day, locate) for path, number, item in roadmap.items())
    if not found:
        raise NotComputable(NO_DATA, "в плане нет мероприятий")
    return found


def _measure(path: ModelPath, number: str, item: Item, day: date, locate: Locate) -> Input:
    known = executed(item, day)
    if known is None:
        return Input(number, None, locate(("roadmap", *path)))
    return Input(number, Fraction(known[1]), locate(("roadmap", *path, "execution", known[0])))


def _unreported(measures: tuple[Input, ...], day: date) -> tuple[str, ...]:
    names = [measure.id for measure in measures if measure.amount is None]
    return (f"на {format_date(day)} нет исполнения мероприятий {', '.join(names)}",) if names else ()
