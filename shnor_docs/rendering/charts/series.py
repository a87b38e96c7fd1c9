"""A series of a chart as ``c:ser``: its name, its values, and the cells of the workbook that hold them."""

from __future__ import annotations

from shnor_docs.documents.charts.drawn import Chart, Point, Series
from shnor_docs.rendering.charts.labels import column_labels, line_labels
from shnor_docs.rendering.charts.looks import Look, drawn, filled
from shnor_docs.rendering.charts.numbers import exact, format_of
from shnor_docs.rendering.charts.texts import Letters
from shnor_docs.rendering.charts.workbook import SHEET, column_letters
from shnor_docs.rendering.values.escaping import escape


def column_series(chart: Chart, ordinal: int, own: Look, letters: Letters) -> str:
    """A series of columns or bars."""
    look = filled(own, hollow=chart.series[ordinal].is_target)
    labels = column_labels(chart, chart.series[ordinal], letters)
    return _series(chart, ordinal, f'{look}<c:invertIfNegative val="0"/>{labels}')


def line_series(chart: Chart, ordinal: int, own: Look, letters: Letters) -> str:
    """A series drawn as a line."""
    labels = line_labels(chart, chart.series[ordinal], letters)
    return _series(chart, ordinal, drawn(own) + labels, '<c:smooth val="0"/>')


def _series(chart: Chart, ordinal: int, middle: str, end: str = "") -> str:
    series, column, last = chart.series[ordinal], column_letters(ordinal + 1), len(chart.categories) + 1
    name = f"<c:strRef><c:f>{SHEET}!${column}$1</c:f>{_texts((series.name,))}</c:strRef>"
    categories = f"<c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f>{_texts(chart.categories)}</c:strRef>"
    values = f"<c:numRef><c:f>{SHEET}!${column}$2:${column}${last}</c:f>{_numbers(series.points)}</c:numRef>"
    return (
        f'<c:ser><c:idx val="{ordinal}"/><c:order val="{ordinal}"/><c:tx>{name}</c:tx>{middle}'
        f"<c:cat>{categories}</c:cat><c:val>{values}</c:val>{end}</c:ser>"
    )


def _texts(texts: tuple[str, ...]) -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{escape(text)}</c:v></c:pt>' for n, text in enumerate(texts))
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'


def _numbers(points: tuple[Point, ...]) -> str:
    told = "".join(
        f'<c:pt idx="{n}"><c:v>{exact(point.amount)}</c:v></c:pt>'
        for n, point in enumerate(points)
        if point.amount is not None
    )
    code, count = escape(format_of(points)), len(points)
    return f'<c:numCache><c:formatCode>{code}</c:formatCode><c:ptCount val="{count}"/>{told}</c:numCache>'


def is_line(chart: Chart, series: Series) -> bool:
    """A target is a line over columns; among bars, which no line can cross, a hollow bar."""
    return chart.draws_lines or (series.is_target and not chart.lies)
