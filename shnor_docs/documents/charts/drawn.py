"""A chart as frozen data: what is drawn, with which labels, and where each value comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

SHORT_UNITS = frozenset({"%", "п.п."})
"""Units that stand by each number; any other is told once, at the axis."""


class Form(StrEnum):
    """How values are drawn, in the words of files; a kept document is read without the models, so it is apart."""

    COLUMNS = "columns"
    STACKED = "stacked"
    BARS = "bars"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a series; ``amount`` is None where it is not known: a gap, never a nought.

    ``label`` is what the chart prints at the point («29,3 %»), ``source`` the path of the value (as of a ``Run``).
    """

    amount: Decimal | None
    label: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one look, a point for each category; a target is drawn as a line over columns."""

    id: str
    name: str
    points: tuple[Point, ...]
    is_target: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: ``categories`` stand along the axis, ``axis`` is the title of the axis of values, with its unit.

    ``alternative`` tells the whole chart in words; ``height`` is in centimetres, None for as much as it needs.
    """

    id: str
    title: str
    form: Form
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    axis: str = ""
    alternative: str = ""
    labels: bool = True
    height: float | None = None

    @property
    def draws_lines(self) -> bool:
        """Whether all series are lines."""
        return self.form is Form.LINES

    @property
    def lies(self) -> bool:
        """Whether values go from left to right, and names stand one under another."""
        return self.form is Form.BARS

    def amounts(self) -> Iterator[Decimal]:
        """All known values."""
        return (point.amount for one in self.series for point in one.points if point.amount is not None)

    @property
    def lowest(self) -> Decimal:
        """The least value drawn, nought at most."""
        return min(self._reached(), default=Decimal())

    @property
    def highest(self) -> Decimal:
        """The greatest value drawn, nought at least; of stacked columns, the greatest sum."""
        return max(self._reached(), default=Decimal())

    def _reached(self) -> Iterator[Decimal]:
        yield Decimal()
        yield from self.amounts()
        if self.form is Form.STACKED:
            for points in zip(*(one.points for one in self.series if not one.is_target), strict=True):
                known = [point.amount for point in points if point.amount is not None]
                yield sum((amount for amount in known if amount > 0), Decimal())
                yield sum((amount for amount in known if amount < 0), Decimal())
