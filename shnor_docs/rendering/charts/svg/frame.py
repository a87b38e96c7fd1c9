"""The plot of a chart on its picture: where values and categories stand, in points from the upper left corner."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from shnor_docs.documents.charts.drawn import SHORT_UNITS, Chart
from shnor_docs.rendering.charts import sizes
from shnor_docs.rendering.charts.scale import Scale, scale
from shnor_docs.russian.numerals import NBSP, format_number

POINTS_OF_CM = 72 / 2.54
EDGE = 6.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The picture and the plot inside it, both in points; ``letters`` are the size of texts."""

    chart: Chart
    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float
    letters: float
    axis: Scale
    turned: bool

    def along(self, place: float) -> float:
        """Where the middle of a category stands along its axis: 0 is the first one."""
        return self._start + self.step * (place + 0.5)

    @property
    def step(self) -> float:
        """The room of a category."""
        room = self.bottom - self.top if self.chart.lies else self.right - self.left
        return room / len(self.chart.categories)

    def value(self, share: float) -> float:
        """Where a part of the axis of values stands, from its least to its greatest number."""
        if self.chart.lies:
            return self.left + (self.right - self.left) * share
        return self.bottom - (self.bottom - self.top) * share

    @property
    def _start(self) -> float:
        return self.top if self.chart.lies else self.left


def frame(chart: Chart, width: float, letters: float) -> Frame:
    """The frame of a chart that is so many centimetres wide."""
    wide, tall = width * POINTS_OF_CM, sizes.height(chart, width, letters) * POINTS_OF_CM
    axis, turned = scale(chart), not chart.lies and sizes.is_turned(chart, width, letters)
    legend = sizes.legend_height(chart, width, letters) * POINTS_OF_CM
    title = letters * 1.5 if chart.axis else 0
    numbers = max(points(mark_text(chart, mark), letters) for mark in axis.marks) + EDGE
    if chart.lies:
        bottom = tall - legend - letters * 1.8 - title
        left = _names_beside(chart, wide, (bottom - EDGE) / len(chart.categories), letters) + EDGE * 2
        return Frame(chart, wide, tall, left, EDGE, wide - letters * 4, bottom, letters, axis, turned)
    below = sizes.below(chart, width, letters) * POINTS_OF_CM
    left, bottom = numbers + title + EDGE, tall - legend - below
    return Frame(chart, wide, tall, left, letters * 1.6, wide - EDGE, bottom, letters, axis, turned)


_SHARES = (sizes.NAMES_SHARE, 0.5, 0.6)


def _names_beside(chart: Chart, wide: float, room: float, letters: float) -> float:
    """The width of the names beside bars: the least at which each fits beside its own, in lines."""
    longest = max(points(name, letters) for name in chart.categories)
    for share in _SHARES:
        width = min(longest, wide * share)
        lines = max(sizes.lines(name, width / POINTS_OF_CM + 0.05, letters) for name in chart.categories)
        if lines * letters * 1.25 <= room:
            break
    return width


def mark_text(chart: Chart, mark: Decimal) -> str:
    """A number of the axis of values."""
    shown = format_number(mark.normalize() if mark else mark)
    return f"{shown}{NBSP}{chart.unit}" if chart.unit in SHORT_UNITS else shown


def points(text: str, letters: float) -> float:
    """The width of a text in points."""
    return sizes.centimetres(text, letters) * POINTS_OF_CM
