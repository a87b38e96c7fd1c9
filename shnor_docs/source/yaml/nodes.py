"""The frozen tree of a YAML file: scalars as text, mappings and lists, each with its span."""

from __future__ import annotations

from collections.abc import Iterator
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


class Sequence(NamedTuple):
    """Items of a list; ``flow`` if written in brackets."""

    items: tuple[Node, ...]
    start: int
    end: int
    flow: bool = False

    @property
    def span(self) -> Span:
        """From the first dash or bracket to the end of the last item."""
        return Span(self.start, self.end)


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
    if isinstance(node, Sequence) and isinstance(step, int) and -len(node.items) <= step < len(node.items):
        return node.items[step]
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
