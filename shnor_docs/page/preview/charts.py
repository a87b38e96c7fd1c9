"""Charts as pictures of the preview: each number leads to where it comes from, as in a text."""

from __future__ import annotations

from shnor_docs.documents.charts.drawn import Chart
from shnor_docs.documents.tree import Unit
from shnor_docs.page.preview.blocks import Block, Sort
from shnor_docs.page.preview.texts import Links, linked
from shnor_docs.rendering.charts.drawing import LETTERS
from shnor_docs.rendering.charts.sizes import CM_OF_TWIP
from shnor_docs.rendering.charts.svg import chart_svg


def chart_block(unit: Unit, chart: Chart, links: Links, width: int) -> Block:
    """A chart on a text area ``width`` twips wide."""
    points = {one.id: one for one in unit.children}

    def leading(series: int, place: int, svg: str) -> str:
        point = points.get(f"{unit.id}.{chart.series[series].id}/{place + 1}")
        return linked(links.of_run(point.text[-1], links.unit(point.id)), svg) if point else svg

    picture = chart_svg(chart, width * CM_OF_TWIP, LETTERS, leading)
    return Block(Sort.FLOW, f'<p class="chart">{picture}</p>')
