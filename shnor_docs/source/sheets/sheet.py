"""A sheet as text: what stands in each cell, and what a reader of the sheet would not see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from shnor_docs.diagnostics import Location

Row = Mapping[int, str]
"""Texts of a row's written cells by the number of the column (1-based)."""


class Block(NamedTuple):
    """A rectangle of cells, all bounds included (1-based)."""

    first_column: int
    first_row: int
    last_column: int
    last_row: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """The written cells of a sheet, or of a CSV file (``name`` is None), by row and column (1-based).

    ``errors`` holds the cells that show an error («#DIV/0!»), ``unsaved`` those with a formula whose value
    was not saved; neither has a text. ``formulas`` are the cells whose text is the saved value of a formula,
    ``struck`` those where something is struck out. ``widths`` are the numbers of cells in the rows of a CSV file.
    """

    file: str
    name: str | None
    rows: Mapping[int, Row]
    merged: tuple[Block, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)
    unsaved: frozenset[tuple[int, int]] = frozenset()
    formulas: frozenset[tuple[int, int]] = frozenset()
    struck: frozenset[tuple[int, int]] = frozenset()
    widths: Mapping[int, int] = field(default_factory=dict)

    def place(self, row: int | None = None, column: int = 1) -> Location:
        """The address of a cell; of a line in a CSV file; of the whole sheet without a row."""
        if self.name is None:
            return Location(self.file, line=row)
        cell = None if row is None else f"{letter(column)}{row}"
        return Location(self.file, sheet=self.name, cell=cell)


def letter(column: int) -> str:
    """The letters of a column: 28 is «AB»."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Unbroken runs of numbers, as first and last: 2, 3, 4, 7 is (2, 4) and (7, 7)."""
    first = last = None
    for number in sorted(numbers):
        if first is not None and last is not None and number != last + 1:
            yield first, last
            first = number
        first, last = number if first is None else first, number
    if first is not None and last is not None:
        yield first, last
