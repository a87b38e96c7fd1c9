"""Terms that last or recur: through a whole period, every month, twice a year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from shnor_docs.model.deadline.dated import ByDay, Interval, Since, Years
from shnor_docs.model.deadline.moment import MONTHS_IN, Unit
from shnor_docs.model.deadline.terms import DeadlineKind, Plan, Term
from shnor_docs.model.notation import NotationError
from shnor_docs.model.period import DateRange, Period
from shnor_docs.russian.numerals import NBSP, agree, noun_forms


class Whole(StrEnum):
    """A whole that a measure runs through, by its official name."""

    PROGRAM = "в течение срока реализации программы"
    CONSTANT = "постоянно"
    YEAR = "в течение года"
    SCHOOL_YEAR = "в течение учебного года"


@dataclass(frozen=True, slots=True)
class Throughout(Term):
    """«В течение срока реализации программы», «постоянно», «в течение учебного года»."""

    whole: Whole

    @property
    def kind(self) -> DeadlineKind:
        """The whole period."""
        return DeadlineKind.THROUGHOUT

    @property
    def notation(self) -> str:
        """Its official name."""
        return self.whole.value

    def __str__(self) -> str:
        return self.whole.value

    def ranges(self, plan: Plan) -> tuple[DateRange, ...]:
        """The program's days, or those of each year; a school year begins in its calendar year."""
        match self.whole:
            case Whole.YEAR:
                return _days_of(plan.years)
            case Whole.SCHOOL_YEAR:
                return _days_of(Period(year.year, is_academic=True) for year in plan.years)
        return (DateRange(plan.period.first_day, plan.period.last_day),)


class Every(StrEnum):
    """How often a measure recurs."""

    YEAR = "ежегодно"
    QUARTER = "ежеквартально"
    MONTH = "ежемесячно"
    WEEK = "еженедельно"
    DAY = "ежедневно"


_EVERY_MONTHS = {Every.YEAR: 12, Every.QUARTER: 3, Every.MONTH: 1}


@dataclass(frozen=True, slots=True)
class Recurring(Term):
    """«Ежегодно, август», «ежемесячно в 2020–2022 годах»; without ``within``, in all years of the plan."""

    every: Every
    within: Interval | ByDay | Since | Years | Throughout | None = None

    def __post_init__(self) -> None:
        if self.every is Every.YEAR and isinstance(self.within, Interval | ByDay) and not self.within.is_implied:
            raise NotationError(f"«{self.notation}»: срок ежегодный, а год один", "уберите год или «ежегодно»")

    @property
    def kind(self) -> DeadlineKind:
        """Recurring."""
        return DeadlineKind.RECURRING

    @property
    def notation(self) -> str:
        """«ежегодно, август», «ежемесячно 2020-2022»."""
        if self.within is None:
            return self.every.value
        return f"{self.every}{self._comma} {self.within.notation}"

    def __str__(self) -> str:
        match self.within:
            case None:
                return self.every.value
            case Years(periods):
                return f"{self.every} в{NBSP}{periods.in_words('prepositional')}".replace(" г", f"{NBSP}г")
        return f"{self.every}{self._comma} {self.within}"

    @property
    def _comma(self) -> str:
        return "," if isinstance(self.within, Interval | ByDay) else ""

    def ranges(self, plan: Plan) -> tuple[DateRange, ...]:
        """The days of each recurrence; weeks and days are not told apart."""
        spans = self.within.ranges(plan) if self.within else _days_of(plan.years)
        months = _EVERY_MONTHS.get(self.every)
        return tuple(part for span in spans for part in _split(span, months)) if months else spans

    def shifted(self, years: int) -> Self:
        """Its limits moved."""
        return replace(self, within=self.within.shifted(years)) if self.within else self


@dataclass(frozen=True, slots=True)
class Frequency(Term):
    """«2 раза в год по итогам полугодия»: so many times in each unit, with a remark as typed."""

    times: int
    unit: Unit
    remark: str = ""

    @property
    def kind(self) -> DeadlineKind:
        """Recurring."""
        return DeadlineKind.RECURRING

    @property
    def notation(self) -> str:
        """«2 раза в год»."""
        return f"{self.times} {self._rest}"

    @property
    def _rest(self) -> str:
        return f"{agree(self.times, *noun_forms('раз'))} в {self.unit} {self.remark}".strip()

    def __str__(self) -> str:
        return f"{self.times}{NBSP}{self._rest}"

    def ranges(self, plan: Plan) -> tuple[DateRange, ...]:
        """Each unit of the plan's years."""
        spans = _days_of(plan.years)
        return spans if self.unit is Unit.DAY else tuple(p for s in spans for p in _split(s, MONTHS_IN[self.unit]))


def _days_of(periods: Iterable[Period]) -> tuple[DateRange, ...]:
    return tuple(DateRange(period.first_day, period.last_day) for period in periods)


def _split(span: DateRange, months: int) -> Iterator[DateRange]:
    """The span cut at the first day of every so many months, counted from the month it begins in."""
    first = span.first
    while first <= span.last:
        following = first.month - 1 + months
        next_first = date(first.year + following // 12, following % 12 + 1, 1)
        yield DateRange(first, min(span.last, next_first - timedelta(days=1)))
        first = next_first
