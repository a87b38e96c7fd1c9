"""The figures of one column, summed exactly."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from shnor_docs.compute.exact import total, total_of_products
from shnor_docs.compute.filters import not_number
from shnor_docs.compute.frame import Frame, RowNumbers


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures; every sum raises NotComputable for a cell that is not one."""

    frame: Frame
    name: str
    cells: Sequence[Any]

    @property
    def title(self) -> str:
        """The column as a person reads it."""
        return f"«{self.frame.titled(self.name)}»"

    def given(self, rows: RowNumbers) -> RowNumbers:
        """The rows that have a figure; the same rows when all have."""
        if None not in map(self.cells.__getitem__, rows):
            return rows
        return array("I", (row for row in rows if self.cells[row] is not None))

    def total(self, rows: RowNumbers) -> Fraction:
        """The sum over rows that have a figure."""
        try:
            return total(map(self.cells.__getitem__, rows))
        except TypeError:
            raise not_number(self.frame, self.name, rows) from None

    def total_times(self, weights: Column, rows: RowNumbers) -> Fraction:
        """The sum of products over rows that have both."""
        try:
            return total_of_products((self.cells[row], weights.cells[row]) for row in rows)
        except TypeError:
            wrong = self if self._has_text(rows) else weights
            raise not_number(self.frame, wrong.name, rows) from None

    def _has_text(self, rows: RowNumbers) -> bool:
        return any(not isinstance(self.cells[row], int | Decimal) for row in rows)


def column_of(frame: Frame, name: str) -> Column:
    """The column of this name; raises NotComputable when there is none."""
    return Column(frame, name, frame.column(name))
