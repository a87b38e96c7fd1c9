"""Charts of schools: an indicator's formula computed for each school alone, from the same data tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from shnor_docs.compute.cycles import needed
from shnor_docs.compute.indicators import compute_schools, frames
from shnor_docs.documents.charts.indicators import NAMES, name_of
from shnor_docs.documents.charts.values import Plotted, Row, Values, plotted
from shnor_docs.documents.scope import UsedIndicator, used_indicators
from shnor_docs.model.chart import Along, Chart, Shown
from shnor_docs.model.content import Content, once
from shnor_docs.model.indicator import IndicatorUse
from shnor_docs.model.period import Period
from shnor_docs.model.value import Value
from shnor_docs.sameness import Kept, Same

SchoolValues = Mapping[tuple[str, Period, str], Value]
"""Values by indicator, period and school; one that cannot be computed is not there."""


def of_schools(content: Content, chart: Chart) -> Values:
    """The values of a chart along the schools of the registry for which any is known; targets are the same for all."""
    known = school_values(content)
    keys = [key for key in known if key[0] in chart.indicators]
    periods = chart.periods or tuple(sorted({period for _, period, _ in keys}, key=lambda period: period.order))
    asked = {school for _, period, school in keys if period in periods}
    schools = tuple(school for school in content.program.schools if school.id in asked)
    names = tuple(chart.names.get(school.id, school.short or school.name) for school in schools)
    used = [one for key in chart.indicators if (one := _indicator(content, key))]
    return Values(names, tuple(_rows(chart, used, periods, tuple(school.id for school in schools), known)))


def _rows(
    chart: Chart,
    used: Sequence[UsedIndicator],
    periods: Sequence[Period],
    schools: Sequence[str],
    known: SchoolValues,
) -> Iterator[Row]:
    for indicator in used:
        for period in periods:
            for shown in chart.shows:
                name = _named(chart, indicator, period, shown, (len(used), len(periods)))
                values = tuple(_value(indicator, period, shown, school, known) for school in schools)
                row_id = f"{indicator.id}.{period.notation.replace('/', '_')}.{shown}"
                yield Row(row_id, name, values, shown is Shown.TARGET and len(chart.shows) > 1)


def _named(chart: Chart, indicator: UsedIndicator, period: Period, shown: Shown, sizes: tuple[int, int]) -> str:
    """The indicator, the year and the sort of the values, as far as other series differ in them."""
    parts = [
        *((name_of(chart, indicator),) if sizes[0] > 1 or (sizes == (1, 1) and len(chart.shows) == 1) else ()),
        *((str(period),) if sizes[1] > 1 else ()),
        *((NAMES[shown],) if len(chart.shows) > 1 else ()),
    ]
    return ", ".join(parts)


def _value(indicator: UsedIndicator, period: Period, shown: Shown, school: str, known: SchoolValues) -> Plotted:
    if shown is not Shown.ACTUAL:
        return plotted(indicator, period, shown)
    value = known.get((indicator.id, period, school))
    return Plotted(value, f"schools.{school}.indicators.{indicator.id}[{period}]") if value else Plotted()


@once
def school_values(content: Content) -> SchoolValues:
    """The values that the charts of the program show by school."""
    charts = [chart for chart in content.program.charts if chart.along is Along.SCHOOLS]
    if not charts:
        return {}
    formulas = {name: entry.formula for name, entry in content.catalogue.items() if entry.formula}
    asked = [(key, chart) for chart in charts for key in chart.indicators if key in formulas]
    entries = [content.catalogue[name] for name in needed((key for key, _ in asked), formulas)]
    pairs = dict.fromkeys((key, period) for key, chart in asked for period in chart.periods or _in_data(content))
    key = (*pairs, *map(Same, (*content.tables.values(), *entries, content.program.schools)))
    return _computed.of(
        key,
        lambda: compute_schools(
            entries,
            frames(content.tables.values(), content.program.schools),
            pairs,
            [school.id for school in content.program.schools],
        ),
    )


_computed = Kept[SchoolValues](16)
"""What was computed for some programs: as long as no data change, no value does."""


@once
def _in_data(content: Content) -> tuple[Period, ...]:
    cells = (cell for table in content.tables.values() for row in table.rows for cell in row)
    return tuple(sorted({cell for cell in cells if type(cell) is Period}, key=lambda period: period.order))


def _indicator(content: Content, key: str) -> UsedIndicator | None:
    """As the program uses it; one of the catalogue alone has no targets."""
    used = next((one for one in used_indicators(content) if one.id == key), None)
    entry = content.catalogue.get(key)
    return used or (UsedIndicator(entry, IndicatorUse(id=key)) if entry else None)
