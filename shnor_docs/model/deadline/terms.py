"""What a deadline consists of; each term prints itself and knows its days, or that it has none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from shnor_docs.model.period import DateRange, Period, PeriodRange
from shnor_docs.russian.numerals import NBSP


class DeadlineKind(StrEnum):
    """The nature of a deadline, which tells what days it has."""

    BY_DATE = "до даты"
    DATES = "даты"
    OPEN = "с даты"
    RECURRING = "повторяющийся"
    THROUGHOUT = "весь период"
    STAGED = "по этапам"
    COMPOSITE = "составной"
    BY_DOCUMENT = "по другому документу"
    EVENT = "по событию"
    OBSERVATION = "период наблюдения"
    NOT_APPLICABLE = "не применяется"
    MISSING = "не указан"


@dataclass(frozen=True, slots=True)
class Plan:
    """The time a deadline is read in: the program's period, and the years that an implied year stands for."""

    period: PeriodRange
    years: tuple[Period, ...]


class Term:
    """One part of a deadline. By default it has no days and a clone keeps it as it is."""

    __slots__ = ()

    @property
    def kind(self) -> DeadlineKind:
        """What the term is."""
        raise NotImplementedError

    @property
    def notation(self) -> str:
        """Its canonical text."""
        raise NotImplementedError

    def ranges(self, plan: Plan) -> tuple[DateRange, ...]:
        """Its days, one range for each time it falls due; empty when it has none."""
        return ()

    def shifted(self, years: int) -> Self:
        """The term so many years later."""
        return self


@dataclass(frozen=True, slots=True)
class Wording(Term):
    """A phrase that prints as typed and has no days: «по плану УО», «в рамках соглашения со школами»."""

    nature: DeadlineKind
    text: str
    prefix: str = ""

    @property
    def kind(self) -> DeadlineKind:
        """By another document, by an event, an observation window, or not applicable."""
        return self.nature

    @property
    def notation(self) -> str:
        """The phrase, after «событие:» when it is not recognised by its first words."""
        return f"{self.prefix}: {self.text}" if self.prefix else self.text

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Stage(Term):
    """A term with its name: «I этап – сентябрь»."""

    label: str
    term: Term

    @property
    def kind(self) -> DeadlineKind:
        """Staged."""
        return DeadlineKind.STAGED

    @property
    def notation(self) -> str:
        """«I этап – сентябрь»."""
        return f"{self.label} – {self.term.notation}"

    def __str__(self) -> str:
        return f"{self.label}{NBSP}– {self.term}"

    def ranges(self, plan: Plan) -> tuple[DateRange, ...]:
        """The days of its term."""
        return self.term.ranges(plan)

    def shifted(self, years: int) -> Self:
        """Its term moved."""
        return replace(self, term=self.term.shifted(years))
