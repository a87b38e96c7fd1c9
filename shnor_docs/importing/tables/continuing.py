"""What a page cut in two, as one again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from shnor_docs.inspection.foreign.tree import Block, Paragraph, Run


def together(above: tuple[Block, ...], below: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with those that go on them; a paragraph cut amid a sentence is one paragraph."""
    new = tuple(block for block in below if not isinstance(block, Paragraph) or block.text.strip() or block.marks)
    if not (above and new and isinstance(above[-1], Paragraph) and isinstance(new[0], Paragraph)):
        return (*above, *new)
    if new[0].number is not None or not new[0].text.lstrip()[:1].islower():
        return (*above, *new)
    whole = replace(above[-1], pieces=(*above[-1].pieces, Run(" "), *new[0].pieces))
    return (*above[:-1], whole, *new[1:])
