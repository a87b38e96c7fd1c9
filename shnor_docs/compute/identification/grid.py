"""Low results against unfavourable conditions: schools by both at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from shnor_docs.compute.frame import SCHOOL, Frame
from shnor_docs.compute.identification.results import frame_of
from shnor_docs.compute.identification.rows import Identification, Row, Rule, names
from shnor_docs.compute.identification.thirty_percent import ThirtyPercent
from shnor_docs.compute.scope import Scope
from shnor_docs.model.period import Period


@dataclass(frozen=True, slots=True)
class Grid:
    """ШНОР × ШНСУ: schools with low results by ``low`` and schools of the table of unfavourable conditions.

    The program of Rybinsk district splits ten schools into five and five; here a school on both lists says so.
    """

    low: Rule = field(default_factory=ThirtyPercent)
    table: str = "unfavourable"

    def __call__(self, tables: Mapping[str, Frame], period: Period) -> Identification:
        """Every school of either list with its cell of the grid: «ШНОР и ШНСУ», «ШНОР», «ШНСУ»."""
        low = {row.school: row for row in self.low(tables, period).rows}
        frame, known = frame_of(tables, self.table), names(tables)
        conditions = {str(frame.column(SCHOOL)[row]): row for row in frame.rows(Scope(period))}
        rows = []
        for school in (*low, *(school for school in conditions if school not in low)):
            cell = " и ".join(name for name, group in (("ШНОР", low), ("ШНСУ", conditions)) if school in group)
            places = (frame.place(conditions[school], SCHOOL),) if school in conditions else ()
            found = low.get(school, Row(school, known.get(school, school), (), ()))
            rows.append(Row(school, found.name, (cell, *found.reasons), (*found.places, *places)))
        return Identification(
            "школы с низкими результатами и в неблагоприятных социальных условиях", period, tuple(rows)
        )
