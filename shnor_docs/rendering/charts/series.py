"""A series of a chart as ``c:ser``: its name, values and labels, and the cells of the workbook that hold them."""

from __future__ import annotations

from itertools import pairwise
from xml.sax.saxutils import quoteattr

from shnor_docs.documents.charts.drawn import Chart, Point, Series
from shnor_docs.model.chart import ChartForm
from shnor_docs.rendering.charts.looks import PAPER, Look, drawn, filled, solid
from shnor_docs.rendering.charts.numbers import exact, number_format
from shnor_docs.rendering.charts.texts import Letters
from shnor_docs.rendering.charts.workbook import SHEET, column_letters
from shnor_docs.rendering.values.escaping import escape

_SHOWN = "".join(
    f'<c:{name} val="{int(name == "showVal")}"/>'
    for name in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
)


def column_series(chart: Chart, ordinal: int, own: Look, letters: Letters) -> str:
    """A series of columns or bars."""
    series = chart.series[ordinal]
    hollow = series.is_target
    position = "ctr" if chart.form is ChartForm.STACKED else "outEnd"
    labels = _labels(chart, series, letters, position, boxed=chart.form is ChartForm.STACKED)
    middle = f'{filled(own, hollow=hollow)}<c:invertIfNegative val="0"/>{labels}'
    return _series(chart, ordinal, middle)


def line_series(chart: Chart, ordinal: int, own: Look, letters: Letters) -> str:
    """A series drawn as a line."""
    series = chart.series[ordinal]
    labels = _labels(chart, series, letters, "t", boxed=series.is_target)
    return _series(chart, ordinal, drawn(own) + labels, '<c:smooth val="0"/>')


def _series(chart: Chart, ordinal: int, middle: str, end: str = "") -> str:
    series, column, last = chart.series[ordinal], column_letters(ordinal + 1), len(chart.categories) + 1
    name = f"<c:strRef><c:f>{SHEET}!${column}$1</c:f>{_texts((series.name,))}</c:strRef>"
    categories = f"<c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f>{_texts(chart.categories)}</c:strRef>"
    values = f"<c:numRef><c:f>{SHEET}!${column}$2:${column}${last}</c:f>{_numbers(series)}</c:numRef>"
    return (
        f'<c:ser><c:idx val="{ordinal}"/><c:order val="{ordinal}"/><c:tx>{name}</c:tx>{middle}'
        f"<c:cat>{categories}</c:cat><c:val>{values}</c:val>{end}</c:ser>"
    )


def _texts(texts: tuple[str, ...]) -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{escape(text)}</c:v></c:pt>' for n, text in enumerate(texts))
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'


def _numbers(series: Series) -> str:
    points = "".join(
        f'<c:pt idx="{n}"><c:v>{exact(point.amount)}</c:v></c:pt>'
        for n, point in enumerate(series.points)
        if point.amount is not None
    )
    code = escape(_format(series.points))
    count = len(series.points)
    return f'<c:numCache><c:formatCode>{code}</c:formatCode><c:ptCount val="{count}"/>{points}</c:numCache>'


def _labels(chart: Chart, series: Series, letters: Letters, position: str, *, boxed: bool) -> str:
    """``c:dLbls``: a number by its point; of targets that stay the same, by the last one only."""
    if not chart.labels:
        return '<c:dLbls><c:delete val="1"/></c:dLbls>'
    box = f"<c:spPr>{solid(PAPER)}</c:spPr>" if boxed else ""
    hidden = "".join(f'<c:dLbl><c:idx val="{n}"/><c:delete val="1"/></c:dLbl>' for n in _repeated(series))
    return (
        f'<c:dLbls>{hidden}<c:numFmt formatCode={quoteattr(_format(series.points))} sourceLinked="0"/>{box}'
        f'{letters.looks(1)}<c:dLblPos val="{position}"/>{_SHOWN}</c:dLbls>'
    )


def _repeated(series: Series) -> list[int]:
    if not series.is_target:
        return []
    return [n for n, (one, after) in enumerate(pairwise(series.points)) if _same(one, after)]


def _same(one: Point, after: Point) -> bool:
    return one.amount is not None and (one.amount, one.label) == (after.amount, after.label)


def _format(points: tuple[Point, ...]) -> str:
    return number_format(point.label for point in points if point.amount is not None)
