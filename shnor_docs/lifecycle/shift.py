"""The move of a program from its period to a new one: years, days, deadlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.model.deadline import Deadline
from shnor_docs.model.deadline.dated import ByDay, Interval
from shnor_docs.model.deadline.terms import Term
from shnor_docs.model.period import Period, PeriodRange
from shnor_docs.russian.dates import is_holiday, is_weekend

OTHER_KIND = declare("ШД710", Severity.ERROR, "новый период другого вида")


@dataclass(frozen=True, slots=True)
class Shift:
    """From the period ``old`` to the period ``new``, which may be shorter or longer.

    What belongs to the n-th year of the old period belongs to the n-th of the new one.
    """

    old: PeriodRange
    new: PeriodRange

    @classmethod
    def between(cls, old: PeriodRange, new: PeriodRange, place: Location) -> Shift:
        """The shift, if both periods count in years of one kind; ShnorError otherwise."""
        if old.start.is_academic == new.start.is_academic:
            return cls(old, new)
        message = f"период источника – {old.in_words()}, а новый – {new.in_words()}: годы разного вида"
        raise ShnorError(Diagnostic.of(OTHER_KIND, message, place, "укажите новый период такими же годами"))

    @property
    def years(self) -> int:
        """By how many years everything moves."""
        return self.new.start.year - self.old.start.year

    @property
    def old_years(self) -> range:
        """Calendar years of the old period."""
        return range(self.old.first_day.year, self.old.last_day.year + 1)

    @property
    def near_years(self) -> range:
        """Calendar years about which a text of the program may well speak: three before, one after it."""
        return range(self.old_years.start - 3, self.old_years.stop + 1)

    @property
    def of_the_end(self) -> Shift:
        """The shift of what comes after the period: it moves with the period's end."""
        return Shift(PeriodRange(self.old.end, self.old.end), PeriodRange(self.new.end, self.new.end))

    def year(self, year: int) -> int:
        """A calendar year moved; what a shorter period has no room for falls on its last year."""
        if year >= self.old_years.stop:
            return year + self.new.end.year - self.old.end.year
        last = self.new.last_day.year
        return min(year + self.years, last) if year in self.old_years else year + self.years

    def period(self, period: Period) -> Period:
        """A period moved; what a shorter period has no room for falls on its last one."""
        if period.is_academic != self.old.start.is_academic:
            return Period(self.year(period.year), period.is_academic)
        if period > self.old.end:
            return period.shifted(self.of_the_end.years)
        moved = period.shifted(self.years)
        return min(moved, self.new.end) if period in self.old else moved

    def surplus(self, periods: Iterable[Period]) -> set[Period]:
        """Periods whose values give way, in a shorter period, to those of a later one."""
        latest = {self.period(period): period for period in sorted(periods, key=lambda p: p.order)}
        return set(periods) - set(latest.values())

    def day(self, day: date) -> date:
        """A day moved; 29 February may become the 28th."""
        year = self.year(day.year)
        try:
            return day.replace(year=year)
        except ValueError:
            return day.replace(year=year, day=28)

    @property
    def missing(self) -> tuple[Period, ...]:
        """Periods of a longer new period to which nothing of the old one moves."""
        return tuple(self.new)[len(self.old) :]

    def fitting(self, old: Deadline, moved: Deadline, default_year: int | None) -> Deadline:
        """The moved deadline without terms that a shorter period has no room for."""
        kept = [
            term
            for before, term in zip(old.terms, moved.terms, strict=True)
            if _is_inside(term, self.new, default_year and default_year + self.years)
            or not _is_inside(before, self.old, default_year)
        ]
        return moved if len(kept) == len(moved.terms) else Deadline(tuple(kept))

    def overruns(self, old: Deadline, moved: Deadline, default_year: int | None) -> bool:
        """Whether the moved deadline ends after a shorter period, though the old one ended within the old period."""
        if any(days.last > self.old.last_day for days in old.ranges(self.old, default_year)):
            return False
        moved_year = default_year and default_year + self.years
        return any(days.last > self.new.last_day for days in moved.ranges(self.new, moved_year))


def _is_inside(term: Term, period: PeriodRange, default_year: int | None) -> bool:
    days = Deadline((term,)).ranges(period, default_year)
    return all(d.first <= period.last_day and d.last >= period.first_day for d in days)


def days_off(deadline: Deadline, period: PeriodRange, default_year: int | None) -> Iterator[date]:
    """Weekends and holidays that the deadline names as its only day, in a year that is known."""
    for term in deadline.terms:
        if not isinstance(term, Interval | ByDay) or (term.is_implied and default_year is None):
            continue
        for days in Deadline((term,)).ranges(period, default_year):
            if days.first == days.last and (is_weekend(days.last) or is_holiday(days.last)):
                yield days.last
