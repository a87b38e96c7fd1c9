"""Where the plot and the legend of a chart stand, in parts of the whole: measured, so that neither covers the other."""

from __future__ import annotations

from shnor_docs.documents.charts.drawn import Chart
from shnor_docs.rendering.charts.sizes import height as needed
from shnor_docs.rendering.charts.sizes import legend_height, line_height
from shnor_docs.rendering.charts.texts import Letters

_EDGE = 0.01
_TITLE = 1.3
"""Lines that the title of an axis takes, with the space beside it."""


def plot_layout(chart: Chart, points: float, width: float, height: float | None) -> str:
    """``c:layout`` of the plot with its axes: all but the legend and the title of the axis of values."""
    taken = _legend_share(chart, points, width, height)
    if not taken:
        return "<c:layout/>"
    title = line_height(points) * _TITLE if chart.axis else 0
    left = 0 if chart.lies else title / width
    below = taken + (title / (height or needed(chart, width, points)) if chart.lies else 0)
    return _layout(_EDGE + left, _EDGE, 1 - left - 2 * _EDGE, 1 - below - 2 * _EDGE, outer=True)


def legend(chart: Chart, letters: Letters, width: float, height: float | None) -> str:
    """``c:legend`` below the plot; none where there is nothing to tell apart."""
    taken = _legend_share(chart, letters.points, width, height)
    if not taken:
        return ""
    place = _layout(_EDGE, 1 - taken, 1 - 2 * _EDGE, taken)
    return f'<c:legend><c:legendPos val="b"/>{place}<c:overlay val="0"/>{letters.looks()}</c:legend>'


def _legend_share(chart: Chart, points: float, width: float, height: float | None) -> float:
    whole = height or needed(chart, width, points)
    return min(legend_height(chart, width, points) / whole, 0.6)


def _layout(left: float, top: float, width: float, height: float, *, outer: bool = False) -> str:
    target = '<c:layoutTarget val="outer"/>' if outer else ""
    modes = '<c:xMode val="edge"/><c:yMode val="edge"/>'
    sizes = "".join(
        f'<c:{name} val="{round(value, 4)}"/>' for name, value in zip("xywh", (left, top, width, height), strict=True)
    )
    return f"<c:layout><c:manualLayout>{target}{modes}{sizes}</c:manualLayout></c:layout>"
