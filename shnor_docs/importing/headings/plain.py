"""Headings that nothing tells but their numbers: short lines «1. …», «2. …» with text below each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from shnor_docs.importing.evidence import Certainty
from shnor_docs.importing.headings.heading import Heading, heading_of, parted
from shnor_docs.importing.prose.escaping import one_line
from shnor_docs.inspection.foreign.tree import Block, Paragraph, Table

_LONGEST = 140
_SHORTEST_TEXT = 60
_FEWEST = 2


def plain_headings(blocks: Sequence[Block]) -> dict[int, Heading]:
    """The headings by their places among the blocks; none where other headings are numbered."""
    told = [heading_of(block) for block in blocks if isinstance(block, Paragraph)]
    if any(heading and heading.number and heading.depth == 1 for heading in told):
        return {}
    worded = [n for n, block in enumerate(blocks) if not isinstance(block, Paragraph) or block.text.strip()]
    found: dict[int, Heading] = {}
    for place, following in pairwise(worded):
        number, title = _candidate(blocks[place])
        if number == f"{len(found) + 1}." and _is_text(blocks[following]):
            found[place] = Heading(number, title, 1, Certainty.GUESSED, "короткая строка с номером, под ней текст")
    return found if len(found) >= _FEWEST else {}


def _candidate(block: Block) -> tuple[str, str]:
    if not isinstance(block, Paragraph):
        return "", ""
    number, title, depth = parted(one_line(block.printed))
    is_short = bool(title) and len(title) <= _LONGEST and title[0].isupper() and title[-1] not in ".;:,"
    return (number, title) if depth == 1 and is_short else ("", "")


def _is_text(block: Block) -> bool:
    if isinstance(block, Table):
        return True
    text = one_line(block.printed) if isinstance(block, Paragraph) else ""
    return len(text) >= _SHORTEST_TEXT and not parted(text)[0]
