"""Paragraphs that belong to something else: entries of a list of contents, captions of tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from shnor_docs.importing.prose.escaping import one_line
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.inspection.foreign.tree import Block, Paragraph, Table

_CAPTION_STYLES = ("caption", "название объекта", "название таблицы")
_CAPTION = re.compile(r"таблица\s*(?:№\s*)?\d+(?:\.\d+)?", re.I)
_LONGEST = 300


def is_contents(paragraph: Paragraph) -> bool:
    """Whether a paragraph is of a list of contents, which is made anew."""
    return paragraph.in_contents or paragraph.style.startswith(("toc ", "оглавление "))


def without_contents(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks but those of a list of contents."""
    return tuple(block for block in blocks if not (isinstance(block, Paragraph) and is_contents(block)))


def is_caption(paragraph: Paragraph) -> bool:
    """Whether a paragraph is the caption of a table: by its style, or «Таблица 2 …»."""
    text = one_line(paragraph.text)
    return bool(text) and (paragraph.style in _CAPTION_STYLES or (bool(_CAPTION.match(text)) and len(text) <= _LONGEST))


@dataclass(frozen=True, slots=True)
class Captioned:
    """Blocks without the captions of their tables, and the captions by the places of the tables."""

    blocks: tuple[Block, ...]
    captions: dict[Place, str]


def captioned(blocks: Sequence[Block]) -> Captioned:
    """The captions that stand right above tables."""
    found: list[Block] = []
    captions: dict[Place, str] = {}
    for block in blocks:
        if isinstance(block, Table):
            above = _above(found)
            if above:
                captions[block.place] = one_line(" ".join(paragraph.printed for paragraph in above))
                found = [one for one in found if one not in above]
        found.append(block)
    return Captioned(tuple(found), captions)


def _above(blocks: Sequence[Block]) -> list[Paragraph]:
    """The caption at the end of what was read: one paragraph, or «Таблица 2» and the name below it."""
    worded = [b for b in blocks[-4:] if not isinstance(b, Paragraph) or b.text.strip()]
    last = worded[-1] if worded else None
    if isinstance(last, Paragraph) and is_caption(last):
        return [last]
    before = worded[-2] if len(worded) > 1 else None
    is_pair = isinstance(before, Paragraph) and bool(_CAPTION.fullmatch(one_line(before.text).rstrip(".")))
    if is_pair and isinstance(last, Paragraph) and isinstance(before, Paragraph) and len(last.text) <= _LONGEST:
        return [before, last]
    return []
