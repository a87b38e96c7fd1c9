"""Results of assessment procedures by school, as every rule of identification reads them.

The table has the columns ``school``, ``period``, ``procedure``, ``participants`` and ``low`` (how many got «2»
or stayed below the minimum). A procedure that a school did not take has no row, or a row without participants.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from shnor_docs.compute.exact import printable
from shnor_docs.compute.filters import not_number
from shnor_docs.compute.frame import SCHOOL, Frame
from shnor_docs.compute.problem import NO_DATA, NO_SOURCE, NotComputable
from shnor_docs.diagnostics import Location
from shnor_docs.model.period import Period
from shnor_docs.russian.numerals import format_number

RESULTS = "results"
"""The id of the table of results, unless a rule is told another."""

NINE_PROCEDURES: Mapping[str, str] = {
    "vpr_math_5": "ВПР, математика, 5 класс",
    "vpr_math_6": "ВПР, математика, 6 класс",
    "vpr_russian_5": "ВПР, русский язык, 5 класс",
    "vpr_russian_6": "ВПР, русский язык, 6 класс",
    "oge_math": "ОГЭ, математика",
    "oge_russian": "ОГЭ, русский язык",
    "ege_math_basic": "ЕГЭ, математика (базовый уровень)",
    "ege_math_profile": "ЕГЭ, математика (профильный уровень)",
    "ege_russian": "ЕГЭ, русский язык",
}
"""The procedures of the federal method (ФИОКО), by the ids that the table's ``procedure`` column holds."""


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


def results(tables: Mapping[str, Frame], table: str = RESULTS) -> list[Result]:
    """Every result of the table that has participants; one without is no result, not a zero.

    Raises NotComputable: the table, one of its columns or a number in it is missing.
    """
    return list(_results(frame_of(tables, table)))


def frame_of(tables: Mapping[str, Frame], table: str) -> Frame:
    """The table of this id; raises NotComputable when there is none."""
    if table not in tables:
        hint = f"объявите таблицу «{table}»; есть: {', '.join(tables)}"
        raise NotComputable(NO_SOURCE, f"нет таблицы данных «{table}»", hint=hint)
    return tables[table]


def _results(frame: Frame) -> Iterator[Result]:
    names = (SCHOOL, "period", "procedure", "participants", "low")
    columns = [frame.column(name) for name in names]
    for row, (school, period, procedure, participants, low) in enumerate(zip(*columns, strict=True)):
        if not participants:
            continue
        if not isinstance(participants, int | Decimal):
            raise not_number(frame, "participants", (row,))
        if low is None:
            raise NotComputable(
                NO_DATA,
                f"участников {participants}, а сколько из них с низким результатом, не указано",
                frame.place(row, "low"),
                "впишите число; если таких нет, впишите 0",
            )
        if not isinstance(low, int | Decimal):
            raise not_number(frame, "low", (row,))
        if isinstance(period, Period):
            yield Result(str(school), period, str(procedure), participants, low, frame.place(row, "low"))


def previous_years(found: list[Result], period: Period, count: int) -> tuple[Period, ...]:
    """The last years of the table's own kind that ended before the period began, latest first.

    A list for 2023 of school years takes 2021/2022, 2020/2021: the year 2022/2023 has not ended by January.
    """
    is_academic = any(result.period.is_academic for result in found)
    last = Period(period.year, is_academic)
    while last.last_day >= period.first_day:
        last = last.shifted(-1)
    return tuple(last.shifted(-years) for years in range(count))


def by_school(found: list[Result]) -> dict[str, list[Result]]:
    """Results of each school, in the order of the table."""
    grouped: dict[str, list[Result]] = {}
    for result in found:
        grouped.setdefault(result.school, []).append(result)
    return grouped
