"""The frozen tree of a YAML file: scalars as text, mappings and lists, each with its span."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from shnor_docs.source.text import Span


class Scalar(NamedTuple):
    """A leaf. ``style`` is how it is written: ``''`` plain, ``'``, ``"``, ``|`` or ``>``."""

    text: str
    start: int
    end: int
    style: str = ""

    @property
    def span(self) -> Span:
        """Where it stands, quotes included."""
        return Span(self.start, self.end)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written there at all (``key:``); ``""`` is a written empty text."""
        return not self.text and not self.style


class Mapping(NamedTuple):
    """Keys with their values, in the order of the file; ``flow`` if written in braces."""

    entries: tuple[tuple[Scalar, Node], ...]
    start: int
    end: int
    flow: bool = False

    @property
    def span(self) -> Span:
        """From the first key to the end of the last value."""
        return Span(self.start, self.end)

    def entry(self, key: str) -> tuple[Scalar, Node] | None:
        """The first entry under ``key``."""
        return next((entry for entry in self.entries if entry[0].text == key), None)

    def get(self, key: str) -> Node | None:
        """The value under ``key``."""
        entry = self.entry(key)
        return entry[1] if entry else None


@dataclass(frozen=True, eq=False)
class Sequence:
    """Items of a list; ``flow`` if written in brackets.

    ``read`` are the items as they were read, ``moves`` how far each of them stands from there by now, nothing if none
    has moved: after an edit most items say what they said, and are the very nodes of before.
    """

    read: tuple[Node, ...]
    start: int
    end: int
    flow: bool = False
    moves: tuple[int, ...] = ()

    def __len__(self) -> int:
        """How many items."""
        return len(self.read)

    def __eq__(self, other: object) -> bool:
        """Whether the other says the same in the same places."""
        return isinstance(other, Sequence) and (*self.span, self.flow, self.items) == (
            *other.span,
            other.flow,
            other.items,
        )

    def __hash__(self) -> int:
        """Of its place."""
        return hash((self.start, self.end))

    @cached_property
    def items(self) -> tuple[Node, ...]:
        """The items in their places."""
        return tuple(map(moved, self.read, self.moves)) if self.moves else self.read

    def item(self, index: int) -> Node:
        """One of the items in its place."""
        return moved(self.read[index], self.moves[index]) if self.moves else self.read[index]

    @property
    def span(self) -> Span:
        """From the first dash or bracket to the end of the last item."""
        return Span(self.start, self.end)


def moved(node: Node, by: int) -> Node:
    """The node so many characters further on; the items of a list in it only when they are asked for."""
    if not by:
        return node
    start, end = node.start + by, node.end + by
    if isinstance(node, Scalar):
        return Scalar(node.text, start, end, node.style)
    if isinstance(node, Mapping):
        return Mapping(tuple(moved_entry(entry, by) for entry in node.entries), start, end, node.flow)
    moves = tuple(move + by for move in node.moves) if node.moves else (by,) * len(node)
    return Sequence(node.read, start, end, node.flow, moves)


def moved_entry(entry: tuple[Scalar, Node], by: int) -> tuple[Scalar, Node]:
    """The key and its value so many characters further on."""
    key, value = entry
    return Scalar(key.text, key.start + by, key.end + by, key.style), moved(value, by)


Node = Scalar | Mapping | Sequence
Path = tuple[object, ...]
"""Keys (compared as text, so that a period finds its key) and indices from the root of a tree."""


def find(tree: Node, path: Path) -> Node | None:
    """The node at a path, or None."""
    node: Node | None = tree
    for step in path:
        node = _child(node, step)
    return node


def locate(tree: Mapping, path: Path) -> Span:
    """Span of the value at a path, or of its nearest ancestor that is written in the file."""
    node: Node = tree
    for step in path:
        child = _child(node, step)
        if child is None:
            break
        node = child
    return node.span


def _child(node: Node | None, step: object) -> Node | None:
    if isinstance(node, Mapping):
        return node.get(str(step))
    if isinstance(node, Sequence) and isinstance(step, int) and -len(node) <= step < len(node):
        return node.item(step)
    return None


def walk(node: Node) -> Iterator[Node]:
    """The node and everything under it, keys excluded, in the order of the file."""
    yield node
    if isinstance(node, Mapping):
        for _, value in node.entries:
            yield from walk(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from walk(item)
