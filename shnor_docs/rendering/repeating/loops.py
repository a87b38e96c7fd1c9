"""Where a template's source repeats itself: bodies of loops, macros and calls, and the branches of its conditions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_TAG = re.compile(r"\{%[-+]?\s*(?P<word>\w+).*?%\}", re.DOTALL)
_ENDRAW = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")
REPEATING = ("for", "macro", "call")
_OPENING = (*REPEATING, "if")
_MIDDLE = ("elif", "else")


@dataclass(frozen=True, slots=True)
class Region:
    """What stands between two tags: the body of ``word``, or one branch of it; ``pair`` is where its tag begins."""

    word: str
    pair: int
    start: int
    end: int

    def holds(self, position: int) -> bool:
        """Whether a position of the source is in it."""
        return self.start <= position < self.end

    @property
    def repeats(self) -> bool:
        """Whether it may be printed many times."""
        return self.word in REPEATING


def regions(source: str) -> tuple[Region, ...]:
    """All bodies and branches of a source whose tags are paired, outer ones before inner ones."""
    return tuple(sorted(_regions(source), key=lambda region: (region.start, -region.end)))


def innermost(found: Sequence[Region], position: int) -> Region | None:
    """The smallest repeated region that holds a position."""
    holding = [region for region in found if region.repeats and region.holds(position)]
    return holding[-1] if holding else None


def _regions(source: str) -> Iterator[Region]:
    open_tags: list[tuple[str, int, int]] = []
    for tag in _tags(source):
        word = tag["word"]
        if word in _OPENING:
            open_tags.append((word, tag.start(), tag.end()))
        elif word in _MIDDLE and open_tags:
            opened, pair, start = open_tags.pop()
            yield Region(opened, pair, start, tag.start())
            open_tags.append(("if", pair, tag.end()))
        elif word.removeprefix("end") in _OPENING and open_tags:
            yield Region(*open_tags.pop(), tag.start())


def _tags(source: str) -> Iterator[re.Match[str]]:
    position = 0
    while tag := _TAG.search(source, position):
        yield tag
        position = tag.end()
        if tag["word"] == "raw":
            ending = _ENDRAW.search(source, position)
            position = ending.end() if ending else len(source)
