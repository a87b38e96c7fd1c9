"""Sections: portrait and landscape pages of one document, cut from the template's last section."""

from __future__ import annotations

import copy
from dataclasses import dataclass

from lxml import etree

from shnor_docs.rendering.package.namespaces import without_declarations
from shnor_docs.rendering.package.xml import Element, W, serialize, twips

_A4 = (11906, 16838)
_MARGIN = 1134
_ROTATED = {"top": "left", "right": "top", "bottom": "right", "left": "bottom"}
"""Turned as Word turns it: the portrait edge that each landscape edge takes its margin from."""
_FIRST_ONLY = ("titlePg", "type")
"""What only the first section may say: a title page without a number, a start without a new page."""
_BEFORE_PAGE_SIZE = tuple(
    f"{W}{name}" for name in ("headerReference", "footerReference", "footnotePr", "endnotePr", "type")
)


@dataclass(frozen=True, slots=True)
class Layout:
    """The final section's XML in both orientations, first and later, and text widths in twips."""

    landscape: bool
    first: tuple[str, str]
    later: tuple[str, str]
    text_widths: tuple[int, int]


def read_layout(section: Element | None) -> Layout:
    """The layout of a body's last ``w:sectPr``; pairs hold portrait, then landscape."""
    section = _plain_section() if section is None else copy.deepcopy(section)
    landscape = _is_landscape(section)
    pages = (_turned(section, landscape, wanted=False), _turned(section, landscape, wanted=True))
    first = (_text(pages[0]), _text(pages[1]))
    return Layout(
        landscape,
        first,
        (_text(_later(pages[0])), _text(_later(pages[1]))),
        (_width(pages[0]), _width(pages[1])),
    )


def _plain_section() -> Element:
    """The section of a template that names none: a page of A4."""
    section = etree.Element(f"{W}sectPr", nsmap={"w": W[1:-1]})
    width, height = _A4
    etree.SubElement(section, f"{W}pgSz", {f"{W}w": str(width), f"{W}h": str(height)})
    etree.SubElement(section, f"{W}pgMar", {f"{W}{edge}": str(_MARGIN) for edge in ("top", "right", "bottom", "left")})
    return section


def _is_landscape(section: Element) -> bool:
    width, height = _page(section)
    return width > height


def _turned(section: Element, landscape: bool, *, wanted: bool) -> Element:
    section = copy.deepcopy(section)
    if landscape == wanted:
        return section
    size = _page_size(section)
    width, height = _page(section)
    size.set(f"{W}w", str(height))
    size.set(f"{W}h", str(width))
    if wanted:
        size.set(f"{W}orient", "landscape")
    else:
        size.attrib.pop(f"{W}orient", None)
    margins = section.find(f"{W}pgMar")
    if margins is not None:
        _rotate(margins, wanted)
    return section


def _rotate(margins: Element, landscape: bool) -> None:
    old = {edge: margins.get(f"{W}{edge}") for edge in _ROTATED}
    for edge, source in _ROTATED.items():
        target, origin = (edge, source) if landscape else (source, edge)
        value = old[origin]
        if value is not None:
            margins.set(f"{W}{target}", value)


def _later(section: Element) -> Element:
    """The section as it follows another: page numbers go on."""
    section = copy.deepcopy(section)
    for name in _FIRST_ONLY:
        for element in section.findall(f"{W}{name}"):
            section.remove(element)
    for numbers in section.findall(f"{W}pgNumType"):
        numbers.attrib.pop(f"{W}start", None)
    return section


def _page(section: Element) -> tuple[int, int]:
    size = section.find(f"{W}pgSz")
    if size is None:
        return _A4
    return twips(size.get(f"{W}w"), _A4[0]), twips(size.get(f"{W}h"), _A4[1])


def _width(section: Element) -> int:
    margins = section.find(f"{W}pgMar")
    edges = ("left", "right", "gutter")
    taken = 2 * _MARGIN if margins is None else sum(twips(margins.get(f"{W}{edge}"), 0) for edge in edges)
    return _page(section)[0] - taken


def _page_size(section: Element) -> Element:
    size = section.find(f"{W}pgSz")
    if size is None:
        size = etree.Element(f"{W}pgSz")
        section.insert(sum(child.tag in _BEFORE_PAGE_SIZE for child in section), size)
    return size


def _text(section: Element) -> str:
    return without_declarations(serialize(section))
