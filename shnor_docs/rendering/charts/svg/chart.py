"""A chart as one picture in SVG."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.sax.saxutils import escape

from shnor_docs.documents.charts.drawn import Chart
from shnor_docs.rendering.charts.looks import Look
from shnor_docs.rendering.charts.part import series_looks
from shnor_docs.rendering.charts.series import is_line
from shnor_docs.rendering.charts.svg.axes import axes, legend
from shnor_docs.rendering.charts.svg.columns import Label, columns
from shnor_docs.rendering.charts.svg.fills import patterns
from shnor_docs.rendering.charts.svg.frame import Frame, frame
from shnor_docs.rendering.charts.svg.lines import lines
from shnor_docs.rendering.charts.svg.shapes import element, number

Linked = Callable[[int, int, str], str]
"""Makes of the number of a series at a place, both by their ordinals, what leads to where it comes from."""


def chart_svg(chart: Chart, width: float = 16.5, letters: float = 10, linked: Linked | None = None) -> str:
    """The ``svg`` of a chart so many centimetres wide, as high as in Word; without style sheets or scripts.

    Without ``linked`` it is one image told by the chart's words; with it, each number is a link.
    """
    place, looks = frame(chart, width, letters), series_looks(chart)
    drawn = "".join(_printed(piece, linked) for piece in _pieces(place, looks, width))
    title = "" if linked else element("title", escape(chart.alternative))
    size = {"width": f"{number(place.width)}pt", "height": f"{number(place.height)}pt"}
    return element(
        "svg",
        title + patterns(chart.id, looks) + drawn,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(place.width)} {number(place.height)}",
        role="group" if linked else "img",
        aria_label=chart.alternative,
        **size,
    )


def _pieces(place: Frame, looks: tuple[Look, ...], width: float) -> Iterator[str | Label]:
    """What lies below first; numbers last, so that no line crosses them."""
    found = [*axes(place), *_series(place, looks)]
    yield from (piece for piece in found if not isinstance(piece, Label))
    yield from (piece for piece in found if isinstance(piece, Label))
    yield from legend(place, looks, width)


def _series(place: Frame, looks: tuple[Look, ...]) -> Iterator[str | Label]:
    ordinals = range(len(place.chart.series))
    as_lines = [n for n in ordinals if is_line(place.chart, place.chart.series[n])]
    yield from columns(place, [n for n in ordinals if n not in as_lines], looks, crossed=bool(as_lines))
    yield from lines(place, as_lines, looks)


def _printed(piece: str | Label, linked: Linked | None) -> str:
    if isinstance(piece, str):
        return piece
    return linked(piece.series, piece.place, piece.svg) if linked else piece.svg
