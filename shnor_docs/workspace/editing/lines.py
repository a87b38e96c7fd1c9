"""Texts by their lines: what goes from a window into a file, and what two have made of one text."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from shnor_docs.source.text import LINE_BREAK, plain, shared_start


def with_lines(old: str, new: str) -> str:
    """The new text with the line breaks of the old one; lines that stay keep their own, were they of several kinds."""
    breaks = [match[0] for match in LINE_BREAK.finditer(old)]
    lines = plain(new)
    if len(set(breaks)) < 2:
        return lines.replace("\n", breaks[0] if breaks else "\n")
    was, will_be = _split(old), _split(lines)
    pairs = difflib.SequenceMatcher(
        None, [_bare(line) for line in was], [_bare(line) for line in will_be], autojunk=False
    )
    return "".join(
        "".join(was[a:b] if tag == "equal" else (line.replace("\n", breaks[0]) for line in will_be[c:d]))
        for tag, a, b, c, d in pairs.get_opcodes()
    )


class Merged(NamedTuple):
    """What two have made of one text; where they have not agreed, that of the first stands."""

    text: str
    is_agreed: bool


def merged(base: str, mine: str, theirs: str, *, of_rows: bool = False) -> Merged:
    """The text with what both have made of ``base``.

    Who change the same lines do not agree, nor do who change neighbouring ones: they are parts of one sentence. Those
    of a table are rows, each for itself.
    """
    lines = _split(base)
    ours, others = list(_changes(lines, _split(mine))), list(_changes(lines, _split(theirs)))
    meet = _overlap if of_rows else _touch
    free = [other for other in others if not any(meet(own, other) for own in ours)]
    for start, end, new in sorted((*ours, *free), reverse=True):
        lines[start:end] = new
    return Merged("".join(lines), is_agreed=free == others)


def _touch(one: _Lines, other: _Lines) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _overlap(one: _Lines, other: _Lines) -> bool:
    return one == other or (one[0] < other[1] and other[0] < one[1])


_Lines = tuple[int, int, Sequence[str]]
"""From which line to which, and what stands there instead."""


def _changes(was: Sequence[str], now: Sequence[str]) -> Iterator[_Lines]:
    """Which lines were replaced, and by which; what two texts begin and end with is not looked through."""
    first = shared_start(was, now)
    last = shared_start(was[first:][::-1], now[first:][::-1])
    before, after = was[first : len(was) - last], now[first : len(now) - last]
    for tag, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield first + a, first + b, after[c:d]


def _split(text: str) -> list[str]:
    starts = [0, *(match.end() for match in LINE_BREAK.finditer(text))]
    return [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True) if b > a]


def _bare(line: str) -> str:
    return LINE_BREAK.sub("\n", line)
