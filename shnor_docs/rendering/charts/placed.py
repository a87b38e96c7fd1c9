"""A chart where the text of a document holds it."""

from __future__ import annotations

from dataclasses import dataclass

from shnor_docs.documents.charts.drawn import Chart


@dataclass(frozen=True, slots=True)
class PlacedChart:
    """A chart in a part of the document, the relation by which the part names it, and its size in centimetres."""

    part: str
    relation: str
    chart: Chart
    width: float
    height: float
