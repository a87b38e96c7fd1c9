"""Funding by source and year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from shnor_docs.documents.cells import line_cell, number_cell, unit_of
from shnor_docs.documents.grids import total_row
from shnor_docs.documents.tree import Kind, Unit
from shnor_docs.model.program import Budget, FundingSource
from shnor_docs.model.table import Column

BUDGET_FIELDS = ("number", "name", "amount", "total")
"""Fields that a column of a budget table may name; ``amount`` wants a period."""


def budget_rows(budget: Budget, columns: tuple[Column, ...]) -> Iterator[Unit]:
    """A row for each source."""
    for number, source in enumerate(budget.sources, 1):
        row_id = f"budget.{source.id}"
        cells = (
            unit_of(
                line_cell({"number": f"{number}.", "name": source.name}.get(column.field or ""))
                if column.field in {"number", "name"}
                else number_cell(amount(source, column), f"{row_id}.amounts[{column.period}]"),
                f"{row_id}.{column.field}[{column.period}]",
                column,
            )
            for column in columns
        )
        yield Unit(row_id, Kind.ROW, children=tuple(cells))


def amount(source: FundingSource, column: Column) -> Decimal | None:
    """Money of the column's period; the sum over all for ``total``."""
    if column.field == "total":
        return sum(source.amounts.values(), Decimal())
    return source.amounts.get(column.period) if column.period else None


def budget_total(budget: Budget, columns: tuple[Column, ...]) -> Unit:
    """Sums over the sources."""
    sums = [
        sum((amount(source, column) or Decimal() for source in budget.sources), Decimal())
        if column.field in {"amount", "total"}
        else None
        for column in columns
    ]
    return total_row("budget.total", columns, sums)
