"""What a formula is computed for: a period, and perhaps one municipality or one school."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shnor_docs.compute.problem import NO_SOURCE, NotComputable
from shnor_docs.model.period import Period
from shnor_docs.model.trace import Trace


def no_indicator(name: str, scope: Scope) -> Trace:
    """Where no catalogue is at hand, no indicator has a value."""
    raise NotComputable(NO_SOURCE, f"показателя «{name}» нет")


@dataclass(frozen=True, slots=True)
class Scope:
    """The period and the schools a formula looks at, and how it gets the value of another indicator."""

    period: Period
    indicator: Callable[[str, Scope], Trace] = no_indicator
    municipality: str | None = None
    school: str | None = None

    def earlier(self, years: int) -> Scope:
        """The same schools so many years before."""
        return replace(self, period=self.period.shifted(-years))

    def of_school(self, school: str) -> Scope:
        """One school of these, in the same period."""
        return Scope(self.period, self.indicator, self.municipality, school)

    def __str__(self) -> str:
        whose = f", муниципалитет – {self.municipality}" if self.municipality else ""
        school = f", школа «{self.school}»" if self.school else ""
        return f"{self.period.in_words()}{whose}{school}"
