"""Marking each tag of a part with its number, so that an error in compiled code finds its tag again.

The mark stands just before the tag's closing braces, outlives docxtpl's rewriting of the XML, and becomes a
line break of the Jinja source: line N of the source is the N-th marked tag. Text beside tags is marked too:
a mark that is gone after the rewriting tells what docxtpl has dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from shnor_docs.rendering.package.places import Paragraph, paragraph_of, place_of, table_titles
from shnor_docs.rendering.package.xml import Element, W
from shnor_docs.rendering.tags.leaves import Leaf, leaves
from shnor_docs.rendering.tags.tokens import CELL_WORDS, Tag, find_tags

MARK, MARK_END = "\ufdd0", "\ufdd1"
"""Noncharacters of Unicode: XML allows them, no text holds them."""
OWN_MARK = MARK + MARK_END
"""Stands in a tag that no author typed, so that it has a line, and no scope, of its own."""
TEXT_MARK = "\ufdd6"
KEEPSAKE = "\ufdd7"
BREAK = "\ufdd2"
"""Stands for a line break typed inside a text element of the template."""
_VISIBLE = re.compile(r"[^\n]*\S[^\n]*")
_UNMARKED = frozenset({"vm", "hm", "raw", "endraw"})


@dataclass(frozen=True, slots=True)
class PlacedTag:
    """A tag and its place in the template: in a paragraph's text or in a leaf."""

    tag: Tag
    place: str
    paragraph: Paragraph | None = None
    leaf: Leaf | None = None

    @property
    def carrier(self) -> Element | None:
        """The element that the tag stands for: its row or cell, else its paragraph."""
        if self.paragraph is None:
            return None
        scope = self.tag.scope
        return self.paragraph.ancestor(scope) if scope in ("tr", "tc") else self.paragraph.element


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Text that stands beside tags; ``end`` is its end in the paragraph's text."""

    text: str
    end: int
    paragraph: Paragraph


def placed_tags(root: Element, title: str) -> list[PlacedTag]:
    """All tags of a part in document order, those of a paragraph before those of what stands in it."""
    titles = table_titles(root)
    found: list[PlacedTag] = []
    for element in root.iter(etree.Element):
        if element.tag == f"{W}p":
            paragraph = paragraph_of(element, title, titles)
            found += (PlacedTag(tag, paragraph.place, paragraph) for tag in find_tags(paragraph.text))
        for leaf in leaves(element):
            place = place_of(element, title, titles) + leaf.label
            found += (PlacedTag(tag, place, leaf=leaf) for tag in find_tags(leaf.text))
    return found


def text_pieces(tags: Sequence[PlacedTag]) -> list[TextPiece]:
    """The visible text of the paragraphs that hold tags, cut by tags and by text elements."""
    paragraphs = {placed.paragraph.element: placed.paragraph for placed in tags if placed.paragraph is not None}
    return [piece for paragraph in paragraphs.values() for piece in _pieces(paragraph)]


def _pieces(paragraph: Paragraph) -> Iterator[TextPiece]:
    bare = blanked(paragraph.text)
    end = 0
    for node in paragraph.texts:
        start, end = end, end + len(node.text or "")
        for found in _VISIBLE.finditer(bare, start, end):
            yield TextPiece(found[0], found.end(), paragraph)


def blanked(text: str) -> str:
    """The text with a break in place of every character of a tag; what is raw stays."""
    return "".join(_blanked(text))


def _blanked(text: str) -> Iterator[str]:
    position = 0
    for tag in find_tags(text):
        yield text[position : tag.start] + "\n" * (tag.end - tag.start)
        position = tag.end
    yield text[position:]


def write_marks(tags: Sequence[PlacedTag], pieces: Sequence[TextPiece]) -> None:
    """Write the index of each tag and piece of text into its paragraph; last first, so that spans stay true."""
    marks: list[tuple[Paragraph | Leaf, int, str]] = [
        (piece.paragraph, piece.end, f"{TEXT_MARK}{index}{MARK_END}") for index, piece in enumerate(pieces)
    ]
    for index, placed in enumerate(tags):
        holder = placed.paragraph or placed.leaf
        if holder is not None and can_be_marked(placed.tag):
            marks.append((holder, _inner_end(placed.tag), f"{MARK}{index}{MARK_END}"))
    for holder, offset, mark in sorted(marks, key=lambda found: -found[1]):
        holder.insert(offset, mark)


def can_be_marked(tag: Tag) -> bool:
    """Whether a tag can hold its mark: docxtpl knows some only as they are typed."""
    return tag.closed and tag.opener != "{#" and tag.keyword not in _UNMARKED


def _inner_end(tag: Tag) -> int:
    return tag.end - (3 if tag.text[-3] in "-+" else 2)


def open_cell_properties(tags: Sequence[PlacedTag]) -> None:
    """Write out the properties of cells that a tag merges or paints: docxtpl looks for both their ends."""
    for placed in tags:
        cell = placed.paragraph.ancestor("tc") if placed.paragraph else None
        if cell is not None and placed.tag.keyword in CELL_WORDS:
            properties = cell.find(f"{W}tcPr")
            if properties is None:
                properties = cell.makeelement(f"{W}tcPr")
                cell.insert(0, properties)
            properties.text = ""


def protect_line_breaks(root: Element) -> None:
    """Replace line breaks of text by :data:`BREAK`: the lines of the source number the tags."""
    for node in root.iter():
        if node.text and "\n" in node.text:
            node.text = node.text.replace("\n", BREAK)
