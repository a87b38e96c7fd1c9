"""The axis of values: from where to where, by which step; from nought, so that lengths may be compared."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from shnor_docs.documents.charts.drawn import SHORT_UNITS, Chart

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_MARKS = 5
_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Scale:
    """The least and the greatest number of the axis, and the step between its marks."""

    least: Decimal
    greatest: Decimal
    step: Decimal

    @property
    def marks(self) -> tuple[Decimal, ...]:
        """The numbers of the axis, from the least on."""
        count = int((self.greatest - self.least) / self.step)
        return tuple(self.least + self.step * n for n in range(count + 1))

    def share(self, amount: Decimal) -> float:
        """How far along the axis an amount stands, from 0 to 1."""
        return float((amount - self.least) / (self.greatest - self.least))


def scale(chart: Chart) -> Scale:
    """The axis of a chart's values; where all are nought, up to one whole step, and of shares up to 100 %."""
    low, high = chart.lowest, chart.highest
    if not low and not high:
        high = _WHOLE if chart.unit == "%" else Decimal(1)
    step = _step(high - low)
    if chart.unit not in SHORT_UNITS and all(amount == int(amount) for amount in chart.amounts()):
        step = max(Decimal(1), step if step != _STEPS[2] else _STEPS[3])  # no half of a school
    least = (low / step).to_integral_value(ROUND_FLOOR) * step
    greatest = (high / step).to_integral_value(ROUND_CEILING) * step
    return Scale(least, greatest, step)


def _step(span: Decimal) -> Decimal:
    power = Decimal(1).scaleb((span / _MARKS).adjusted())
    return next(step * power for step in _STEPS if step * power * _MARKS >= span)
