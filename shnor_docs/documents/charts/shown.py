"""What a chart shows, wherever its values come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shnor_docs.documents.charts.indicators import constant, of_indicators
from shnor_docs.documents.charts.rows import of_rows, read_by
from shnor_docs.documents.charts.schools import of_schools
from shnor_docs.documents.charts.values import Plotted, Values
from shnor_docs.documents.forms.subjects import Subject, subjects
from shnor_docs.model.chart import Along, Chart
from shnor_docs.model.content import Content, once
from shnor_docs.model.form import SubjectKind
from shnor_docs.model.value import Value
from shnor_docs.sameness import Kept, Same

ForEach = tuple[tuple[Subject | None, Values], ...]
"""The values for each of those for whom a chart is drawn; those of all, for None."""


def values_of(content: Content, chart: Chart, subject: Subject | None = None) -> Values:
    """All that the chart shows, the line of a common target last."""
    match chart.along:
        case Along.ROWS:
            found = of_rows(content, chart, subject)
        case Along.SCHOOLS:
            found = of_schools(content, chart)
        case _:
            found = of_indicators(content, chart)
    if chart.target is None or found.is_empty:
        return found
    value = Value(chart.target.value, found.units[0])
    points = tuple(Plotted(value, f"charts.{chart.id}.target") for _ in found.categories)
    return Values(found.categories, (*found.rows, constant(chart.target.name, points)))


def shows_nothing(content: Content, chart: Chart) -> bool:
    """Whether the chart has no value, whoever it is for."""
    return all(values.is_empty for _, values in all_values(content, chart))


def all_values(content: Content, chart: Chart) -> ForEach:
    """What a chart of the program shows, to each of those for whom its data have rows, if it is drawn for each."""
    return _of_charts(content)[Same(chart)]


@once
def _of_charts(content: Content) -> Mapping[Same[Chart], ForEach]:
    """Found once for all rules that ask; what data tables show, once for as long as they say the same."""
    return {Same(chart): _of_chart(content, chart) for chart in content.program.charts}


def _of_chart(content: Content, chart: Chart) -> ForEach:
    if chart.along is not Along.ROWS:
        return tuple(_of_all(content, chart))
    return _of_tables.of(read_by(content, chart), lambda: tuple(_of_all(content, chart)))


_of_tables = Kept[ForEach](1 << 8)
"""What charts of data tables show: those of a few programs."""


def _of_all(content: Content, chart: Chart) -> Iterator[tuple[Subject | None, Values]]:
    if chart.cells is None or chart.cells.subject is None:
        yield None, values_of(content, chart)
        return
    for kind in SubjectKind:
        for subject in subjects(content, kind):
            if not (found := values_of(content, chart, subject)).is_empty:
                yield subject, found
