"""Schools whose results are lower than their conditions let expect (C-10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shnor_docs.compute.filters import not_number
from shnor_docs.compute.frame import SCHOOL, Frame
from shnor_docs.compute.identification.results import frame_of
from shnor_docs.compute.identification.rows import Identification, Row, names
from shnor_docs.compute.regression import Regression, fit
from shnor_docs.compute.scope import Scope
from shnor_docs.model.period import Period
from shnor_docs.russian.numerals import format_number


@dataclass(frozen=True, slots=True)
class BelowExpected:
    """The context regression: schools more than ``cut`` standard deviations below the line.

    The table has a row for each school of the period: its index of results and its index of conditions.
    """

    cut: Decimal = Decimal(1)
    table: str = "indices"
    result: str = "result"
    context: str = "context"

    def __call__(self, tables: Mapping[str, Frame], period: Period) -> Identification:
        """The list for the period, lowest first."""
        frame = frame_of(tables, self.table)
        rows = frame.rows(Scope(period))
        x, y = (self._numbers(frame, name, rows) for name in (self.context, self.result))
        of_school = {str(frame.column(SCHOOL)[row]): row for row in rows if row in x and row in y}
        model = fit(list(of_school), [x[row] for row in of_school.values()], [y[row] for row in of_school.values()])
        known = names(tables)
        found = tuple(
            Row(
                school,
                known.get(school, school),
                (f"результат ниже ожидаемого на {_printed(-model.residuals[school])}",),
                (frame.place(of_school[school], self.result),),
            )
            for school in model.below(float(self.cut))
        )
        left_out = [f"не учтено: {frame.name(r)} – нет показателей" for r in rows if r not in x or r not in y]
        return Identification(self._words, period, found, (_told(model), *left_out))

    def _numbers(self, frame: Frame, name: str, rows: Sequence[int]) -> dict[int, float]:
        cells = frame.column(name)
        given = {row: cells[row] for row in rows if cells[row] is not None}
        wrong = [row for row, cell in given.items() if not isinstance(cell, int | Decimal)]
        if wrong:
            raise not_number(frame, name, wrong)
        return {row: float(cell) for row, cell in given.items() if isinstance(cell, int | Decimal)}

    @property
    def _words(self) -> str:
        deviations = format_number(self.cut)
        return f"результат ниже ожидаемого по условиям школы более чем на {deviations} стандартных отклонения остатков"


def _told(model: Regression) -> str:
    line = f"Y = {_printed(model.intercept)} + {_printed(model.slope)} · X"
    return f"модель: {line}; n = {model.n}, R² = {_printed(model.r_squared)}"


def _printed(number: float) -> str:
    return format_number(Decimal(repr(number)), 3)
