"""Marking each tag of a part with its number, so that an error in compiled code finds its tag again.

The mark stands just before the tag's closing braces, outlives docxtpl's rewriting of the XML, and becomes a
line break of the Jinja source: line N of the source is the N-th marked tag.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shnor_docs.rendering.places import Paragraph, paragraphs
from shnor_docs.rendering.tags import CELL_WORDS, Tag, find_tags
from shnor_docs.rendering.xml import Element, W

MARK, MARK_END = "\ufdd0", "\ufdd1"
"""Noncharacters of Unicode: XML allows them, no text holds them."""
BREAK = "\ufdd2"
"""Stands for a line break typed inside a text element of the template."""
_UNMARKED = frozenset({"vm", "hm", "raw", "endraw"})


@dataclass(frozen=True, slots=True)
class PlacedTag:
    """A tag and its place in the template."""

    tag: Tag
    place: str
    paragraph: Paragraph | None = None


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


def mark_tags(tags: Sequence[PlacedTag]) -> None:
    """Write each tag's index into the text of its paragraph; last first, so that spans stay true."""
    for index, placed in reversed(list(enumerate(tags))):
        if placed.paragraph is not None and _can_be_marked(placed.tag):
            _insert(placed.paragraph, placed.tag, f"{MARK}{index}{MARK_END}")


def _can_be_marked(tag: Tag) -> bool:
    return tag.closed and tag.opener != "{#" and tag.keyword not in _UNMARKED


def _insert(paragraph: Paragraph, tag: Tag, mark: str) -> None:
    offset = tag.end - 2
    if tag.text[-3] in "-+" and tag.opener != "{#":
        offset -= 1
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
