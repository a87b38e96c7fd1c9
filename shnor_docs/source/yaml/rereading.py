"""A text of which one item of a list was changed since it was read: only that item is read anew.

A key struck in a plan of a thousand measures changes one of them; the others are the very nodes of before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple

from shnor_docs.source.text import shared_start
from shnor_docs.source.yaml.nodes import Mapping, Node, Sequence, moved, moved_entry

Steps = tuple[int, ...]
"""Places in lists and ordinals of entries, from the root of a tree."""

_AT_MARGIN = re.compile(r"\n[^\s#]")
"""A line that no item of a list has: it may end the document."""


class _Item(NamedTuple):
    """An item that is a block of keys, the way to it, and where the next item's line begins."""

    steps: Steps
    node: Mapping
    end: int


def reread(before: str, tree: Node, text: str, parse: Callable[[str], Node | None]) -> Node | None:
    """The tree of a text, of which ``before`` with its ``tree`` was a sound state; None if all must be read anew.

    ``parse`` gives the tree of a sound text, None of any other.
    """
    start = shared_start(before, text)
    end = len(before) - shared_start(before[start:][::-1], text[start:][::-1])
    item = _around(before, tree, start, end)
    if item is None:
        return None
    by, begin = len(text) - len(before), item.node.start
    indent = begin - _line_start(before, begin)
    part = text[begin : item.end + by]
    node = None if _AT_MARGIN.search(part) else parse(" " * indent + part)
    if not isinstance(node, Mapping) or node.flow or node.start != indent:
        return None
    return _with(tree, item.steps, moved(node, begin - indent), by)


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _around(text: str, node: Node, start: int, end: int, steps: Steps = ()) -> _Item | None:
    """The innermost item around a stretch that has another item after it."""
    if isinstance(node, Mapping):
        for ordinal, (_, value) in enumerate(node.entries):
            if value.start <= start and end <= value.end:
                return _around(text, value, start, end, (*steps, ordinal))
        return None
    if not isinstance(node, Sequence) or node.flow:
        return None
    index = bisect_right(range(len(node)), start, key=lambda place: _start(node, place)) - 1
    if index < 0 or end > (item := node.item(index)).end:
        return None
    way = (*steps, index)
    inner = _around(text, item, start, end, way)
    if inner is None and isinstance(item, Mapping) and not item.flow and index + 1 < len(node):
        return _Item(way, item, _line_start(text, _start(node, index + 1)))
    return inner


def _start(node: Sequence, index: int) -> int:
    return node.read[index].start + (node.moves[index] if node.moves else 0)


def _with(node: Node, steps: Steps, new: Node, by: int) -> Node:
    """The tree with another node at the end of the way; all that stands after it has moved."""
    if not steps:
        return new
    at, rest = steps[0], steps[1:]
    if isinstance(node, Sequence):
        moves = node.moves or (0,) * len(node)
        read = (*node.read[:at], _with(node.item(at), rest, new, by), *node.read[at + 1 :])
        after = tuple(move + by for move in moves[at + 1 :])
        return Sequence(read, node.start, node.end + by, node.flow, (*moves[:at], 0, *after))
    assert isinstance(node, Mapping)
    key, value = node.entries[at]
    later = (moved_entry(entry, by) for entry in node.entries[at + 1 :])
    entries = (*node.entries[:at], (key, _with(value, rest, new, by)), *later)
    return Mapping(entries, node.start, node.end + by, node.flow)
