"""A flow of blocks as Markdown: paragraphs and lists with the numbers they print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from shnor_docs.importing.prose.escaping import begun, escaped
from shnor_docs.importing.prose.lines import line_of
from shnor_docs.importing.prose.markers import Marker, marker_of, printed_number
from shnor_docs.inspection.foreign.tree import Block, Box, Paragraph, Table, paragraphs

Placed: TypeAlias = "Callable[[Table], str]"
"""What stands in prose for a table: ``{{ tables.ID }}``."""


def rows_as_lines(table: Table) -> str:
    """A table where no table can stand, in a cell: a line for each row."""
    rows = (" – ".join(filter(None, (cell_text(cell.blocks) for cell in row.cells))) for row in table.rows)
    return "\n\n".join(filter(None, rows))


def markdown(blocks: Iterable[Block], placed: Placed = rows_as_lines, *, looks: bool = True) -> str:
    """The Markdown that prints the blocks; empty if they have no words."""
    flow = _Flow(placed, looks)
    for block in blocks:
        flow.add(block)
    return "".join(flow.written).strip("\n")


def cell_text(blocks: Iterable[Block]) -> str:
    """The Markdown of a cell: tables in it as lines, looks where they tell some of its words from others."""
    blocks = tuple(blocks)
    return markdown(blocks, looks=_tells_apart(blocks))


def _tells_apart(blocks: Sequence[Block]) -> bool:
    """Whether some words are bold or slanted, and not all alike."""
    worded = [run for one in paragraphs(blocks) for run in one.runs if run.text.strip()]
    return len({(run.bold, run.italic) for run in worded}) > 1


@dataclass
class _Flow:
    """What is written so far, and the list that may go on."""

    placed: Placed
    looks: bool
    written: list[str] = field(default_factory=list)
    last: Marker | None = None
    sign: str = "."
    """The sign behind a number: another one begins another list."""
    numbered: tuple[Marker, str] = (Marker(0), "")
    """The last numbered item, and how far what stands in it is set in."""
    is_inner: bool = False
    """Whether the last item is a bullet in a numbered one."""

    def add(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self._paragraph(block)
        elif isinstance(block, Table):
            self._write(self.placed(block))
        elif isinstance(block, Box):
            for inner in block.blocks:
                self.add(inner)

    def _paragraph(self, paragraph: Paragraph) -> None:
        marker = marker_of(paragraph)
        text = line_of(paragraph, len(marker.typed) if marker else 0, looks=self.looks)
        if marker and text:
            self._item(marker, text)
        elif marker is None:
            number = printed_number(paragraph)
            self._write(" ".join(filter(None, (_typed(number), text))))

    def _write(self, text: str) -> None:
        if text:
            self.written.append(f"\n\n{text}")
            self.last = None

    def _item(self, marker: Marker, text: str) -> None:
        inner = self._is_inner(marker)
        goes_on = inner or self._goes_on(marker)
        if self.last and not goes_on:
            self.sign = ")" if self.sign == "." else "."
        depth = self._depth(marker) if marker.number is None else 0
        head = f"{marker.number}{self.sign} " if marker.number is not None else "- "
        if marker.number is not None:
            self.numbered = marker, " " * len(head)
        indent = self.numbered[1] * inner + "  " * depth
        lines = text.replace("\n", "\n" + indent + " " * len(head))
        self.written.append(("\n" if goes_on else "\n\n") + indent + head + lines)
        self.last = Marker(marker.number, depth if marker.number is None else 0)
        self.is_inner = inner

    def _is_inner(self, marker: Marker) -> bool:
        """Whether a bullet stands deeper than the numbered item above it."""
        if self.last is None or marker.number is not None or (self.last.number is None and not self.is_inner):
            return False
        return marker.level > self.numbered[0].level

    def _goes_on(self, marker: Marker) -> bool:
        if self.last is None:
            return False
        if self.is_inner and marker.number is not None:
            return marker.number == (self.numbered[0].number or 0) + 1
        if self.is_inner or (self.last.number is None) != (marker.number is None):
            return False
        return self.last.number is None or marker.number == self.last.number + 1

    def _depth(self, marker: Marker) -> int:
        """A bullet stands at most one step deeper than the one before it."""
        before = self.last.level + 1 if self.last and self.last.number is None else 0
        level = marker.level - self.numbered[0].level - 1 if self._is_inner(marker) else marker.level
        return min(level, before)


def _typed(number: str) -> str:
    """A number that is typed and begins no list."""
    return begun(f"{escaped(number.strip())} ").strip() if number else ""
