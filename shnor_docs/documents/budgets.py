"""Funding by source and year: rows of a table, sentences of a passport."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from shnor_docs.documents.cells import line_cell, number_cell, unit_of
from shnor_docs.documents.grids import total_row
from shnor_docs.documents.tree import Kind, Unit, text_of
from shnor_docs.model.money import Money, amount_of
from shnor_docs.model.period import PeriodMap
from shnor_docs.model.program import Budget, FundingSource
from shnor_docs.model.table import Column
from shnor_docs.model.value import with_unit
from shnor_docs.russian.numerals import format_number
from shnor_docs.russian.typography import typeset

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
                else number_cell(_amount({source.id: source.amounts}, column), f"{row_id}.amounts[{column.period}]"),
                f"{row_id}.{column.field}[{column.period}]",
                column,
            )
            for column in columns
        )
        yield Unit(row_id, Kind.ROW, children=tuple(cells))


def _amount(money: Money, column: Column) -> Decimal | None:
    """Money of the column's period; the sum over all for ``total``."""
    if column.field == "total":
        return amount_of(money) or Decimal()
    return amount_of(money, period=column.period) if column.period else None


def budget_total(budget: Budget, columns: tuple[Column, ...]) -> Unit:
    """Sums over the sources."""
    money = budget.money
    sums = [_amount(money, column) or Decimal() if column.field in {"amount", "total"} else None for column in columns]
    return total_row("budget.total", columns, sums)


def budget_sentences(budget: Budget) -> tuple[Unit, ...]:
    """«Объёмы и источники финансирования» of a passport (RULES §4): the whole by years, then each source."""
    if not budget.sources:
        return (Unit("budget/sources", Kind.LIST),)
    money = budget.money
    periods = {period for source in budget.sources for period in source.amounts}
    years = PeriodMap({period: amount_of(money, period=period) or Decimal() for period in periods})
    whole = f"Общий объём финансирования – {with_unit(budget.whole, budget.unit)}{_by_years(years)}, из них:"
    last = len(budget.sources)
    items = tuple(
        Unit(f"budget.{source.id}", Kind.ITEM, text_of(_sentence(source, budget.unit, ";" if n < last else ".")))
        for n, source in enumerate(budget.sources, 1)
    )
    head = Unit("budget/total", Kind.PARAGRAPH, text_of(typeset(whole), source="budget.total"))
    return (head, Unit("budget/sources", Kind.LIST, children=items))


def _sentence(source: FundingSource, unit: str, end: str) -> str:
    return typeset(f"{source.name} – {with_unit(source.whole, unit)}{_by_years(source.amounts)}{end}")


def _by_years(amounts: PeriodMap[Decimal]) -> str:
    shares = [f"{period.in_words()} – {format_number(amount)}" for period, amount in amounts.items()]
    return ", в том числе " + ", ".join(shares) if shares else ""
