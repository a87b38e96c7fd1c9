"""A chart as the part ``c:chartSpace`` of an Office file, in which it can be restyled and its data edited."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.documents.charts.drawn import Chart, Form
from shnor_docs.rendering.charts.axes import IDS, axes
from shnor_docs.rendering.charts.layout import legend, plot_layout
from shnor_docs.rendering.charts.looks import Look, look
from shnor_docs.rendering.charts.series import column_series, is_line, line_series
from shnor_docs.rendering.charts.sizes import gap
from shnor_docs.rendering.charts.texts import Letters

WORKBOOK_RELATION = "rId1"
"""The relation from the part to its workbook."""
USUAL_WIDTH = 16.5
"""Centimetres of a chart on a page."""

_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def chart_part(
    chart: Chart, font: str, points: float = 10, width: float = USUAL_WIDTH, height: float | None = None
) -> bytes:
    """The XML of the chart in letters of that font; its title stands outside, in the text around it.

    ``width`` and ``height`` are the centimetres it is drawn on; without a height it is as high as it needs.
    """
    letters = Letters(font, points)
    layout = plot_layout(chart, points, width, height)
    plot = f"<c:plotArea>{layout}{''.join(_plots(chart, letters))}{axes(chart, letters, width)}</c:plotArea>"
    xml = (
        f'{_DECLARATION}<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="ru-RU"/>'
        f'<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>{plot}'
        f'{legend(chart, letters, width, height)}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{letters.looks()}"
        f'<c:externalData r:id="{WORKBOOK_RELATION}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )
    return xml.encode()


def series_looks(chart: Chart) -> tuple[Look, ...]:
    """The look of each series."""
    places: list[Look] = []
    for one in chart.series:
        before = sum(not earlier.is_target for earlier in chart.series[: len(places)])
        places.append(look(before, is_target=one.is_target))
    return tuple(places)


def _plots(chart: Chart, letters: Letters) -> Iterator[str]:
    """``c:barChart`` and, of what is drawn as lines, ``c:lineChart``."""
    looks = series_looks(chart)
    columns = [n for n, one in enumerate(chart.series) if not is_line(chart, one)]
    lines = [n for n, one in enumerate(chart.series) if is_line(chart, one)]
    if columns:
        drawn = "".join(column_series(chart, n, looks[n], letters) for n in columns)
        yield f"<c:barChart>{_head(chart)}{drawn}{_tail(chart)}{IDS}</c:barChart>"
    if lines:
        drawn = "".join(line_series(chart, n, looks[n], letters) for n in lines)
        head = '<c:grouping val="standard"/><c:varyColors val="0"/>'
        yield f'<c:lineChart>{head}{drawn}<c:marker val="1"/>{IDS}</c:lineChart>'


def _head(chart: Chart) -> str:
    direction = "bar" if chart.lies else "col"
    grouping = "stacked" if chart.form is Form.STACKED else "clustered"
    return f'<c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>'


def _tail(chart: Chart) -> str:
    overlap = 100 if chart.form is Form.STACKED else 0
    return f'<c:gapWidth val="{round(gap(chart) * 100)}"/><c:overlap val="{overlap}"/>'
