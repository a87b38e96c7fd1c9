"""A chart as the part ``c:chartSpace`` of an Office file, in which it can be restyled and its data edited."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.documents.charts.drawn import Chart, Series
from shnor_docs.model.chart import ChartForm
from shnor_docs.rendering.charts.axes import IDS, axes
from shnor_docs.rendering.charts.looks import Look, look
from shnor_docs.rendering.charts.series import column_series, line_series
from shnor_docs.rendering.charts.texts import Letters

WORKBOOK_RELATION = "rId1"
"""The relation from the part to its workbook."""

_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def chart_part(chart: Chart, font: str, points: float = 10) -> bytes:
    """The XML of the chart in letters of that font; its title stands outside, in the text around it."""
    letters = Letters(font, points)
    legend = f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{letters.looks()}</c:legend>'
    plot = f"<c:plotArea><c:layout/>{''.join(_plots(chart, letters))}{axes(chart, letters)}</c:plotArea>"
    xml = (
        f'{_DECLARATION}<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="ru-RU"/>'
        f'<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>{plot}'
        f'{legend if has_legend(chart) else ""}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{letters.looks()}"
        f'<c:externalData r:id="{WORKBOOK_RELATION}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )
    return xml.encode()


def has_legend(chart: Chart) -> bool:
    """Whether series must be told apart; one is named by the axis or the title."""
    return len(chart.series) > 1


def series_looks(chart: Chart) -> tuple[Look, ...]:
    """The look of each series."""
    places: list[Look] = []
    for one in chart.series:
        places.append(look(sum(not s.is_target for s in chart.series[: len(places)]), is_target=one.is_target))
    return tuple(places)


def _plots(chart: Chart, letters: Letters) -> Iterator[str]:
    """``c:barChart`` and, of what is drawn as lines, ``c:lineChart``."""
    looks = series_looks(chart)
    columns = [n for n, one in enumerate(chart.series) if not _is_line(chart, one)]
    lines = [n for n, one in enumerate(chart.series) if _is_line(chart, one)]
    if columns:
        drawn = "".join(column_series(chart, n, looks[n], letters) for n in columns)
        yield f"<c:barChart>{_head(chart)}{drawn}{_tail(chart)}{IDS}</c:barChart>"
    if lines:
        drawn = "".join(line_series(chart, n, looks[n], letters) for n in lines)
        head = '<c:grouping val="standard"/><c:varyColors val="0"/>'
        yield f'<c:lineChart>{head}{drawn}<c:marker val="1"/>{IDS}</c:lineChart>'


def _is_line(chart: Chart, series: Series) -> bool:
    """A target is a line over columns; among bars, which no line can cross, a hollow bar."""
    return chart.form is ChartForm.LINES or (series.is_target and chart.form is not ChartForm.BARS)


def _head(chart: Chart) -> str:
    direction = "bar" if chart.form is ChartForm.BARS else "col"
    grouping = "stacked" if chart.form is ChartForm.STACKED else "clustered"
    return f'<c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>'


def _tail(chart: Chart) -> str:
    return f'<c:gapWidth val="60"/><c:overlap val="{100 if chart.form is ChartForm.STACKED else 0}"/>'
