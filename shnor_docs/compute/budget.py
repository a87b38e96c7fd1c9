"""Money of the roadmap: totals by source and year, each with its figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from shnor_docs.compute.execution import Locate, ModelPath
from shnor_docs.model.period import Period
from shnor_docs.model.roadmap import Roadmap
from shnor_docs.model.trace import Input, Part, Trace


@dataclass(frozen=True, slots=True)
class Sum:
    """Money of one measure from one source in one year."""

    source: str
    period: Period
    amount: Decimal
    number: str
    path: ModelPath


def sums(roadmap: Roadmap) -> tuple[Sum, ...]:
    """All money of the roadmap, each with its measure's number and its path from the program."""
    return tuple(
        Sum(source, period, amount, number, ("roadmap", *path, "money", source, str(period)))
        for path, number, item in roadmap.items()
        for source, by_period in item.money.items()
        for period, amount in by_period.items()
    )


def budget_total(roadmap: Roadmap, locate: Locate, source: str | None = None, period: Period | None = None) -> Trace:
    """The sum for a source and a year; for all sources or all years when they are not named.

    Totals by source and totals by year are sums of the same figures, so they cannot disagree.
    """
    chosen = [
        one
        for one in sums(roadmap)
        if (source is None or one.source == source) and (period is None or one.period == period)
    ]
    inputs = tuple(
        Input(one.number, f"мероприятие {one.number}", Fraction(one.amount), locate(one.path)) for one in chosen
    )
    total = sum((Fraction(one.amount) for one in chosen), Fraction(0))
    words = f"сумма средств: {source or 'все источники'}, {period or 'все годы'}"
    return Trace(total, words, (Part("слагаемые", words, total, inputs),))
