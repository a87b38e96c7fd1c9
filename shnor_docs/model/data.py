"""Data tables as read: typed cells that know their addresses. Only numbers and ids of schools; no names of people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from shnor_docs.diagnostics import Location
from shnor_docs.model.period import Period

Cell = str | int | Decimal | Period | None


@dataclass(frozen=True, slots=True)
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

    def place(self, row: int, field: str) -> Location:
        """The address of a cell by the index of its row."""
        number, letter = self.numbers[row], self.letters[field]
        if self.sheet is None:
            return Location(self.file, line=number)
        return Location(self.file, sheet=self.sheet, cell=f"{letter}{number}")
