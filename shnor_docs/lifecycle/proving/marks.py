"""What instructions have to say of the nodes of the old text."""

from __future__ import annotations

from dataclasses import dataclass, field

from shnor_docs.lifecycle.proving.text import Node

Span = tuple[int, int, str]
"""Characters of a text, from and to, and what stands there instead."""


@dataclass
class Marks:
    """What becomes of nodes, by their identity: told anew, renamed, other words, texts added around or inside.

    ``own`` is what a point says itself, told anew; ``own_after`` follows it. ``touched`` may not be told anew as well.
    """

    new: dict[int, tuple[Node, ...]] = field(default_factory=dict)
    own: dict[int, tuple[Node, ...]] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    words: dict[int, list[Span]] = field(default_factory=dict)
    after: dict[int, tuple[Node, ...]] = field(default_factory=dict)
    before: dict[int, tuple[Node, ...]] = field(default_factory=dict)
    own_after: dict[int, tuple[Node, ...]] = field(default_factory=dict)
    at_end: dict[int, tuple[Node, ...]] = field(default_factory=dict)
    touched: list[Node] = field(default_factory=list)
