"""What windows show of a program's documents: the last good ones stay where an error stands in the way of new ones."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field, replace

from shnor_docs.page.preview.blocks import Block

_REMEMBERED = 16
"""So many shown documents are remembered: those of several windows, each as it was before a change."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A document that can be chosen: its id, title and kind."""

    id: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A document as blocks. ``state`` tells it from any other; one that is not ``fresh`` is the last good one."""

    choice: Choice
    blocks: tuple[Block, ...]
    state: str
    fresh: bool = True


def preview_of(choice: Choice, blocks: tuple[Block, ...]) -> Preview:
    """The document as it is now."""
    html = "".join(block.html for block in blocks)
    return Preview(choice, blocks, hashlib.blake2b(html.encode(), digest_size=12).hexdigest())


@dataclass
class Standing:
    """What is known of a program: its documents, the last good preview of each, what windows may still show."""

    title: str = ""
    choices: tuple[Choice, ...] = ()
    last: dict[str, Preview] = field(default_factory=dict)
    by_state: OrderedDict[str, Preview] = field(default_factory=OrderedDict)

    def remember(self, made: Preview) -> Preview:
        """Remembers a document that could be built."""
        self.last[made.choice.id] = self.by_state[made.state] = made
        self.by_state.move_to_end(made.state)
        while len(self.by_state) > _REMEMBERED:
            self.by_state.popitem(last=False)
        return made

    def last_good(self, choice: Choice) -> Preview | None:
        """The document as it was when it could be built; None if it never could."""
        known = self.last.get(choice.id)
        return replace(known, fresh=False) if known else None
