"""Marks above a document: «Приложение № 2 к приказу …», «УТВЕРЖДЕНА приказом … от … № …»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shnor_docs.importing.prose.escaping import one_line
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.inspection.foreign.tree import Block, Box, Paragraph, SectionBreak, Table, paragraphs

_APPENDIX = re.compile(r"приложение(?:\s*(?:№|n|nº)?\s*(\d+))?(?![\w-])", re.I)
_APPROVED = re.compile(r"утвержд[её]н[аоы]?(?![\w-])|«?утверждаю»?$", re.I)
_OF_ACT = re.compile(r"(?:к\s+)?(?:приказ|постановлени|распоряжени|решени)(?:ом|ем|у|ю)(?![\w-])", re.I)
_DATED = re.compile(r"от\s*(?:[«\"]?\d|_)", re.I)
_NUMBERED = re.compile(r"(?:№|N)\s*[\w/_-]+\s*$")
_MOST_LINES = 10
_LONGEST = 260
_FAR = 2500
"""So far from the left margin, in twips, no text stands but a mark."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark above a document, line by line."""

    lines: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """All of it in one line."""
        return " ".join(self.lines)

    @property
    def places(self) -> tuple[Place, ...]:
        """Where its words stand: its paragraphs, those of a box or a cell too."""
        return tuple(paragraph.place for paragraph in paragraphs(self.blocks))

    @property
    def appendix(self) -> str:
        """«Приложение № 1»; empty if it is none."""
        found = _APPENDIX.match(self.text)
        return found[0] if found else ""

    @property
    def number(self) -> int | None:
        """The number of the appendix."""
        found = _APPENDIX.match(self.text)
        return int(found[1]) if found and found[1] else None

    @property
    def is_approved(self) -> bool:
        """Whether the mark says that the document is approved."""
        return any(_APPROVED.search(line) for line in self.lines)

    @property
    def rest(self) -> str:
        """What follows the words on the appendix."""
        return self.text[len(self.appendix) :].strip(" ,")


def mark_at(blocks: Sequence[Block], start: int) -> Mark | None:
    """The mark that begins with a block; None if no mark does."""
    first = _lines(blocks[start])
    if not first or not (_APPENDIX.match(first[0]) or _APPROVED.match(first[0])) or len(" ".join(first)) > _LONGEST:
        return None
    end = _end(blocks, start)
    lines = tuple(line for block in blocks[start:end] for line in _lines(block))
    is_mark = _says_act(lines) or _is_far(blocks[start]) or (len(lines) == 1 and begins_page(blocks, start))
    return Mark(lines, tuple(blocks[start:end])) if is_mark else None


def _end(blocks: Sequence[Block], start: int) -> int:
    """Where the mark ends: with its date and number, or where its look does."""
    if not isinstance(blocks[start], Paragraph):
        return start + 1
    for place in range(start, min(start + _MOST_LINES, len(blocks))):
        block = blocks[place]
        lines = _lines(block)
        if place > start and not (lines and _goes_on(blocks[start], block, lines[0])):
            return place
        if lines and _NUMBERED.search(lines[-1]) and not _APPENDIX.fullmatch(lines[-1]):
            return place + 1
    return min(start + _MOST_LINES, len(blocks))


def _goes_on(first: Block, block: Block, line: str) -> bool:
    if not isinstance(first, Paragraph) or not isinstance(block, Paragraph) or len(line) > _LONGEST:
        return False
    if any(sign.match(line) for sign in (_APPROVED, _OF_ACT, _DATED)):
        return True
    looks_alike = (block.alignment, block.left) == (first.alignment, first.left)
    return looks_alike and not block.is_bold and block.alignment != "center" and not block.number


def _says_act(lines: Sequence[str]) -> bool:
    return any(_OF_ACT.search(line) for line in lines)


def _is_far(block: Block) -> bool:
    if isinstance(block, Box):
        return True
    return isinstance(block, Paragraph) and (block.alignment in ("right", "end") or block.left >= _FAR)


def begins_page(blocks: Sequence[Block], start: int) -> bool:
    """Whether a block is the first of a page, as far as breaks tell."""
    block, before = blocks[start], blocks[start - 1] if start else None
    breaks = isinstance(before, SectionBreak) or (isinstance(before, Paragraph) and before.text.endswith("\n"))
    return breaks or (isinstance(block, Paragraph) and block.starts_page)


def _lines(block: Block) -> tuple[str, ...]:
    """The lines of a block that may be a mark; the cells of a table count if only one of them has words."""
    if isinstance(block, Paragraph):
        return _of([block])
    if isinstance(block, Box):
        return _of(paragraphs(block.blocks))
    if isinstance(block, Table):
        worded = [cell for row in block.rows for cell in row.cells if cell.text.strip()]
        return _of(paragraphs(worded[0].blocks)) if len(worded) == 1 else ()
    return ()


def _of(found: Iterable[Paragraph]) -> tuple[str, ...]:
    return tuple(one for p in found for line in p.printed.split("\n") if (one := one_line(line)))
