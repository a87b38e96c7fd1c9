"""Columns and bars in SVG, beside each other or on each other, each with its number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from shnor_docs.documents.charts.drawn import Form, Point
from shnor_docs.rendering.charts.looks import PAPER, Look
from shnor_docs.rendering.charts.sizes import gap
from shnor_docs.rendering.charts.svg.fills import filling
from shnor_docs.rendering.charts.svg.frame import Frame, points
from shnor_docs.rendering.charts.svg.shapes import rectangle, text


@dataclass(frozen=True, slots=True)
class Label:
    """A number at its place, with the series and the category that it is of."""

    series: int
    place: int
    svg: str


def columns(frame: Frame, ordinals: list[int], looks: tuple[Look, ...], *, crossed: bool) -> Iterator[str | Label]:
    """The columns of the series with those ordinals; ``crossed`` by a line, they have their numbers at the foot."""
    stacked = frame.chart.form is Form.STACKED
    side = frame.step / ((1 if stacked else len(ordinals)) + gap(frame.chart))
    for place in range(len(frame.chart.categories)):
        reached = {True: Decimal(), False: Decimal()}
        for number, ordinal in enumerate(ordinals):
            series = frame.chart.series[ordinal]
            point = series.points[place]
            if point.amount is None:
                continue
            start = reached[point.amount >= 0] if stacked else Decimal()
            end = start + point.amount
            reached[point.amount >= 0] = end
            shift = 0 if stacked else side * (number - (len(ordinals) - 1) / 2)
            column = _Column(frame, frame.along(place) + shift, side, start, end)
            yield column.svg(filling(frame.chart.id, looks[ordinal], hollow=series.is_target))
            if frame.chart.labels:
                yield Label(ordinal, place, column.label(point, inside=stacked, at_foot=crossed and not stacked))


@dataclass(frozen=True, slots=True)
class _Column:
    frame: Frame
    middle: float
    side: float
    start: Decimal
    end: Decimal

    def svg(self, look: dict[str, object]) -> str:
        first, last = sorted(self.frame.value(self.frame.axis.share(one)) for one in (self.start, self.end))
        edge = self.middle - self.side / 2
        if self.frame.chart.lies:
            return rectangle(first, edge, last - first, self.side, **look)
        return rectangle(edge, first, self.side, last - first, **look)

    def label(self, point: Point, *, inside: bool, at_foot: bool) -> str:
        size = self.frame.letters - 1
        end = self.frame.value(self.frame.axis.share(self.end))
        start = self.frame.value(self.frame.axis.share(self.start))
        falls = self.end < self.start
        if self.frame.chart.lies:
            anchor, shift = ("end", -3) if falls else ("start", 3)
            return text(point.label, end + shift, self.middle + size * 0.35, size, anchor)
        if inside or at_foot:
            base = (start + end) / 2 + size * 0.35 if inside else start - 3
            return boxed(point.label, self.middle, base, size)
        return text(point.label, self.middle, end + size if falls else end - 3, size, "middle")


def boxed(string: str, middle: float, base: float, size: float) -> str:
    """A number on a white ground, so that it is read on any pattern."""
    wide = points(string, size) + 2
    ground = rectangle(middle - wide / 2, base - size * 0.85, wide, size * 1.05, fill=f"#{PAPER}")
    return ground + text(string, middle, base, size, "middle")
