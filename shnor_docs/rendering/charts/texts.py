"""Text of a chart in DrawingML: its letters and their size."""

from __future__ import annotations

from dataclasses import dataclass

from shnor_docs.rendering.charts.looks import INK, solid
from shnor_docs.rendering.values.escaping import escape


@dataclass(frozen=True, slots=True)
class Letters:
    """The font of a chart's texts and its size in points."""

    font: str
    points: float = 10

    def properties(self, tag: str, smaller: float = 0) -> str:
        """``a:defRPr`` or ``a:rPr``."""
        face = f'<a:latin typeface="{escape(self.font)}"/><a:cs typeface="{escape(self.font)}"/>'
        size = round((self.points - smaller) * 100)
        return f'<a:{tag} lang="ru-RU" sz="{size}" b="0">{solid(INK)}{face}</a:{tag}>'

    def looks(self, smaller: float = 0, turned: int | None = None) -> str:
        """``c:txPr``; ``turned`` is in sixtieths of a thousandth of a degree."""
        body = "<a:bodyPr/>" if turned is None else f'<a:bodyPr rot="{turned}" vert="horz"/>'
        return f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr>{self.properties('defRPr', smaller)}</a:pPr>" + (
            '<a:endParaRPr lang="ru-RU"/></a:p></c:txPr>'
        )

    def title(self, text: str, turned: int | None = None) -> str:
        """``c:title`` of an axis."""
        body = "<a:bodyPr/>" if turned is None else f'<a:bodyPr rot="{turned}" vert="horz"/>'
        run = f"<a:r>{self.properties('rPr')}<a:t>{escape(text)}</a:t></a:r>"
        rich = f"<c:rich>{body}<a:lstStyle/><a:p><a:pPr>{self.properties('defRPr')}</a:pPr>{run}</a:p></c:rich>"
        return f'<c:title><c:tx>{rich}</c:tx><c:overlay val="0"/></c:title>'
