"""Execution of the roadmap on reporting dates (C-16, C-17, C-27)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shnor_docs.compute.frame import Content, Frame
from shnor_docs.diagnostics import Code, Location, Severity, declare
from shnor_docs.model.formula import MEASURES
from shnor_docs.model.period import Period
from shnor_docs.model.possible import Quantity, impossible
from shnor_docs.model.roadmap import Item, Roadmap
from shnor_docs.russian.dates import format_date
from shnor_docs.russian.numerals import format_number

BAD_EXECUTION = declare("ШД512", Severity.ERROR, "исполнение мероприятия невозможно")

DONE = Decimal(100)
EXECUTION = "execution"

REPORTING_DAYS = ((3, 31), (9, 15), (12, 31))
"""Months and days on which information cards are due (the regional model of 2023)."""

ModelPath = tuple[str | int | date | Period, ...]
Locate = Callable[[ModelPath], Location]


@dataclass(frozen=True, slots=True)
class ExecutionFault:
    """A percentage of execution that cannot be; ``path`` leads to it from the roadmap."""

    code: Code
    message: str
    path: ModelPath


def execution_faults(roadmap: Roadmap) -> Iterator[ExecutionFault]:
    """What is wrong with the execution that the plan's measures report (C-16)."""
    for path, number, item in roadmap.items():
        for day, reason in impossible_days(item.execution):
            message = f"исполнение мероприятия {number} {reason}"
            yield ExecutionFault(BAD_EXECUTION, message, (*path, EXECUTION, day))


def impossible_days(execution: Mapping[date, Decimal]) -> Iterator[tuple[date, str]]:
    """Days whose percentage cannot be, and why: execution grows from date to date, between 0 and 100 % (C-16)."""
    before: tuple[date, Decimal] | None = None
    for day, amount in sorted(execution.items()):
        if reason := _fault(amount, before):
            yield day, f"на {format_date(day)} – {format_number(amount)} %: {reason}"
        before = (day, amount)


def _fault(amount: Decimal, before: tuple[date, Decimal] | None) -> str:
    if impossible(amount, Quantity.SHARE):
        return "должно быть от 0 до 100 %"
    if before and amount < before[1]:
        return f"меньше, чем на {format_date(before[0])} ({format_number(before[1])} %)"
    return ""


def executed(item: Item, day: date) -> tuple[date, Decimal] | None:
    """The last known execution of a measure on the day, and its date; None when nothing was reported yet."""
    known = [entry for entry in item.execution.items() if entry[0] <= day]
    return max(known) if known else None


def plan_frame(roadmap: Roadmap, locate: Locate, levels: Sequence[str] = ()) -> Frame:
    """The measures of a plan as a table that formulas read: a row for each measure and each day of reports.

    ``execution`` is the last percentage known by that day, None while nothing was reported: such a measure is
    not done, but it is one of the plan (C-17). ``levels`` are the program's.
    """
    measures = roadmap.items()
    days = sorted({day for _, _, item in measures for day in item.execution})
    rows = [(day, path, number, item) for day in days for path, number, item in measures]
    known = [executed(item, day) for day, _, _, item in rows]
    columns: dict[str, Sequence[Content]] = {
        "measure": [number for _, _, number, _ in rows],
        "id": [item.id for _, _, _, item in rows],
        "group": [roadmap.groups[int(path[1])].id for _, path, _, _ in rows],
        "level": [item.level for _, _, _, item in rows],
        "period": [Period(day.year) for day, _, _, _ in rows],
        "day": [f"{day:%d.%m}" for day, _, _, _ in rows],
        EXECUTION: [entry and entry[1] for entry in known],
    }

    def address(row: int, name: str) -> Location:
        path = rows[row][1]
        entry = known[row]
        return locate(("roadmap", *path, EXECUTION, entry[0]) if entry else ("roadmap", *path))

    titles = {"measure": "мероприятие", "day": "отчётный день", EXECUTION: "исполнение, %"}
    possible = {
        "day": [f"{day:02}.{month:02}" for month, day in REPORTING_DAYS],
        "group": [group.id for group in roadmap.groups],
        "level": levels,
    }
    return Frame(
        MEASURES, "мероприятия плана", locate(("roadmap",)), columns, len(rows), address, None, titles, possible
    )
