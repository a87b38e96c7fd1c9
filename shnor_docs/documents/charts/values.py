"""Values of a chart by series and category: of indicators, with the paths that references name them by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from shnor_docs.documents.changes import POINTS, points_changed
from shnor_docs.documents.scope import UsedIndicator
from shnor_docs.model.chart import Shown
from shnor_docs.model.period import Period
from shnor_docs.model.value import Value


@dataclass(frozen=True, slots=True)
class Plotted:
    """A value at its category, and the path that names it; None where it is not known."""

    value: Value | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A series before it is labelled: its values stand in the order of the categories."""

    id: str
    name: str
    values: tuple[Plotted, ...]
    is_target: bool = False


@dataclass(frozen=True, slots=True)
class Values:
    """All that a chart shows."""

    categories: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()

    @property
    def units(self) -> tuple[str, ...]:
        """The units of all known values, each once."""
        known = (one.value.unit for row in self.rows for one in row.values if one.value is not None)
        return tuple(dict.fromkeys(known))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known."""
        return not any(one.value for row in self.rows for one in row.values)


def plotted(indicator: UsedIndicator, period: Period, shown: Shown) -> Plotted:
    """The value of an indicator in a period: the actual one, or what it began with; a target that is one number."""
    path = f"indicators.{indicator.id}"
    if shown is Shown.TARGET:
        return _target(indicator, period, path)
    if shown is Shown.CHANGE:
        return _change(indicator, period, path)
    for field in ("actuals", "baseline"):
        found = measured(indicator, field).get(period)
        if found is not None and found.amount is not None:
            return Plotted(found, f"{path}.{field}[{period}]")
    return Plotted()


def measured(indicator: UsedIndicator, field: str) -> Mapping[Period, Value]:
    """Measured values of an indicator by period."""
    values = indicator.field(field)
    assert isinstance(values, Mapping)
    return values


def known_periods(indicators: Iterable[UsedIndicator], shows: Iterable[Shown]) -> tuple[Period, ...]:
    """The periods for which any of the indicators has such a value, calendar years first."""
    shows, found = tuple(shows), set[Period]()
    for indicator in indicators:
        given = {*measured(indicator, "baseline"), *measured(indicator, "actuals"), *indicator.use.targets}
        found |= {period for period in given for one in shows if plotted(indicator, period, one).value is not None}
    return tuple(sorted(found, key=lambda period: period.order))


def _target(indicator: UsedIndicator, period: Period, path: str) -> Plotted:
    target = indicator.use.targets.get(period)
    if target is None or target.amount is None:
        return Plotted()
    entry = indicator.entry
    return Plotted(Value(target.amount, entry.printed_unit, entry.precision), f"{path}.targets[{period}]")


def _change(indicator: UsedIndicator, period: Period, path: str) -> Plotted:
    points: Decimal | None = points_changed(indicator, period)
    if points is None:
        return Plotted()
    unit = indicator.entry.printed_unit
    return Plotted(Value(points, POINTS if unit == "%" else unit), f"{path}.actuals")
