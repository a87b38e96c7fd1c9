"""The charts of a written document: what each says, series by series, whatever program saved it last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shnor_docs.rendering.package.reading import Package
from shnor_docs.rendering.package.xml import Element, R, parse

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DIGITS = 12
"""Significant digits that survive a number's way through Excel."""


def chart_names(package: Package, source: str, root: Element) -> tuple[str, ...]:
    """The parts of the charts that a part holds, in the order of reading."""
    targets: Mapping[str, str | None] = {one.id: one.part for one in package.relations.get(source, ())}
    named = (targets.get(chart.get(f"{R}id", "")) for chart in root.iter(f"{C}chart"))
    return tuple(name for name in named if name is not None)


def chart_texts(data: bytes) -> tuple[str, ...]:
    """A line for each series of a chart in the order of its data: its name, then each category with its value."""
    root = parse(data, "chart")
    series = sorted(root.iter(f"{C}ser"), key=lambda one: _number(one.find(f"{C}order")))
    return tuple(f"{''.join(_cached(one.find(f'{C}tx')).values())}: {'; '.join(_points(one))}" for one in series)


def _points(series: Element) -> Iterator[str]:
    names, values = _cached(series.find(f"{C}cat")), _cached(series.find(f"{C}val"))
    for place, value in sorted(values.items()):
        yield f"{names.get(place, place + 1)} – {_plain(value)}"


def _cached(holder: Element | None) -> dict[int, str]:
    """The texts or numbers that a part keeps of its workbook, by their places."""
    points = () if holder is None else holder.iter(f"{C}pt")
    return {int(one.get("idx", "0")): one.findtext(f"{C}v") or "" for one in points}


def _plain(value: str) -> str:
    """The number as a text prints it; what is no number as it is."""
    try:
        return f"{float(value):.{_DIGITS}g}".replace(".", ",")
    except ValueError:
        return value


def _number(element: Element | None) -> int:
    return int(element.get("val", "0")) if element is not None else 0
