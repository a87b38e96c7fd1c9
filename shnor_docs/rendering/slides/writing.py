"""Laid out slides put into a template by python-pptx: the same slides give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import deepcopy

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.parts.chart import ChartPart
from pptx.parts.embeddedpackage import EmbeddedXlsxPart
from pptx.presentation import Presentation
from pptx.slide import Slide as Page

from shnor_docs.documents.tree import Text, Unit, plain
from shnor_docs.rendering.charts.packing import CHART_TYPE
from shnor_docs.rendering.charts.part import chart_part
from shnor_docs.rendering.charts.workbook import chart_workbook
from shnor_docs.rendering.package.xml import Element
from shnor_docs.rendering.slides import markup, table_markup
from shnor_docs.rendering.slides.charts import centimetres, size
from shnor_docs.rendering.slides.deck import Cover, Deck, Slide, Words
from shnor_docs.rendering.slides.design import Box, Design, Place
from shnor_docs.rendering.slides.looks import holders
from shnor_docs.rendering.slides.opening import opened
from shnor_docs.rendering.slides.pages import drop_others, emptied, fill, next_number, put, tree_of, write

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
Notes = Callable[[Slide], str]
"""What the notes of a slide say."""


def written(deck: Deck, design: Design, template: bytes, notes: Notes) -> bytes:
    """The slides as python-pptx saves them: parts in order, times of this moment still in the zip."""
    presentation = opened(template)
    _empty(presentation)
    writer = _Writer(presentation, design, deck)
    writer.cover(deck.cover)
    for slide in deck.slides:
        writer.slide(slide, notes(slide))
    saved = io.BytesIO()
    presentation.save(saved)
    return saved.getvalue()


def _empty(presentation: Presentation) -> None:
    """Take the slides of the template away: it lends its look only."""
    slides = presentation.slides._sldIdLst
    for one in list(slides):
        presentation.part.drop_rel(one.rId)
        slides.remove(one)


class _Writer:
    """Adds slides to a presentation; shapes are numbered within each."""

    def __init__(self, presentation: Presentation, design: Design, deck: Deck) -> None:
        self._presentation, self._design, self._deck = presentation, design, deck

    def cover(self, cover: Cover) -> None:
        """The first slide."""
        place, below = self._design.cover.title, self._design.cover.subtitle
        page = self._page(self._design.cover.layout)
        fill(page, place.index, _title(cover.title, place, cover.title_scale))
        kept = {place.index}
        if below is not None and cover.lines:
            body = "".join(markup.paragraph(para, below, cover.scale) for para in cover.lines)
            fill(page, below.index, body)
            kept.add(below.index)
        drop_others(page, kept)
        if cover.corner:
            body = "".join(markup.plain_paragraph(line, cover.corner_points, "r") for line in cover.corner)
            self._add(page, markup.text_box(next_number(page), "Отметки", cover.corner_box.emu, place, body))

    def slide(self, slide: Slide, notes: str) -> None:
        """A slide of a section."""
        inner, words = self._design.inner, slide.above or slide.below
        bare = words is None and inner.bare is not None and inner.bare_title is not None
        page = self._page(inner.bare if bare and inner.bare is not None else inner.layout)
        title = inner.bare_title if bare and inner.bare_title is not None else inner.title
        fill(page, title.index, _title(slide.title, inner.title, slide.title_scale))
        if words is not None:
            fill(page, inner.body.index, _body(words, inner.body))
            if words.box:
                put(page, inner.body.index, words.box)
        drop_others(page, {title.index, inner.body.index} if words else {title.index})
        if slide.object_box and slide.table:
            self._table(page, slide, slide.object_box)
        if slide.object_box and slide.chart:
            points = min(slide.chart_points, size(slide.chart, slide.object_box))
            self._chart(page, slide.chart, slide.object_box, points)
        if slide.above and slide.below and slide.below.box:
            body = _body(slide.below, inner.body, whole=True)
            self._add(page, markup.text_box(next_number(page), "Текст", slide.below.box.emu, inner.body, body))
        self._foot(page)
        if notes:
            frame = page.notes_slide.notes_text_frame
            if frame is not None:
                frame.text = notes

    def _page(self, layout: int) -> Page:
        page: Page = self._presentation.slides.add_slide(self._presentation.slide_layouts[layout])
        return page

    def _add(self, page: Page, xml: str) -> None:
        tree_of(page).append(parse_xml(xml))

    def _table(self, page: Page, slide: Slide, box: Box) -> None:
        part = slide.table
        assert part is not None
        content = f'<a:graphicData uri="{markup.TABLE}">{table_markup.table(part)}</a:graphicData>'
        name = f"Таблица «{part.table.rpartition('.')[2]}»"
        told = f"Таблица: {plain(slide.title)}"
        self._add(page, markup.frame(next_number(page), name, told, box.emu, content))

    def _chart(self, page: Page, unit: Unit, box: Box, points: float) -> None:
        chart = unit.chart
        assert chart is not None
        package = self._presentation.part.package
        xml = chart_part(chart, self._design.face, points, centimetres(box.width), centimetres(box.height))
        name = PackURI(str(package.next_partname("/ppt/charts/chart%d.xml")))
        part = ChartPart.load(name, CHART_TYPE, package, xml)
        part.relate_to(EmbeddedXlsxPart.new(chart_workbook(chart), package), RELATIONSHIP_TYPE.PACKAGE)
        relation = page.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
        content = f'<a:graphicData uri="{_CHART}"><c:chart xmlns:c="{_CHART}" r:id="{relation}"/></a:graphicData>'
        self._add(page, markup.frame(next_number(page), f"Диаграмма «{chart.id}»", chart.alternative, box.emu, content))

    def _foot(self, page: Page) -> None:
        """The footer and the number of the slide, as the layout has them."""
        for one in holders(page.slide_layout):
            kind = one.placeholder_format.type
            if kind not in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
                continue
            copied: Element = deepcopy(one._element)
            next(copied.iter(qn("p:cNvPr"))).set("id", str(next_number(page)))
            emptied(copied)
            if kind == PP_PLACEHOLDER.FOOTER:
                if not self._deck.footer:
                    continue
                write(copied, markup.plain_paragraph(self._deck.footer, self._footer_points()))
            tree_of(page).append(copied)

    def _footer_points(self) -> float | None:
        place = self._design.inner.footer
        usual = place.level(0).points if place else None
        return None if self._deck.footer_points == usual else self._deck.footer_points


def _title(text: Text, place: Place, scale: float) -> str:
    points = place.letters(0, scale).points
    return markup.titled(text, points if points != place.level(0).points else None)


def _body(words: Words, place: Place, *, whole: bool = False) -> str:
    return "".join(markup.paragraph(para, place, words.scale, whole=whole) for para in words.paras)
