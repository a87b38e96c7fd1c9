"""The deadline of a measure or a stage."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from shnor_docs.model.deadline.parsing import EXAMPLES, parse_terms
from shnor_docs.model.deadline.terms import DeadlineKind, Plan, Stage, Term
from shnor_docs.model.notation import Notation
from shnor_docs.model.period import DateRange, Period, PeriodRange
from shnor_docs.sameness import KEPT, once_for_each


@dataclass(frozen=True, slots=True)
class Deadline(Notation):
    """A deadline of one or more terms; without any it is missing.

    ``str`` gives the official Russian text, ``notation`` the YAML text, ``ranges`` the days.
    """

    terms: tuple[Term, ...] = ()

    title = "Срок"
    description = f"Срок исполнения, {EXAMPLES}. Несколько сроков – через «;»."

    @classmethod
    def parse(cls, text: str) -> Deadline:
        """The deadline that the text means; NotationError says why it means none."""
        return _parsed(text)

    @property
    def notation(self) -> str:
        """Canonical text: «до 2022-02-18», «август 2020; ежемесячно 2020-2022»."""
        return "; ".join(term.notation for term in self.terms)

    def __str__(self) -> str:
        return _printed(self)

    @property
    def kind(self) -> DeadlineKind:
        """The kind of its only term; staged or composite when it has several; missing when it has none."""
        if not self.terms:
            return DeadlineKind.MISSING
        if len(self.terms) == 1:
            return self.terms[0].kind
        staged = any(isinstance(term, Stage) for term in self.terms)
        return DeadlineKind.STAGED if staged else DeadlineKind.COMPOSITE

    @property
    def is_dated(self) -> bool:
        """Whether any term has days: it has them in every plan or in none."""
        return bool(self.ranges(PeriodRange(Period(2000), Period(2000))))

    def ranges(self, period: PeriodRange, default_year: int | None = None) -> tuple[DateRange, ...]:
        """Days of each time it falls due, in the order of its terms; empty when it has no days.

        A date without a year stands in ``default_year`` (the plan's), else in each year of the period.
        """
        return tuple(days for of_term in self.ranges_by_term(period, default_year) for days in of_term)

    def ranges_by_term(self, period: PeriodRange, default_year: int | None = None) -> tuple[tuple[DateRange, ...], ...]:
        """The same for each term."""
        return _ranges(self, period, default_year)

    def shifted(self, years: int) -> Deadline:
        """For a clone: dated terms move by so many years, recurring and implied ones stay."""
        return Deadline(tuple(term.shifted(years) for term in self.terms))


@lru_cache(KEPT)
def _parsed(text: str) -> Deadline:
    """Measures share a few deadlines: what is told of one is told once."""
    return Deadline(parse_terms(text))


@once_for_each
def _printed(deadline: Deadline) -> str:
    return "; ".join(map(str, deadline.terms))


@once_for_each
def _ranges(deadline: Deadline, period: PeriodRange, default_year: int | None) -> tuple[tuple[DateRange, ...], ...]:
    """Rules and columns ask for the days of the same few deadlines again and again."""
    years = tuple(period) if default_year is None else (Period(default_year),)
    plan = Plan(period, years)
    return tuple(tuple(term.ranges(plan)) for term in deadline.terms)
