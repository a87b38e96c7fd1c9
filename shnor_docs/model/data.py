"""Data tables as read: typed cells that know their addresses. Only numbers and ids of schools; no names of people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from shnor_docs.diagnostics import Location
from shnor_docs.model.period import Period

Cell = str | int | Decimal | Period | None


@dataclass(frozen=True)
class DataTable:
    """A data table by its declared columns.

    ``rows`` hold cells in the order of ``fields``; ``numbers`` are the rows' numbers in the file (1-based);
    ``letters`` are the columns' letters in the sheet; ``sheet`` is None for a CSV file.
    """

    id: str
    file: str
    sheet: str | None
    fields: tuple[str, ...]
    letters: Mapping[str, str]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: tuple[int, ...]

    def column(self, field: str) -> tuple[Cell, ...]:
        """All cells of a column, top to bottom."""
        index = self.fields.index(field)
        return tuple(row[index] for row in self.rows)

    def rows_by(self, field: str) -> Mapping[Cell, tuple[int, ...]]:
        """Indices of the rows by the cell of a column; made once, since forms ask for every school in turn."""
        if field not in self._rows_by:
            found: dict[Cell, list[int]] = {}
            for index, cell in enumerate(self.column(field)):
                found.setdefault(cell, []).append(index)
            self._rows_by[field] = {cell: tuple(rows) for cell, rows in found.items()}
        return self._rows_by[field]

    @cached_property
    def _rows_by(self) -> dict[str, Mapping[Cell, tuple[int, ...]]]:
        return {}

    def place(self, row: int, field: str) -> Location:
        """The address of a cell by the index of its row."""
        number, letter = self.numbers[row], self.letters[field]
        if self.sheet is None:
            return Location(self.file, line=number)
        return Location(self.file, sheet=self.sheet, cell=f"{letter}{number}")
