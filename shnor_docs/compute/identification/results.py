"""Results of assessment procedures by school, as every rule of identification reads them.

They stand in a table with the columns ``school``, ``period``, ``procedure``, ``participants`` and ``low`` (how many
got «2» or stayed below the minimum), or in files of known layout. A procedure that a school did not take has
no row, or a row without participants.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from shnor_docs.compute.exact import printable
from shnor_docs.compute.filters import not_number
from shnor_docs.compute.frame import SCHOOL, Content, Frame
from shnor_docs.compute.identification.procedures import NINE_PROCEDURES, procedure_of
from shnor_docs.compute.problem import NO_DATA, NO_SOURCE, NotComputable
from shnor_docs.diagnostics import Location
from shnor_docs.model.period import Period
from shnor_docs.russian.numerals import format_number


@dataclass(frozen=True, slots=True)
class Result:
    """One procedure in one school and year: how many took it, and how many of them failed."""

    school: str
    period: Period
    procedure: str
    participants: int | Decimal
    low: int | Decimal
    place: Location

    def is_low(self, percent: int) -> bool:
        """Whether at least so many per cent failed; the limit counts, and no digit is lost."""
        return 100 * self.low >= percent * self.participants

    def __str__(self) -> str:
        share = printable(Fraction(self.low) / Fraction(self.participants) * 100, None)
        procedure = NINE_PROCEDURES.get(self.procedure, self.procedure)
        return f"{self.period}: {procedure} – {self.low} из {self.participants} ({format_number(share)} %)"


def results(tables: Mapping[str, Frame], table: str | None = None) -> list[Result]:
    """Every result that has participants, of one table or of all that hold results.

    Raises NotComputable: no table holds results, or a number is missing in one.
    """
    frames = [frame_of(tables, table)] if table else [f for f in tables.values() if _low_column(f)]
    if not frames:
        hint = "объявите таблицу со столбцами school, period, procedure, participants, low"
        raise NotComputable(NO_SOURCE, "нет таблицы данных с результатами оценочных процедур", hint=hint)
    return [result for frame in frames for result in _results(frame)]


def has_results(tables: Mapping[str, Frame]) -> bool:
    """Whether any table holds results of procedures."""
    return any(_low_column(frame) for frame in tables.values())


def frame_of(tables: Mapping[str, Frame], table: str) -> Frame:
    """The table of this id; raises NotComputable when there is none."""
    if table not in tables:
        hint = f"объявите таблицу «{table}»; есть: {', '.join(tables)}"
        raise NotComputable(NO_SOURCE, f"нет таблицы данных «{table}»", hint=hint)
    return tables[table]


def _low_column(frame: Frame) -> str | None:
    """The column that counts low results, if the table holds results at all."""
    if not {SCHOOL, "participants"} <= frame.columns.keys():
        return None
    if "procedure" in frame.columns:
        return "low" if "low" in frame.columns else None
    known = (name for name in ("below_threshold", "mark_2") if name in frame.columns)
    return next(known, None) if "subject" in frame.columns else None


def _results(frame: Frame) -> Iterator[Result]:
    low_column = _low_column(frame) or "low"
    participants, low = frame.column("participants"), frame.column(low_column)
    periods = frame.column(frame.period_column or "period")
    for row in range(frame.size):
        if not participants[row]:
            continue
        yield Result(
            str(frame.column(SCHOOL)[row]),
            _period(frame, row, periods[row]),
            _procedure(frame, row),
            _count(frame, "participants", row, participants[row]),
            _count(frame, low_column, row, low[row]),
            frame.place(row, low_column),
        )


def _period(frame: Frame, row: int, cell: Content) -> Period:
    if not isinstance(cell, Period):
        reason = f"в таблице «{frame.id}» у строки с участниками не указан год"
        raise NotComputable(NO_DATA, reason, frame.place(row, SCHOOL), "впишите год или учебный год")
    return cell


def _procedure(frame: Frame, row: int) -> str:
    if "procedure" in frame.columns:
        return str(frame.column("procedure")[row])
    grade = frame.column("grade")[row] if "grade" in frame.columns else None
    is_final = "below_threshold" in frame.columns
    return procedure_of(str(frame.column("subject")[row]), grade, is_final=is_final)


def _count(frame: Frame, name: str, row: int, cell: Content) -> int | Decimal:
    if cell is None:
        raise NotComputable(
            NO_DATA,
            f"в таблице «{frame.id}» есть участники, а сколько из них с низким результатом, не указано",
            frame.place(row, name),
            "впишите число; если таких нет, впишите 0",
        )
    if not isinstance(cell, int | Decimal):
        raise not_number(frame, name, (row,))
    return cell


def previous_years(found: list[Result], period: Period, count: int) -> tuple[Period, ...]:
    """The last years of the table's own kind that ended before the period began, latest first.

    A list for 2023 of school years takes 2021/2022, 2020/2021: the year 2022/2023 has not ended by January.

    Raises NotComputable: there are no results of any of these years, which is not the same as no low results.
    """
    is_academic = any(result.period.is_academic for result in found)
    last = Period(period.year, is_academic)
    while last.last_day >= period.first_day:
        last = last.shifted(-1)
    years = tuple(last.shifted(-years) for years in range(count))
    known = {result.period for result in found}
    if known.isdisjoint(years):
        reason = f"за {' и '.join(map(str, reversed(years)))} нет результатов ни одной школы"
        hint = "есть за " + ", ".join(sorted(map(str, known))) if known else "проверьте названия процедур"
        raise NotComputable(NO_DATA, reason, hint=hint)
    return years


def unknown_years(found: list[Result], years: tuple[Period, ...]) -> tuple[str, ...]:
    """Notes, in Russian, on the years of which nothing is known."""
    known = {result.period for result in found}
    return tuple(f"за {year} нет результатов ни одной школы" for year in reversed(years) if year not in known)


def by_school(found: list[Result]) -> dict[str, list[Result]]:
    """Results of each school, in the order of the table."""
    grouped: dict[str, list[Result]] = {}
    for result in found:
        grouped.setdefault(result.school, []).append(result)
    return grouped
