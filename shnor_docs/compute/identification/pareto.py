"""The few schools that make up most of the failures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from shnor_docs.compute.exact import total
from shnor_docs.compute.frame import Frame
from shnor_docs.compute.identification.results import by_school, previous_years, results
from shnor_docs.compute.identification.rows import Identification, Row, names
from shnor_docs.model.period import Period


@dataclass(frozen=True, slots=True)
class Pareto:
    """Pareto's cut: schools by falling number of failures, until they make up ``percent`` of all failures.

    Schools with as many failures as the last one taken are taken too: equals are not divided.
    """

    percent: int = 80
    table: str | None = None

    def __call__(self, tables: Mapping[str, Frame], period: Period) -> Identification:
        """The list for the period, made from the year before it."""
        found, known = results(tables, self.table), names(tables)
        (year,) = previous_years(found, period, 1)
        of_year = by_school([result for result in found if result.period == year and result.low])
        failures = {school: total(result.low for result in of) for school, of in of_year.items()}
        cut = self._cut(sorted(failures.values(), reverse=True))
        rows = tuple(
            Row(
                school,
                known.get(school, school),
                (f"низких результатов – {failures[school]}", *map(str, of_year[school])),
                tuple(result.place for result in of_year[school]),
            )
            for school in sorted(failures, key=lambda school: -failures[school])
            if failures[school] >= cut
        )
        words = f"школы, на которые за {year} приходится {self.percent} % всех низких результатов"
        return Identification(words, period, rows)

    def _cut(self, falling: list[Fraction]) -> Fraction:
        """The number of failures of the last school that is needed to make up the percentage."""
        sums = accumulate(falling)
        needed = self.percent * sum(falling, Fraction(0))
        return next((own for own, so_far in zip(falling, sums, strict=True) if 100 * so_far >= needed), Fraction(0))
