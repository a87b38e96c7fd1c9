"""A page of a presentation: its shapes filled, placed, numbered, left out."""

from __future__ import annotations

from collections.abc import Mapping

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.slide import Slide as Page

from shnor_docs.rendering.package.xml import Element
from shnor_docs.rendering.slides import markup
from shnor_docs.rendering.slides.design import Box


def emptied(shape: Element) -> None:
    """Leave what the layout says of a place to the layout."""
    for name in ("p:spPr", "p:txBody/a:lstStyle", "p:txBody/a:bodyPr"):
        found = shape.find("/".join(qn(step) for step in name.split("/")))
        if found is not None:
            for child in list(found):
                found.remove(child)
            found.attrib.clear()


def tree_of(page: Page) -> Element:
    """What holds the shapes of a slide."""
    tree: Element = page.shapes._spTree
    return tree


def next_number(page: Page) -> int:
    """A number that no shape of the slide has."""
    ids = (int(one.get("id", "0")) for one in tree_of(page).iter(qn("p:cNvPr")))
    return max(ids, default=1) + 1


def places_of(page: Page) -> Mapping[int, Element]:
    """The places of a page by their numbers."""
    return {one.placeholder_format.idx: one._element for one in page.placeholders}


def fill(page: Page, index: int, body: str) -> None:
    """Put paragraphs into a place."""
    write(places_of(page)[index], body)


def write(shape: Element, body: str) -> None:
    """Put paragraphs in place of what a shape says."""
    texts = shape.find(qn("p:txBody"))
    assert texts is not None
    for paragraph in texts.findall(qn("a:p")):
        texts.remove(paragraph)
    for paragraph in parse_xml(f"<a:body {markup.NAMES}>{body}</a:body>"):
        texts.append(paragraph)


def put(page: Page, index: int, box: Box) -> None:
    """Move a place to a box of its own."""
    shape = next(one for one in page.placeholders if one.placeholder_format.idx == index)
    shape.left, shape.top, shape.width, shape.height = box.emu


def drop_others(page: Page, kept: set[int]) -> None:
    """Places of the layout that nothing fills would say «click to add text»."""
    for index, element in places_of(page).items():
        if index not in kept:
            tree_of(page).remove(element)
