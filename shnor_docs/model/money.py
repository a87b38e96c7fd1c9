"""Money by source and period: what a budget grants and what the measures of a plan cost is added up here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from shnor_docs.model.period import Period

Money = Mapping[str, Mapping[Period, Decimal]]
"""Amounts by the source's id, then by period, in the unit of the budget."""


def amount_of(money: Money, source: str | None = None, period: Period | None = None) -> Decimal | None:
    """The sum for a source and a period, over all that are not named; None where there is no amount."""
    amounts = [
        amount
        for key, by_period in money.items()
        if source in {None, key}
        for at, amount in by_period.items()
        if period in {None, at}
    ]
    return sum(amounts, Decimal()) if amounts else None


def added(parts: Iterable[Money]) -> Money:
    """All of the money together, by source and period in the order in which they are first met."""
    whole: dict[str, dict[Period, Decimal]] = {}
    for money in parts:
        for source, by_period in money.items():
            sums = whole.setdefault(source, {})
            for period, amount in by_period.items():
                sums[period] = sums.get(period, Decimal()) + amount
    return whole
