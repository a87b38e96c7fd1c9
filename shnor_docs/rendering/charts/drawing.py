"""A chart as a drawing in the text of a Word document, with its words for whom does not see it."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from shnor_docs.documents.charts.drawn import Chart

LETTERS = 10
"""Points of a chart's texts in a document."""
_EMU_OF_TWIP, _EMU_OF_CM = 635, 360_000
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ALONE = '<w:spacing w:before="60" w:after="180" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/>'
"""The layout of a paragraph that holds a chart alone."""


def drawing(chart: Chart, relation: str, number: int, width: int, height: float) -> str:
    """A run with the drawing; ``number`` is its id among drawings, ``width`` in twips, ``height`` in centimetres."""
    told = f"name={quoteattr(f'Диаграмма {chart.id}')} descr={quoteattr(chart.alternative)}"
    size = f'cx="{width * _EMU_OF_TWIP}" cy="{round(height * _EMU_OF_CM)}"'
    graphic = (
        f'<a:graphic xmlns:a="{_MAIN}"><a:graphicData uri="{_CHART}"><c:chart xmlns:c="{_CHART}" '
        f'xmlns:r="{_RELATIONS}" r:id="{relation}"/></a:graphicData></a:graphic>'
    )
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_PLACED}" distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{number}" {told}/><wp:cNvGraphicFramePr/>'
        f"{graphic}</wp:inline></w:drawing></w:r>"
    )
