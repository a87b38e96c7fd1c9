"""The same charts as SVG, for windows and reports where there is no Word: by attributes alone, without styles."""

from __future__ import annotations

from shnor_docs.rendering.charts.svg.chart import chart_svg

__all__ = ["chart_svg"]
