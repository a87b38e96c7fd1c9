"""How much room the texts of a chart take, measured before Word or LibreOffice draws it: none may run into another."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from shnor_docs.documents.charts.drawn import Chart, Form
from shnor_docs.rendering.blocks.letters import word_width

TALLEST, LOWEST = 22.0, 5.0
"""Centimetres: a page of A4 holds no taller chart with its title."""
CM_OF_POINT = 2.54 / 72
CM_OF_TWIP = CM_OF_POINT / 20
NAMES_SHARE = 0.42
"""The part of the width that the names beside bars take at most."""
_LINE = 1.25
_GAP = 0.6
_GAPS = {1: 2.5, 2: 1.2}
_PLOT, _VALUES = 5.5, 1.6
"""Centimetres of the plot of columns, and of the numbers of the axis of values."""
_LONGEST_TURNED = 5.0
_KEY = 1.5
"""Centimetres of the sample beside a name of the legend."""


def height(chart: Chart, width: float, points: float) -> float:
    """Centimetres of a chart that is so wide, in letters of that size: as asked, or as much as it needs."""
    if chart.height is not None:
        return chart.height
    legend = legend_height(chart, width, points)
    plot = _bars(chart, width, points) if chart.form is Form.BARS else _PLOT + below(chart, width, points)
    return min(max(LOWEST, plot + legend), TALLEST)


def _bars(chart: Chart, width: float, points: float) -> float:
    line = line_height(points)
    bars = (len(chart.series) + _GAP) * line
    names = ((lines(name, width * NAMES_SHARE, points) + _GAP) * line for name in chart.categories)
    return sum(max(bars, name) for name in names) + _VALUES


def below(chart: Chart, width: float, points: float) -> float:
    """Centimetres of the names below columns."""
    if is_turned(chart, width, points):
        return min(max(centimetres(name, points) for name in chart.categories), _LONGEST_TURNED) + 0.5
    most = max(lines(name, category_width(chart, width), points) for name in chart.categories)
    return most * line_height(points) + 0.5


def is_turned(chart: Chart, width: float, points: float) -> bool:
    """Whether the names below columns stand upright, since a word of theirs is wider than a column's place."""
    room = category_width(chart, width)
    words = (word for name in chart.categories for word in name.split(" "))
    return any(centimetres(word, points) > room for word in words)


def category_width(chart: Chart, width: float) -> float:
    """Centimetres along the axis that belong to a category."""
    return (width - _VALUES) / max(len(chart.categories), 1)


def gap(chart: Chart) -> float:
    """The space between the columns of two categories, in widths of a column: a single one is no wall."""
    return _GAP if chart.lies else _GAPS.get(len(chart.categories), _GAP)


def line_height(points: float) -> float:
    """Centimetres of a line of text."""
    return points * _LINE * CM_OF_POINT


def lines(text: str, width: float, points: float) -> int:
    """How many lines of so many centimetres a text takes."""
    return len(broken(text, width, points))


def broken(text: str, width: float, points: float) -> tuple[str, ...]:
    """The text in lines of so many centimetres, broken between words; a word that is wider, inside."""
    found: list[str] = [""]
    for piece in (piece for word in text.split(" ") for piece in _pieces(word, width, points)):
        longer = f"{found[-1]} {piece}" if found[-1] else piece
        if found[-1] and centimetres(longer, points) > width:
            found.append(piece)
        else:
            found[-1] = longer
    return tuple(found)


def _pieces(word: str, width: float, points: float) -> Iterator[str]:
    while len(word) > 1 and (wide := centimetres(word, points)) > width:
        cut = max(int(len(word) * width / wide), 1)
        yield word[:cut]
        word = word[cut:]
    yield word


def centimetres(text: str, points: float) -> float:
    """The width of a text in letters of that size."""
    return word_width(text) * points * CM_OF_POINT


def legend_height(chart: Chart, width: float, points: float) -> float:
    """Centimetres of the names of series under a chart; nothing where one name stands elsewhere."""
    if len(chart.series) < 2:
        return 0
    return legend_lines(chart, width, points) * line_height(points) * 1.1 + 0.3


def legend_lines(chart: Chart, width: float, points: float) -> int:
    """Lines of the legend: in columns as wide as the longest name, or one under another."""
    longest = max(centimetres(one.name, points) for one in chart.series) + _KEY
    if longest > width:
        return sum(lines(one.name, width - _KEY, points) for one in chart.series)
    return ceil(len(chart.series) / max(int(width / longest), 1))
