"""How high a chart must be for its texts not to run into each other, measured before Word or LibreOffice draws it."""

from __future__ import annotations

from math import ceil

from shnor_docs.documents.charts.drawn import Chart
from shnor_docs.model.chart import ChartForm
from shnor_docs.rendering.blocks.letters import word_width

TALLEST, LOWEST, USUAL = 22.0, 5.0, 8.0
"""Centimetres: a page of A4 holds no taller one with its title."""
CM_OF_POINT = 2.54 / 72
CM_OF_TWIP = CM_OF_POINT / 20
NAMES_SHARE = 0.42
"""The part of the width that the names beside bars take at most."""
_LINE = 1.25
_GAP = 0.6
_AROUND = 1.6
"""Centimetres of the axis of values below and of the edges."""


def height(chart: Chart, width: float, points: float) -> float:
    """Centimetres of a chart that is so wide, in letters of that size: as asked, or as much as it needs."""
    if chart.height is not None:
        return chart.height
    line = points * _LINE * CM_OF_POINT
    legend = legend_lines(chart, width, points) * line
    if chart.form is not ChartForm.BARS:
        return min(max(USUAL, USUAL - 1 + legend), TALLEST)
    bars = len(chart.series) * line * (1 + _GAP / len(chart.series))
    names = (lines(name, width * NAMES_SHARE, points) * line + line * _GAP for name in chart.categories)
    return min(max(LOWEST, sum(max(bars, name) for name in names) + legend + _AROUND), TALLEST)


def lines(text: str, width: float, points: float) -> int:
    """How many lines of so many centimetres a text takes, broken between words."""
    count, filled = 1, 0.0
    for word in text.split():
        long = centimetres(word, points)
        if filled and filled + long > width:
            count, filled = count + 1, 0.0
        count += max(ceil(long / width) - 1, 0)
        filled += long + centimetres("\u00a0", points)
    return count


def centimetres(text: str, points: float) -> float:
    """The width of a text in letters of that size."""
    return word_width(text) * points * CM_OF_POINT


def legend_lines(chart: Chart, width: float, points: float) -> int:
    """Lines that the names of series take under a chart; none where a name stands elsewhere."""
    if len(chart.series) < 2:
        return 0
    whole = sum(centimetres(one.name, points) + 1.5 for one in chart.series)
    return max(ceil(whole / width), *(lines(one.name, width - 2, points) for one in chart.series))
