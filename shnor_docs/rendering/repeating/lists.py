"""Numbered lists that a loop repeats: one that is whole in the loop's body begins anew at each turn.

A body with one paragraph of the list is one more item of it: the numbers go on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shnor_docs.rendering.repeating.loops import Region

_ITEM = re.compile(r'<w:numPr>(?:<w:ilvl w:val="(?P<level>\d+)"/>)?<w:numId w:val="(?P<list>[1-9]\d*)"/>')
_MANY = 2


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered paragraph of the source: its list, and where the list's number stands."""

    list_id: str
    level: int
    start: int
    end: int


def items(source: str) -> dict[str, list[Item]]:
    """The paragraphs of each list."""
    found: dict[str, list[Item]] = {}
    for match in _ITEM.finditer(source):
        item = Item(match["list"], int(match["level"] or 0), *match.span("list"))
        found.setdefault(item.list_id, []).append(item)
    return found


def home(paragraphs: Sequence[Item], found: Sequence[Region]) -> Region | None:
    """The smallest repeated region whose every turn is a list of its own; none if the numbers go on."""
    top = min(item.level for item in paragraphs)
    first = [item for item in paragraphs if item.level == top]
    for region in reversed(found):
        if region.repeats and all(region.holds(item.start) for item in paragraphs) and _count(region, first, found) > 1:
            return region
    return None


def _count(region: Region, paragraphs: Sequence[Item], found: Sequence[Region]) -> int:
    """How many items one turn may print: of a condition's branches one is printed, an inner loop prints many."""
    inner = list(_inner(region, found))
    direct = sum(region.holds(item.start) and not any(one.holds(item.start) for one in inner) for item in paragraphs)
    printed: dict[int, int] = {}
    for one in inner:
        count = _count(one, paragraphs, found)
        printed[one.pair] = max(printed.get(one.pair, 0), _MANY if one.repeats and count else count)
    return direct + sum(printed.values())


def _inner(region: Region, found: Sequence[Region]) -> Iterator[Region]:
    """The regions that stand in one directly."""
    end = region.start
    for one in found:
        if one.start >= end and one.end <= region.end and one != region:
            yield one
            end = one.end
