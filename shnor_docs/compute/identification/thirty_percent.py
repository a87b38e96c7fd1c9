"""Schools with low results by the federal 30 % rule (C-09)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shnor_docs.compute.frame import Frame
from shnor_docs.compute.identification.procedures import NINE_PROCEDURES
from shnor_docs.compute.identification.results import (
    Result,
    by_school,
    previous_years,
    results,
    unknown_years,
)
from shnor_docs.compute.identification.rows import Identification, Row, names
from shnor_docs.model.period import Period


@dataclass(frozen=True, slots=True)
class ThirtyPercent:
    """The federal method (ФИОКО, «Методика выявления общеобразовательных организаций…»).

    A result is low when 30 % of the participants or more failed. A school is on the list when at least two
    procedures were low in the previous year, or at least one in each of the two previous years. The method
    has no rule for small classes: ``min_participants`` is the municipality's own.
    """

    percent: int = 30
    in_previous_year: int = 2
    in_each_of_two: int = 1
    min_participants: int = 1
    procedures: tuple[str, ...] = tuple(NINE_PROCEDURES)
    table: str | None = None

    def __call__(self, tables: Mapping[str, Frame], period: Period) -> Identification:
        """The list for the period, made from the two years before it."""
        found = [result for result in results(tables, self.table) if result.procedure in self.procedures]
        years = previous_years(found, period, 2)
        counted = [result for result in found if result.participants >= self.min_participants]
        known = names(tables)
        rows = (self._row(school, of, years, known) for school, of in by_school(counted).items())
        return Identification(self._words, period, tuple(filter(None, rows)), self._notes(found, years, known))

    def _row(self, school: str, found: list[Result], years: tuple[Period, ...], known: Mapping[str, str]) -> Row | None:
        low = [[r for r in found if r.period == year and r.is_low(self.percent)] for year in years]
        reasons = tuple(self._reasons(low, years))
        if not reasons:
            return None
        proofs = [result for year in low for result in year]
        places = tuple(result.place for result in proofs)
        return Row(school, known.get(school, school), (*reasons, *map(str, proofs)), places)

    def _reasons(self, low: list[list[Result]], years: tuple[Period, ...]) -> list[str]:
        reasons = []
        if len(low[0]) >= self.in_previous_year:
            reasons.append(f"низкие результаты по {len(low[0])} процедурам за {years[0]}")
        if all(len(year) >= self.in_each_of_two for year in low):
            reasons.append(f"низкие результаты в каждом из двух лет: {years[1]} и {years[0]}")
        return reasons

    @property
    def _words(self) -> str:
        return (
            f"доля низких результатов {self.percent} % и более не менее чем по {self.in_previous_year} "
            f"процедурам за предыдущий год или хотя бы по {self.in_each_of_two} в каждом из двух предыдущих лет"
        )

    def _notes(self, found: list[Result], years: tuple[Period, ...], known: Mapping[str, str]) -> tuple[str, ...]:
        small = [r for r in found if r.period in years and r.participants < self.min_participants]
        why = f"участников меньше {self.min_participants}"
        left_out = (f"не учтено: {known.get(r.school, r.school)}, {r} – {why}" for r in small)
        return (*unknown_years(found, years), *left_out)
