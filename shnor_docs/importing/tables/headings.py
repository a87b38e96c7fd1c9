"""The columns of a foreign table: the headings over each, and where it stands on the grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from shnor_docs.importing.tables.heads import is_row_of_numbers
from shnor_docs.importing.tables.texts import one_line
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.inspection.foreign.tree import Row, Table


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading over one or more columns."""

    text: str
    place: Place


@dataclass(frozen=True)
class Column:
    """A column: the headings over it from the top down."""

    headings: tuple[Heading, ...]
    begins: int
    ends: int

    @cached_property
    def title(self) -> str:
        """Its own heading."""
        return self.headings[-1].text if self.headings else ""

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The headings, the nearest first."""
        return tuple(heading.text for heading in reversed(self.headings))


def columns_under(head: Sequence[Row]) -> tuple[Column, ...]:
    """A column wherever a cell of the head begins."""
    starts = sorted({cell.column for row in head for cell in row.cells})
    end = max(cell.column + cell.columns for row in head for cell in row.cells)
    return tuple(
        Column(tuple(_over(head, begins)), begins, ends)
        for begins, ends in zip(starts, [*starts[1:], end], strict=True)
    )


def _over(head: Sequence[Row], column: int) -> Iterator[Heading]:
    """The headings over a column; words that go on in the cell below, of the same width, are one heading."""
    pending: tuple[Heading, int] | None = None
    for row in head:
        for cell in row.cells:
            if not cell.column <= column < cell.column + cell.columns:
                continue
            heading = Heading(one_line(cell.text), cell.place)
            if pending and (pending[1] == cell.columns) and not is_row_of_numbers(row):
                joined = " ".join(filter(None, (pending[0].text, heading.text)))
                pending = (replace(pending[0], text=joined), cell.columns)
                continue
            if pending:
                yield pending[0]
            pending = (heading, cell.columns)
    if pending:
        yield pending[0]


def bare_columns(table: Table) -> tuple[Column, ...]:
    """A column wherever a cell begins, without headings."""
    starts = sorted({cell.column for row in table.rows for cell in row.cells})
    if not starts:
        return ()
    end = max(cell.column + cell.columns for row in table.rows for cell in row.cells)
    return tuple(Column((), begins, ends) for begins, ends in zip(starts, [*starts[1:], end], strict=True))


def widths_of(table: Table, columns: Sequence[Column]) -> tuple[int, ...]:
    """Widths in twips; none if the file does not say them all."""
    if len(table.widths) < table.columns:
        return ()
    found = tuple(sum(table.widths[column.begins : column.ends]) for column in columns)
    return found if all(found) else ()
