"""How series look in SVG: the patterns of columns, the markers and the dashes of lines, as in the Office part."""

from __future__ import annotations

from collections.abc import Mapping

from shnor_docs.rendering.charts.looks import INK, PAPER, Look
from shnor_docs.rendering.charts.svg.shapes import element, number

_DRAWN: Mapping[str, str] = {
    "wdUpDiag": "M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2",
    "smGrid": "M0,0 H4 M0,0 V4",
    "dkHorz": "M0,1 H4 M0,2 H4",
}
"""Patterns by the names of Office, as paths on a small square."""
_SQUARES = {"wdUpDiag": 6, "smGrid": 4, "dkHorz": 4}
_DASHES = {"solid": None, "dash": "8 4", "sysDot": "2 2", "lgDashDot": "12 4 2 4", "sysDash": "5 3", "lgDash": "14 5"}
_LINE_OF_DOTS = "8 3 2 3 2 3"
_SIDE = 3.5
"""Half the width of a marker, in points."""


def pattern_id(chart: str, own: Look) -> str:
    """The name of a pattern, the same for the same chart and look."""
    return f"chart-{chart}-{own.pattern}-{own.colour}"


def patterns(chart: str, looks: tuple[Look, ...]) -> str:
    """``defs`` of the patterns that the looks need."""
    needed = dict.fromkeys(own for own in looks if own.pattern)
    return element("defs", "".join(_pattern(chart, own) for own in needed)) if needed else ""


def _pattern(chart: str, own: Look) -> str:
    side = _SQUARES[own.pattern]
    paper = element("rect", width=side, height=side, fill=f"#{PAPER}")
    path = element("path", d=_DRAWN[own.pattern], stroke=f"#{own.colour}", stroke_width=1, fill="none")
    return element(
        "pattern", paper + path, id=pattern_id(chart, own), width=side, height=side, patternUnits="userSpaceOnUse"
    )


def filling(chart: str, own: Look, *, hollow: bool) -> dict[str, object]:
    """The attributes of a column; a hollow one is a target among bars."""
    fill = f"#{PAPER}" if hollow else f"url(#{pattern_id(chart, own)})" if own.pattern else f"#{own.colour}"
    return {"fill": fill, "stroke": f"#{INK}", "stroke_width": 0.75, "stroke_dasharray": "3 2" if hollow else None}


def stroke(own: Look) -> dict[str, object]:
    """The attributes of a line."""
    dashes = _DASHES.get(own.dash, _LINE_OF_DOTS)
    return {"stroke": f"#{line_colour(own)}", "stroke_width": 2.25, "stroke_dasharray": dashes, "fill": "none"}


def line_colour(own: Look) -> str:
    """The colour of a line; a white one would not be seen."""
    return INK if own.colour == PAPER else own.colour


def marker(own: Look, x: float, y: float) -> str:
    """The marker of a point."""
    look = {"fill": f"#{line_colour(own)}", "stroke": f"#{INK}", "stroke_width": 0.75}
    if own.marker == "circle":
        return element("circle", cx=x, cy=y, r=_SIDE, **look)
    path = _MARKS[own.marker]
    return element("path", d=path, transform=f"translate({number(x)} {number(y)})", **look)


_MARKS: Mapping[str, str] = {
    "square": "M-3.2,-3.2 H3.2 V3.2 H-3.2 Z",
    "triangle": "M0,-4 L4,3.4 H-4 Z",
    "diamond": "M0,-4.2 L4.2,0 L0,4.2 L-4.2,0 Z",
    "x": "M-3.5,-3.5 L3.5,3.5 M3.5,-3.5 L-3.5,3.5",
    "star": "M-3.5,-3.5 L3.5,3.5 M3.5,-3.5 L-3.5,3.5 M0,-4 V4",
    "plus": "M-4,0 H4 M0,-4 V4",
}
