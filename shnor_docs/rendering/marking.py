"""Marking each tag of a part with its number, so that an error in compiled code finds its tag again.

The mark stands just before the tag's closing braces, outlives docxtpl's rewriting of the XML, and becomes a
line break of the Jinja source: line N of the source is the N-th marked tag. Text beside tags is marked too:
a mark that is gone after the rewriting tells what docxtpl has dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shnor_docs.rendering.places import Paragraph, paragraphs
from shnor_docs.rendering.tags import CELL_WORDS, Tag, find_tags
from shnor_docs.rendering.xml import Element, W

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
    """A tag and its place in the template."""

    tag: Tag
    place: str
    paragraph: Paragraph | None = None

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
    """All tags of a part in document order."""
    found = [
        PlacedTag(tag, paragraph.place, paragraph)
        for paragraph in paragraphs(root, title)
        if "{" in paragraph.text
        for tag in find_tags(paragraph.text)
    ]
    return found or _tags_without_paragraphs(root, title)


def _tags_without_paragraphs(root: Element, title: str) -> list[PlacedTag]:
    """Tags of a part that has no paragraphs: the document's properties."""
    leaves = (node for node in root.iter() if len(node) == 0 and node.text)
    return [PlacedTag(tag, title) for node in leaves for tag in find_tags(node.text or "")]


def text_pieces(tags: Sequence[PlacedTag]) -> list[TextPiece]:
    """The visible text of the paragraphs that hold tags, cut by tags and by text elements."""
    paragraphs = {placed.paragraph.element: placed.paragraph for placed in tags if placed.paragraph is not None}
    return [piece for paragraph in paragraphs.values() for piece in _pieces(paragraph)]


def _pieces(paragraph: Paragraph) -> Iterator[TextPiece]:
    bare = "".join(_blanked(paragraph.text))
    end = 0
    for node in paragraph.texts:
        start, end = end, end + len(node.text or "")
        for found in _VISIBLE.finditer(bare, start, end):
            yield TextPiece(found[0], found.end(), paragraph)


def _blanked(text: str) -> Iterator[str]:
    """The text with a break in place of every character of a tag."""
    position = 0
    for tag in find_tags(text):
        yield text[position : tag.start] + "\n" * (tag.end - tag.start)
        position = tag.end
    yield text[position:]


def write_marks(tags: Sequence[PlacedTag], pieces: Sequence[TextPiece]) -> None:
    """Write the index of each tag and piece of text into its paragraph; last first, so that spans stay true."""
    marks = [(piece.paragraph, piece.end, f"{TEXT_MARK}{index}{MARK_END}") for index, piece in enumerate(pieces)]
    for index, placed in enumerate(tags):
        if placed.paragraph is not None and can_be_marked(placed.tag):
            marks.append((placed.paragraph, _inner_end(placed.tag), f"{MARK}{index}{MARK_END}"))
    for paragraph, offset, mark in sorted(marks, key=lambda found: -found[1]):
        _insert(paragraph, offset, mark)


def can_be_marked(tag: Tag) -> bool:
    """Whether a tag can hold its mark: docxtpl knows some only as they are typed."""
    return tag.closed and tag.opener != "{#" and tag.keyword not in _UNMARKED


def _inner_end(tag: Tag) -> int:
    return tag.end - (3 if tag.text[-3] in "-+" else 2)


def _insert(paragraph: Paragraph, offset: int, mark: str) -> None:
    for node in paragraph.texts:
        text = node.text or ""
        if offset <= len(text):
            node.text = text[:offset] + mark + text[offset:]
            return
        offset -= len(text)


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
