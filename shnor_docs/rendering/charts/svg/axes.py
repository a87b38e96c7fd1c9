"""Axes, names and the legend of a chart in SVG."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.rendering.charts import sizes
from shnor_docs.rendering.charts.looks import GRID, INK, Look
from shnor_docs.rendering.charts.series import is_line
from shnor_docs.rendering.charts.svg.fills import filling, marker, stroke
from shnor_docs.rendering.charts.svg.frame import EDGE, POINTS_OF_CM, Frame, mark_text, points
from shnor_docs.rendering.charts.svg.shapes import element, line, rectangle, text, texts

_KEY = 24.0


def axes(frame: Frame) -> Iterator[str]:
    """The grid with its numbers, the axis of categories with their names, the title of the axis of values."""
    for mark in frame.axis.marks:
        yield from _mark(frame, frame.value(frame.axis.share(mark)), mark_text(frame.chart, mark))
    zero = frame.value(max(min(frame.axis.share(frame.axis.least * 0), 1), 0))
    if frame.chart.lies:
        yield line((zero, frame.top), (zero, frame.bottom), INK, 1)
    else:
        yield line((frame.left, zero), (frame.right, zero), INK, 1)
    yield from (_name(frame, place, name) for place, name in enumerate(frame.chart.categories))
    yield _title(frame) if frame.chart.axis else ""


def _mark(frame: Frame, at: float, number: str) -> Iterator[str]:
    size = frame.letters
    if frame.chart.lies:
        yield line((at, frame.top), (at, frame.bottom), GRID)
        yield text(number, at, frame.bottom + size * 1.2, size, "middle")
    else:
        yield line((frame.left, at), (frame.right, at), GRID)
        yield text(number, frame.left - EDGE, at + size * 0.35, size, "end")


def _name(frame: Frame, place: int, name: str) -> str:
    size, middle = frame.letters, frame.along(place)
    if frame.chart.lies:
        found = sizes.broken(name, (frame.left - EDGE * 1.5) / POINTS_OF_CM, size)
        return texts(found, frame.left - EDGE, middle - len(found) * size * 0.625, size, "end")
    if frame.turned:
        return text(name, middle + size * 0.35, frame.bottom + EDGE, size, "end", turned=True)
    return texts(sizes.broken(name, frame.step / POINTS_OF_CM, size), middle, frame.bottom + EDGE, size, "middle")


def _title(frame: Frame) -> str:
    size = frame.letters
    if frame.chart.lies:
        return text(frame.chart.axis, (frame.left + frame.right) / 2, frame.bottom + size * 2.6, size, "middle")
    return text(frame.chart.axis, EDGE + size * 0.8, (frame.top + frame.bottom) / 2, size, "middle", turned=True)


def legend(frame: Frame, looks: tuple[Look, ...], width: float) -> Iterator[str]:
    """The names of series with samples of their looks, in columns as wide as the longest, or one under another."""
    chart, size = frame.chart, frame.letters
    if len(chart.series) < 2:
        return
    longest = max(points(one.name, size) for one in chart.series) + _KEY + EDGE * 3
    across = max(min(int(frame.width / longest), len(chart.series)), 1)
    room = frame.width / across
    top = frame.height - sizes.legend_height(chart, width, size) * POINTS_OF_CM + EDGE
    for ordinal, series in enumerate(chart.series):
        left = room * (ordinal % across) + max((room - longest) / 2, EDGE)
        found = sizes.broken(series.name, (min(room, frame.width) - _KEY - EDGE * 2) / POINTS_OF_CM, size)
        yield _sample(frame, ordinal, looks[ordinal], left, top + size * 0.6)
        yield texts(found, left + _KEY + EDGE, top, size)
        if (ordinal + 1) % across == 0:
            top += size * 1.375 * (len(found) if across == 1 else 1)


def _sample(frame: Frame, ordinal: int, own: Look, left: float, middle: float) -> str:
    series = frame.chart.series[ordinal]
    if is_line(frame.chart, series):
        drawn = element("path", d=f"M{left:.2f},{middle:.2f} H{left + _KEY:.2f}", **stroke(own))
        return drawn + marker(own, left + _KEY / 2, middle)
    look = filling(frame.chart.id, own, hollow=series.is_target)
    return rectangle(left + _KEY / 3, middle - 4, _KEY / 3 * 2, 8.0, **look)
