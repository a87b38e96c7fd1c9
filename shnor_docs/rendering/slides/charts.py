"""A chart on slides: the largest letters in which all its names have room; one of many names on several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from shnor_docs.documents.charts.drawn import Chart, Form
from shnor_docs.documents.tree import Unit
from shnor_docs.rendering.charts.sizes import CM_OF_POINT, height
from shnor_docs.rendering.slides.design import Box

POINTS = (14.0, 12.0, 11.0, 10.0, 9.0)
_LEGIBLE = 10.0
"""Smaller letters are hard to read from the back of a room."""
_WIDER = 1.12
"""Arial against the letters that the chart is measured by."""


def centimetres(points: float) -> float:
    """Points as charts are measured."""
    return points * CM_OF_POINT


def needed(chart: Chart, width: float, points: float) -> float:
    """The points of height that a chart needs in that width and letters of that size."""
    return height(replace(chart, height=None), centimetres(width), points * _WIDER) / CM_OF_POINT


def letters(chart: Chart, box: Box) -> float | None:
    """The size of its letters in a box; None if it needs more room in the smallest ones."""
    return next((points for points in POINTS if needed(chart, box.width, points) <= box.height), None)


def size(unit: Unit, box: Box) -> float:
    """The size of letters in which a chart that fits is drawn."""
    return (letters(unit.chart, box) if unit.chart else None) or POINTS[-1]


def parts(unit: Unit, boxes: Sequence[Box]) -> list[Unit] | None:
    """A chart cut by what stands along its axis, one part for the first box, the others for the last; None if it fits
    in no way. Lines lead from one to the next: they are never cut. Letters below the legible size only where no cut
    helps.
    """
    chart = unit.chart
    assert chart is not None
    most = 1 if chart.form is Form.LINES else len(chart.categories)
    for least in (_LEGIBLE, POINTS[-1]):
        for count in range(1, most + 1):
            found = [_part(unit, chart, number, count) for number in range(count)]
            if all(_fits(one, boxes[min(number, len(boxes) - 1)], least) for number, one in enumerate(found)):
                return found
    return None


def _fits(unit: Unit, box: Box, least: float) -> bool:
    found = letters(unit.chart, box) if unit.chart is not None else None
    return found is not None and found >= least


def _part(unit: Unit, chart: Chart, number: int, count: int) -> Unit:
    if count == 1:
        return unit
    whole = len(chart.categories)
    start, end = whole * number // count, whole * (number + 1) // count
    told = f"{chart.alternative} (часть {number + 1} из {count})"
    series = tuple(replace(one, points=one.points[start:end]) for one in chart.series)
    cut = replace(chart, categories=chart.categories[start:end], series=series, alternative=told)
    points = tuple(one for one in unit.children if start < int(one.id.rpartition("/")[2]) <= end)
    return replace(unit, chart=cut, children=points)
