"""Schools that fail in every subject year after year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shnor_docs.compute.frame import Frame
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
class BothSubjects:
    """Low results in mathematics and in Russian in each of three years.

    A regional rule for steady failure; the years, the share and what the procedures of a subject have in
    their ids are parameters. A year in which a subject was not assessed does not prove failure.
    """

    percent: int = 30
    years: int = 3
    subjects: tuple[str, ...] = ("math", "russian")
    table: str | None = None

    def __call__(self, tables: Mapping[str, Frame], period: Period) -> Identification:
        """The list for the period, made from the years before it."""
        found, known = results(tables, self.table), names(tables)
        years = previous_years(found, period, self.years)
        low = [result for result in found if result.period in years and result.is_low(self.percent)]
        rows = (
            Row(school, known.get(school, school), tuple(map(str, of)), tuple(r.place for r in of))
            for school, of in by_school(low).items()
            if self._fails_always(of, years)
        )
        words = f"доля низких результатов {self.percent} % и более по обоим предметам в каждом из {self.years} лет"
        return Identification(words, period, tuple(rows), unknown_years(found, years))

    def _fails_always(self, low: list[Result], years: tuple[Period, ...]) -> bool:
        return all(
            any(r.period == year and subject in r.procedure for r in low) for year in years for subject in self.subjects
        )
