"""A file cut into the documents that it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shnor_docs.importing.parts.acts import form_of
from shnor_docs.importing.parts.marks import Mark, begins_page, mark_at
from shnor_docs.inspection.foreign.tree import Block, Box, Paragraph, SectionBreak

_LETTERHEAD = 12
"""At most so many blocks stand above the word «ПРИКАЗ»."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The blocks of one document: its mark, if it has one, and the rest; ``form`` is «приказ» of an act."""

    blocks: tuple[Block, ...]
    mark: Mark | None = None
    form: str = ""


def stretches(blocks: Sequence[Block]) -> tuple[Stretch, ...]:
    """The documents of a file, in the order of reading."""
    return tuple(_cut(_marks_first(blocks)))


def _marks_first(blocks: Sequence[Block]) -> list[Block]:
    """A text box stands behind the paragraph that it is anchored in: a mark in it stands above that on the page."""
    found = list(blocks)
    for place in range(1, len(found)):
        box, anchor = found[place], found[place - 1]
        begins = place == 1 or (isinstance(anchor, Paragraph) and begins_page(found, place - 1))
        if isinstance(box, Box) and begins and mark_at(found, place):
            found[place - 1], found[place] = box, anchor
    return found


def _cut(blocks: Sequence[Block]) -> Iterator[Stretch]:
    begun, mark, place = 0, None, 0
    while place < len(blocks):
        found = mark_at(blocks, place)
        if found or (place > begun and _begins_act(blocks, place)):
            yield from _stretch(blocks[begun:place], mark)
            begun, mark = place + (len(found.blocks) if found else 0), found
            place = max(begun, place + 1)
        else:
            place += 1
    yield from _stretch(blocks[begun:], mark)


def _stretch(blocks: Sequence[Block], mark: Mark | None) -> Iterator[Stretch]:
    if mark or any(_has_words(block) for block in blocks):
        yield Stretch(tuple(blocks), mark, _form(blocks))


def _has_words(block: Block) -> bool:
    return not isinstance(block, SectionBreak) and (not isinstance(block, Paragraph) or bool(block.text.strip()))


def _form(blocks: Sequence[Block]) -> str:
    head = [block for block in blocks if _has_words(block)][:_LETTERHEAD]
    forms = (
        form
        for block in head
        if isinstance(block, Paragraph)
        for line in block.text.split("\n")
        if (form := form_of(line))
    )
    return next(forms, "")


def _begins_act(blocks: Sequence[Block], place: int) -> bool:
    """Whether a new page begins here, on which an act stands."""
    before, block = blocks[place - 1], blocks[place]
    is_new = isinstance(before, SectionBreak) or (isinstance(block, Paragraph) and block.starts_page)
    return is_new and bool(_form(blocks[place : place + 2 * _LETTERHEAD]))
