"""Sections of a document: paper, margins, headers and footers, those taken over from the section before included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shnor_docs.inspection.word_files import WordFile
from shnor_docs.rendering.package.xml import Element, R, W, is_on, parse, twips

_A4 = (11906, 16838)
_MARGIN = 1440
_EDGE = 720


@dataclass(frozen=True, slots=True)
class PageMargins:
    """Margins of a page in twips, the gutter counted."""

    left: int
    right: int
    top: int
    bottom: int


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """One section; lengths are twips. Headers and footers stand by their type: default, first, even."""

    number: int
    width: int
    height: int
    margins: PageMargins
    header_edge: int
    footer_edge: int
    headers: Mapping[str, Element]
    footers: Mapping[str, Element]
    has_own_first: bool

    @property
    def is_landscape(self) -> bool:
        """Whether the page lies on its long side."""
        return self.width > self.height

    @property
    def text_width(self) -> int:
        """Width between the side margins."""
        return self.width - self.margins.left - self.margins.right

    @property
    def place(self) -> str:
        """The Russian name of its place."""
        return f"раздел {self.number} ({'альбомный' if self.is_landscape else 'книжный'})"


def sections_of(file: WordFile) -> tuple[list[Section], dict[Element, int]]:
    """The sections in order, and the index of the section for each child of the body; at least one section."""
    found: list[Section] = []
    index: dict[Element, int] = {}
    body = file.root.find(f"{W}body")
    for child in file.root if body is None else body:
        index[child] = len(found)
        properties = child if child.tag == f"{W}sectPr" else child.find(f"{W}pPr/{W}sectPr")
        if properties is not None:
            found.append(_section(file, properties, found))
    return found or [_section(file, file.root, [])], index


def _section(file: WordFile, properties: Element, before: list[Section]) -> Section:
    size, margins, first = (properties.find(f"{W}{name}") for name in ("pgSz", "pgMar", "titlePg"))
    return Section(
        len(before) + 1,
        _length(size, "w", _A4[0]),
        _length(size, "h", _A4[1]),
        _margins(margins),
        _length(margins, "header", _EDGE),
        _length(margins, "footer", _EDGE),
        {**(before[-1].headers if before else {}), **_parts(file, properties, "header")},
        {**(before[-1].footers if before else {}), **_parts(file, properties, "footer")},
        is_on(first),
    )


def _margins(element: Element | None) -> PageMargins:
    left, right, top, bottom = (abs(_length(element, name, _MARGIN)) for name in ("left", "right", "top", "bottom"))
    return PageMargins(left + _length(element, "gutter", 0), right, top, bottom)


def _length(element: Element | None, name: str, otherwise: int) -> int:
    return otherwise if element is None else twips(element.get(f"{W}{name}"), otherwise)


def _parts(file: WordFile, properties: Element, kind: str) -> dict[str, Element]:
    """The headers or footers that a section names itself."""
    relations = {one.id: one.part for one in file.package.relations.get(file.main.name, ())}
    found: dict[str, Element] = {}
    for reference in properties.iterfind(f"{W}{kind}Reference"):
        name = relations.get(reference.get(f"{R}id", ""))
        if name is not None:
            found[reference.get(f"{W}type", "default")] = parse(file.package.parts[name].data, name)
    return found
