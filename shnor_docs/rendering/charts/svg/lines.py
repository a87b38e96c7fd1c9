"""Lines in SVG: broken where a value is not known, a marker and a number at each point."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from shnor_docs.documents.charts.drawn import Series
from shnor_docs.rendering.charts.labels import ABOVE, BELOW, sides
from shnor_docs.rendering.charts.looks import Look
from shnor_docs.rendering.charts.svg.columns import Label, boxed
from shnor_docs.rendering.charts.svg.fills import marker, stroke
from shnor_docs.rendering.charts.svg.frame import Frame
from shnor_docs.rendering.charts.svg.shapes import element, number, text

_AWAY = 6


def lines(frame: Frame, ordinals: list[int], looks: tuple[Look, ...]) -> Iterator[str | Label]:
    """The lines of the series with those ordinals."""
    for ordinal in ordinals:
        series, own = frame.chart.series[ordinal], looks[ordinal]
        at = _points(frame, series)
        path = "".join(
            f"{'L' if place - 1 in at else 'M'}{number(x)},{number(y)}" for place, (x, y) in sorted(at.items())
        )
        yield element("path", d=path, **stroke(own))
        yield from (marker(own, x, y) for x, y in at.values())
        yield from _labels(frame, ordinal, at) if frame.chart.labels else ()


def _points(frame: Frame, series: Series) -> dict[int, tuple[float, float]]:
    return {
        place: (frame.along(place), frame.value(frame.axis.share(point.amount)))
        for place, point in enumerate(series.points)
        if point.amount is not None
    }


def _labels(frame: Frame, ordinal: int, at: dict[int, tuple[float, float]]) -> Iterator[Label]:
    series, size = frame.chart.series[ordinal], frame.letters - 1
    moved = {} if series.is_target else sides(frame.chart, series)
    for place, (x, y) in at.items():
        label = series.points[place].label
        if series.is_target:
            if place not in _repeated(series):
                yield Label(ordinal, place, boxed(label, x, y - _AWAY, size))
            continue
        side = moved.get(place, ABOVE)
        if side in {ABOVE, BELOW}:
            base = y - _AWAY if side == ABOVE else y + _AWAY + size * 0.7
            yield Label(ordinal, place, text(label, x, base, size, "middle"))
        else:
            yield Label(ordinal, place, text(label, x + _AWAY, y + size * 0.35, size))


def _repeated(series: Series) -> set[int]:
    """Points of a target that stays the same: it is told at the last one."""
    return {n for n, (one, after) in enumerate(pairwise(series.points)) if one == after or one.amount == after.amount}
