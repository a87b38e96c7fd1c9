"""The blocks of an act line by line: a row of a table is one line, as a signature is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shnor_docs.importing.prose.escaping import one_line
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.inspection.foreign.tree import Block, Box, Paragraph, Table


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an act: its text, and the paragraph that it is, if it is a whole one; an empty one is a gap."""

    text: str
    place: Place
    block: Block
    paragraph: Paragraph | None = None

    @property
    def look(self) -> tuple[object, ...]:
        """What lines of one text have in common."""
        one = self.paragraph
        return (one.alignment, one.left, one.first, one.is_bold, one.style) if one else ()


def lines_of(blocks: Sequence[Block]) -> Iterator[Line]:
    """All lines in the order of reading."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _of_paragraph(block)
        elif isinstance(block, Table):
            for row in block.rows:
                text = one_line(" ".join(cell.text for cell in row.cells))
                yield Line(text, row.place, block)
        elif isinstance(block, Box):
            yield from lines_of(block.blocks)


def _of_paragraph(paragraph: Paragraph) -> Iterator[Line]:
    parts = [text for part in paragraph.text.split("\n") if (text := one_line(part))]
    if len(parts) <= 1:
        yield Line(one_line(paragraph.text), paragraph.place, paragraph, paragraph)
    else:
        yield from (Line(text, paragraph.place, paragraph, paragraph) for text in parts)
