"""What all parts of one redline share."""

from __future__ import annotations

from dataclasses import dataclass, field

from shnor_docs.rendering.package.xml import W
from shnor_docs.rendering.redline.lists import Lists
from shnor_docs.rendering.redline.marks import Marks
from shnor_docs.rendering.redline.pairing import Block

P, TABLE, ROW, CELL = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"


@dataclass(frozen=True, slots=True)
class Review:
    """The marks, the lists and the moves of one document."""

    marks: Marks
    lists: Lists
    names: dict[Block, str] = field(default_factory=dict)
    """Names of moves, by the block that moved."""

    def move_of(self, gone: Block) -> str:
        """The name of a move, the same at both its ends."""
        return self.names.setdefault(gone, f"move{len(self.names) + 1}")
