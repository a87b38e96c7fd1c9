"""How an indicator has changed since the period before: «+30 п.п.», «без изменений» (INVENTORY C-11)."""

from __future__ import annotations

from decimal import Decimal

from shnor_docs.compute.dynamics import Dynamics, Movement
from shnor_docs.documents.cells import DASH
from shnor_docs.documents.scope import UsedIndicator
from shnor_docs.model.period import Period, PeriodMap
from shnor_docs.model.value import Value, with_unit

POINTS = "п.п."
UNCHANGED = "без изменений"
WORSE = "ухудшение"


def change(indicator: UsedIndicator, period: Period | None = None) -> str:
    """The change up to ``period`` (default: the last known) from the latest known value before it.

    A dash where one of the two values is not known; «ухудшение» where the change is not the good one.
    """
    found = _dynamics(indicator, period)
    return _printed(found, indicator) if found else DASH


def points_changed(indicator: UsedIndicator, period: Period) -> Decimal | None:
    """The change up to ``period`` as a number; None where one of the two values is not known."""
    found = _dynamics(indicator, period)
    return found.points.normalize() if found else None


def movement(indicator: UsedIndicator, period: Period | None = None) -> Movement | None:
    """Whether that change is good; None where one of the two values is not known."""
    found = _dynamics(indicator, period)
    return found.movement if found else None


def _dynamics(indicator: UsedIndicator, period: Period | None) -> Dynamics | None:
    known = _known(indicator)
    period = period or max(known, default=None)
    if period is None or period not in known:
        return None
    earlier = [amount for key, amount in known.items() if key < period]
    return Dynamics(earlier[-1], known[period], indicator.entry.direction) if earlier else None


def _known(indicator: UsedIndicator) -> PeriodMap[Decimal]:
    """Amounts of the baseline and of the actual values, computed ones included, that are known."""
    values: dict[Period, Value] = {}
    for field in ("baseline", "actuals"):
        measured = indicator.field(field)
        assert isinstance(measured, PeriodMap)
        values |= measured
    return PeriodMap({period: v.amount for period, v in values.items() if v.amount is not None})


def _printed(change: Dynamics, indicator: UsedIndicator) -> str:
    if change.movement is Movement.SAME:
        return UNCHANGED
    unit = indicator.entry.printed_unit
    sign = "+" if change.points > 0 else ""
    amount = sign + with_unit(change.points.normalize(), POINTS if unit == "%" else unit)
    return amount + (f" ({WORSE})" if change.movement is Movement.WORSE else "")
