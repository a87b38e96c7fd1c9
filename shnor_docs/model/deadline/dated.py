"""Terms that name their days: an interval, a day to meet, an open beginning, years."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from shnor_docs.model.deadline.moment import Moment, Unit
from shnor_docs.model.deadline.terms import DeadlineKind, Plan, Term
from shnor_docs.model.notation import NotationError
from shnor_docs.model.period import DateRange, PeriodRange
from shnor_docs.russian.numerals import NBSP


@dataclass(frozen=True, slots=True)
class Interval(Term):
    """From one moment to another, both included, or one moment: «20–28 марта», «июль–август 2020 г.»."""

    start: Moment
    end: Moment

    def __post_init__(self) -> None:
        if (self.start.year is None) != (self.end.year is None):
            raise NotationError(f"«{self.notation}»: год указан у одного конца", "укажите год у обоих")
        if self.start.year and self.end.days().last < self.start.days().first:
            raise NotationError(f"«{self.notation}»: конец раньше начала", "проверьте даты")

    @property
    def kind(self) -> DeadlineKind:
        """Dates."""
        return DeadlineKind.DATES

    @property
    def is_implied(self) -> bool:
        """Whether the plan gives the year."""
        return self.start.year is None

    @property
    def notation(self) -> str:
        """«2020-03-20 – 2020-04-03», «июль–август 2020»."""
        if self.start == self.end:
            return self.start.notation()
        if self._shares_year() and (self.is_implied or self.start.unit is not Unit.DAY):
            return f"{self._ends_in_one_year()} {self.end.year or ''}".replace(NBSP, " ").strip()
        return f"{self.start.notation()} – {self.end.notation()}"

    def __str__(self) -> str:
        if self.start == self.end:
            return self.start.printed()
        if not self._shares_year():
            return f"{self.start.printed()}{NBSP}– {self.end.printed()}"
        year = f" {self.end.year}{NBSP}г." if self.end.year else ""
        return f"{self._ends_in_one_year()}{year}"

    def _ends_in_one_year(self) -> str:
        start, end = self.start, self.end
        if start.unit is Unit.DAY and start.number == end.number:
            return f"{start.day}–{end.name()}"
        if start.unit is Unit.QUARTER:
            return f"{start.name().split(NBSP)[0]}–{end.name()}ы"
        separator = f"{NBSP}– " if NBSP in start.name() else "–"
        return f"{start.name()}{separator}{end.name()}"

    def _shares_year(self) -> bool:
        return self.start.year == self.end.year and self.start.unit == self.end.unit

    def ranges(self, plan: Plan) -> tuple[DateRange, ...]:
        """Its days; once in each year of the plan when the year is implied."""
        begins = [self.start.after(year.first_day) for year in plan.years] if self.is_implied else [self.start.days()]
        return tuple(DateRange(first.first, self.end.after(first.first).last) for first in begins)

    def shifted(self, years: int) -> Self:
        """Moved, unless the year is implied."""
        return replace(self, start=self.start.shifted(years), end=self.end.shifted(years))


@dataclass(frozen=True, slots=True)
class ByDay(Term):
    """«До 18.02.2022», «до 31 марта»: it falls due on that day."""

    day: Moment

    @property
    def kind(self) -> DeadlineKind:
        """By a date."""
        return DeadlineKind.BY_DATE

    @property
    def is_implied(self) -> bool:
        """Whether the plan gives the year."""
        return self.day.year is None

    @property
    def notation(self) -> str:
        """«до 2022-02-18»."""
        return f"до {self.day.notation()}"

    def __str__(self) -> str:
        return f"до{NBSP}{self.day.printed()}"

    def ranges(self, plan: Plan) -> tuple[DateRange, ...]:
        """The day itself."""
        return Interval(self.day, self.day).ranges(plan)

    def shifted(self, years: int) -> Self:
        """Moved, unless the year is implied."""
        return replace(self, day=self.day.shifted(years))


@dataclass(frozen=True, slots=True)
class Since(Term):
    """«С сентября 2020 г.»: from the moment to the end of the program."""

    start: Moment

    @property
    def kind(self) -> DeadlineKind:
        """Open-ended."""
        return DeadlineKind.OPEN

    @property
    def notation(self) -> str:
        """«с сентября 2020»."""
        return f"с {self.start.notation(genitive=True)}" + (" года" if self.start.unit is Unit.YEAR else "")

    def __str__(self) -> str:
        if self.start.unit is Unit.YEAR:
            return f"с{NBSP}{self.start.year}{NBSP}года"
        return f"с{NBSP}{self.start.printed(genitive=True)}"

    def ranges(self, plan: Plan) -> tuple[DateRange, ...]:
        """From its first day to the last of the program."""
        first = self.start.after(plan.years[0].first_day).first
        return (DateRange(first, max(first, plan.period.last_day)),)

    def shifted(self, years: int) -> Self:
        """Moved, unless the year is implied."""
        return replace(self, start=self.start.shifted(years))


@dataclass(frozen=True, slots=True)
class Years(Term):
    """«2020–2022 годы», «2021/2022 учебный год»."""

    periods: PeriodRange

    @property
    def kind(self) -> DeadlineKind:
        """Dates."""
        return DeadlineKind.DATES

    @property
    def notation(self) -> str:
        """«2020-2022»."""
        return self.periods.notation

    def __str__(self) -> str:
        return self.periods.in_words().replace(" ", NBSP)

    def ranges(self, plan: Plan) -> tuple[DateRange, ...]:
        """All days of the years."""
        return (DateRange(self.periods.first_day, self.periods.last_day),)

    def shifted(self, years: int) -> Self:
        """Moved."""
        return replace(self, periods=self.periods.shifted(years))
