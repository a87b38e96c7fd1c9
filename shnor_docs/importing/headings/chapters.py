"""Blocks cut into chapters by their headings, each with its level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from shnor_docs.importing.headings.heading import Heading, heading_of
from shnor_docs.importing.headings.plain import plain_headings
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.inspection.foreign.tree import Block, Paragraph, SectionBreak


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of text below a heading; ``heading`` is None before the first one, ``level`` 1 is the highest."""

    heading: Heading | None
    level: int
    place: Place
    blocks: tuple[Block, ...]
    landscape: bool = False
    new_page: bool = False

    @property
    def blocks_have_words(self) -> bool:
        """Whether anything stands below the heading."""
        return _has_words(self.blocks)


def chapters(blocks: Sequence[Block]) -> tuple[Chapter, ...]:
    """All chapters, in the order of reading; those without words are left out, but for headings."""
    found = [chapter for chapter in _cut(blocks) if chapter.heading or _has_words(chapter.blocks)]
    return _levelled(found)


def _cut(blocks: Sequence[Block]) -> Iterator[Chapter]:
    lying, plain = _landscape(blocks), plain_headings(blocks)
    begun, heading, breaks = 0, None, False
    for place, block in enumerate(blocks):
        found = plain.get(place) or (heading_of(block) if isinstance(block, Paragraph) else None)
        if found or (place > begun and _turns(blocks, place, lying)):
            yield from _chapter(blocks, begun, place, heading, lying, breaks)
            begun, heading, breaks = place, found, _breaks_before(blocks, place)
    yield from _chapter(blocks, begun, len(blocks), heading, lying, breaks)


def _turns(blocks: Sequence[Block], place: int, lying: Sequence[bool]) -> bool:
    """Whether pages are turned before a block, or a new section of pages that lie begins a page of its own."""
    before = blocks[place - 1]
    begins = isinstance(before, SectionBreak) and before.is_landscape and lying[place] and before.begins != "continuous"
    return lying[place] != lying[place - 1] or begins


def _chapter(
    blocks: Sequence[Block], begun: int, end: int, heading: Heading | None, lying: Sequence[bool], breaks: bool
) -> Iterator[Chapter]:
    if begun < end:
        inside = tuple(blocks[begun + (heading is not None) : end])
        first = next((place for place in range(begun, end) if not isinstance(blocks[place], SectionBreak)), begun)
        yield Chapter(heading, heading.depth if heading else 0, blocks[begun].place, inside, lying[first], breaks)


def _landscape(blocks: Sequence[Block]) -> list[bool]:
    """Of each block: whether the section lies that ends behind it."""
    lying, is_landscape = [False] * len(blocks), False
    for place in reversed(range(len(blocks))):
        block = blocks[place]
        if isinstance(block, SectionBreak):
            is_landscape = block.is_landscape
        lying[place] = is_landscape
    return lying


def _breaks_before(blocks: Sequence[Block], place: int) -> bool:
    block, before = blocks[place], blocks[place - 1] if place else None
    starts = isinstance(block, Paragraph) and block.starts_page
    return starts or isinstance(before, SectionBreak) or (isinstance(before, Paragraph) and before.text.endswith("\n"))


def _has_words(blocks: Sequence[Block]) -> bool:
    return any(not isinstance(b, SectionBreak) and (not isinstance(b, Paragraph) or b.text.strip()) for b in blocks)


def _levelled(found: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """Levels counted from the highest there is; a heading that no number tells stands below the numbered one above,
    but where there is none, or pages are turned for it.
    """
    told = [chapter.level for chapter in found if chapter.heading and chapter.level]
    highest, last = min(told, default=1), 0
    levelled: list[Chapter] = []
    for chapter in found:
        if chapter.heading:
            turns = bool(levelled) and chapter.landscape and not levelled[-1].landscape
            own = chapter.level - highest + 1 if chapter.level else 1 if turns else last + 1
            last = own if chapter.level else last
            levelled.append(replace(chapter, level=own))
        else:
            levelled.append(chapter)
    return tuple(levelled)
