"""Tags that Word has cut in pieces round something else: put together, what stood inside follows the tag.

docxtpl puts plain runs together itself, but drops all that stands between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from shnor_docs.rendering.package.places import own_texts
from shnor_docs.rendering.package.xml import SPACE, A, Element, M
from shnor_docs.rendering.parts.keepsakes import SIGNS, keepsakes
from shnor_docs.rendering.tags.tokens import Tag, find_tags

_FOREIGN = ((f"{A}p", f"{A}t"), (f"{M}oMath", f"{M}t"))
"""Texts that docxtpl does not put together: of drawings and charts, of formulas."""


class _Piece(NamedTuple):
    """A text element and what of its text belongs to the tag."""

    node: Element
    start: int
    end: int


def fold_split_tags(root: Element, paragraphs: Sequence[Element]) -> None:
    """Put each tag that something cuts into the first of its text elements; ``paragraphs`` are those that hold tags."""
    for paragraph in paragraphs:
        for pieces in _cut_tags(tuple(own_texts(paragraph))):
            if len({piece.node.tag for piece in pieces}) == 1 and _is_cut_by_something(pieces, paragraph):
                _fold(pieces)
    for holder, name in _FOREIGN:
        for paragraph in root.iter(holder):
            for pieces in _cut_tags(tuple(paragraph.iter(name))):
                _fold(pieces)


def _cut_tags(texts: Sequence[Element]) -> Iterator[list[_Piece]]:
    """The pieces of each tag that stands in more than one text element; the caller may fold them as they come."""
    whole = "".join(node.text or "" for node in texts)
    for tag in find_tags(whole) if "{" in whole else ():
        pieces = list(_pieces(texts, tag))
        if tag.closed and len(pieces) > 1:
            yield pieces


def _pieces(texts: Sequence[Element], tag: Tag) -> Iterator[_Piece]:
    end = 0
    for node in texts:
        start, end = end, end + len(node.text or "")
        if start < tag.end and tag.start < end:
            yield _Piece(node, max(tag.start - start, 0), min(tag.end, end) - start)


def _is_cut_by_something(pieces: Sequence[_Piece], paragraph: Element) -> bool:
    """Whether it stands in different links or round a picture; round a letter it can't be put together."""
    inner = list(paragraph.iter())
    between = set(inner[inner.index(pieces[0].node) : inner.index(pieces[-1].node)])
    cutting = [element for element in keepsakes(paragraph) if element in between]
    if any(element.tag in SIGNS for element in cutting):
        return False
    return bool(cutting) or len({_holder(piece.node) for piece in pieces}) > 1


def _holder(node: Element) -> Element | None:
    run = node.getparent()
    return None if run is None else run.getparent()


def _fold(pieces: Sequence[_Piece]) -> None:
    first, *rest = pieces
    for piece in rest:
        text = piece.node.text or ""
        first.node.text = (first.node.text or "") + text[piece.start : piece.end]
        piece.node.text = text[: piece.start] + text[piece.end :]
        piece.node.set(SPACE, "preserve")
        if not piece.node.text:
            _drop(piece.node)


def _drop(node: Element) -> None:
    """Take an emptied text element away, and its run if that held nothing else."""
    run = node.getparent()
    holder = None if run is None else run.getparent()
    if run is None or holder is None:
        return
    run.remove(node)
    if all(str(child.tag).endswith("}rPr") for child in run):
        holder.remove(run)
