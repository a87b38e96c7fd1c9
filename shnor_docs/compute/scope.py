"""What a formula is computed for: a period, and perhaps one municipality or one school."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from shnor_docs.compute.problem import NO_SOURCE, NotComputable
from shnor_docs.model.period import Period
from shnor_docs.model.trace import Trace


class Indicators(Protocol):
    """How a formula gets the value of another indicator; both raise NotComputable."""

    def number(self, name: str, scope: Scope) -> Fraction:
        """The indicator's exact number."""

    def trace(self, name: str, scope: Scope) -> Trace:
        """The same with all it was made from."""


class _NoIndicators:
    """Where no catalogue is at hand, no indicator has a value."""

    def number(self, name: str, scope: Scope) -> Fraction:
        """Raise NotComputable."""
        return self.trace(name, scope).result

    def trace(self, name: str, scope: Scope) -> Trace:
        """Raise NotComputable."""
        raise NotComputable(NO_SOURCE, f"показателя «{name}» нет")


NO_INDICATORS = _NoIndicators()


@dataclass(frozen=True, slots=True)
class Scope:
    """The period and the schools a formula looks at, and how it gets the value of another indicator."""

    period: Period
    indicators: Indicators = NO_INDICATORS
    municipality: str | None = None
    school: str | None = None

    def earlier(self, years: int) -> Scope:
        """The same schools so many years before."""
        return Scope(self.period.shifted(-years), self.indicators, self.municipality, self.school)

    def of_school(self, school: str) -> Scope:
        """One school of these, in the same period."""
        return Scope(self.period, self.indicators, self.municipality, school)

    def __str__(self) -> str:
        whose = f", муниципалитет – {self.municipality}" if self.municipality else ""
        school = f", школа «{self.school}»" if self.school else ""
        return f"{self.period.in_words()}{whose}{school}"
