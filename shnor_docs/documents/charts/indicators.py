"""Charts of indicators: years along the axis and a series for each indicator, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.documents.charts.values import Plotted, Row, Values, known_periods, plotted
from shnor_docs.documents.scope import UsedIndicator, used_indicators
from shnor_docs.model.chart import Along, Chart, Shown
from shnor_docs.model.content import Content
from shnor_docs.model.period import Period

NAMES = {
    Shown.ACTUAL: "Фактическое значение",
    Shown.TARGET: "Целевое значение",
    Shown.CHANGE: "Изменение",
}


def of_indicators(content: Content, chart: Chart) -> Values:
    """The values of a chart along years or along indicators."""
    used = chosen(content, chart)
    periods = chart.periods or known_periods(used, chart.shows)
    rows = tuple(
        _by_indicator(chart, used, periods) if chart.along is Along.PERIODS else _by_year(chart, used, periods)
    )
    names = [str(p) for p in periods] if chart.along is Along.PERIODS else [name_of(chart, one) for one in used]
    return Values(tuple(names), rows)


def chosen(content: Content, chart: Chart) -> tuple[UsedIndicator, ...]:
    """The indicators that a chart names, in its order; by default all of the program."""
    used = {one.id: one for one in used_indicators(content)}
    return tuple(used[key] for key in chart.indicators if key in used) if chart.indicators else tuple(used.values())


def name_of(chart: Chart, indicator: UsedIndicator) -> str:
    """What the chart calls an indicator."""
    return chart.names.get(indicator.id, indicator.entry.name)


def _by_indicator(chart: Chart, used: tuple[UsedIndicator, ...], periods: tuple[Period, ...]) -> Iterator[Row]:
    for indicator in used:
        for shown in chart.shows:
            name = _named(name_of(chart, indicator), shown, alone=len(used) == 1, one_sort=len(chart.shows) == 1)
            values = tuple(plotted(indicator, period, shown) for period in periods)
            yield Row(f"{indicator.id}.{shown}", name, values, _is_target(chart, shown))


def _by_year(chart: Chart, used: tuple[UsedIndicator, ...], periods: tuple[Period, ...]) -> Iterator[Row]:
    for period in periods:
        for shown in chart.shows:
            name = _named(str(period), shown, alone=len(periods) == 1, one_sort=len(chart.shows) == 1)
            values = tuple(plotted(indicator, period, shown) for indicator in used)
            yield Row(f"{period.notation.replace('/', '_')}.{shown}", name, values, _is_target(chart, shown))


def _named(owner: str, shown: Shown, *, alone: bool, one_sort: bool) -> str:
    """A series by whose values it shows and of which sort they are, as far as the others do not share it."""
    if one_sort:
        return owner
    return NAMES[shown] if alone else f"{owner} – {NAMES[shown].lower()}"


def _is_target(chart: Chart, shown: Shown) -> bool:
    """Targets alone are drawn as values are."""
    return shown is Shown.TARGET and len(chart.shows) > 1


def constant(name: str, values: tuple[Plotted, ...]) -> Row:
    """The line of a target that all categories share."""
    return Row("target", name, values, is_target=True)
