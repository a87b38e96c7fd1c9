"""A chart on a slide: the largest letters in which all its names have room."""

from __future__ import annotations

from dataclasses import replace

from shnor_docs.documents.charts.drawn import Chart
from shnor_docs.rendering.charts.sizes import CM_OF_POINT, height
from shnor_docs.rendering.slides.design import Box

POINTS = (14.0, 12.0, 11.0, 10.0, 9.0)
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
