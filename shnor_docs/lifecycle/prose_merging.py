"""Prose changed on two sides, merged by paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_GAP = re.compile(r"(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))+")
_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Clash:
    """Paragraphs that both sides changed, each in its own way, or that the other side took away; any may be empty."""

    base: str
    theirs: str
    ours: str


@dataclass(frozen=True, slots=True)
class MergedProse:
    """Our text with what only they changed; where both did, it is ours, and a clash."""

    text: str
    taken: tuple[tuple[str, str], ...] = ()
    """What was, and what they made of it."""
    clashes: tuple[Clash, ...] = ()


Paragraph = tuple[str, str]
"""A paragraph and the blank lines after it."""


def merged_prose(base: str, theirs: str, ours: str) -> MergedProse:
    """Three states of a text as one; wrapping of lines is no change, our paragraphs stay as they are wrapped."""
    found: list[Paragraph] = []
    taken: list[tuple[str, str]] = []
    clashes: list[Clash] = []
    for old, new, own in _regions(_paragraphs(base), _paragraphs(theirs), _paragraphs(ours)):
        was, they, we = _words(old), _words(new), _words(own)
        if they in (was, we):
            found += own
        elif we == was and new:
            found += _in_place(new, own)
            taken.append((_joined(old), _joined(new)))
        else:
            found += own
            clashes.append(Clash(_joined(old), _joined(new), _joined(own)))
    return MergedProse(_ended(found, ours), tuple(taken), tuple(clashes))


def _paragraphs(text: str) -> list[Paragraph]:
    body = text.rstrip()
    gaps = [*(match.span() for match in _GAP.finditer(body)), (len(body), len(body))]
    starts = [0, *(end for _, end in gaps)]
    return [(body[a:b], body[b:c]) for a, (b, c) in zip(starts, gaps, strict=False) if body[a:b].strip()]


def _regions(
    base: Sequence[Paragraph], theirs: Sequence[Paragraph], ours: Sequence[Paragraph]
) -> Iterator[tuple[Sequence[Paragraph], Sequence[Paragraph], Sequence[Paragraph]]]:
    """Each paragraph that all three have, in whatever words, and what lies between them."""
    in_theirs, in_ours = dict(_pairs(base, theirs)), dict(_pairs(base, ours))
    i = j = k = 0
    for place in range(len(base)):
        if place in in_theirs and place in in_ours:
            yield base[i:place], theirs[j : in_theirs[place]], ours[k : in_ours[place]]
            i, j, k = place + 1, in_theirs[place] + 1, in_ours[place] + 1
            yield base[place:i], theirs[j - 1 : j], ours[k - 1 : k]
    yield base[i:], theirs[j:], ours[k:]


def _pairs(base: Sequence[Paragraph], other: Sequence[Paragraph]) -> Iterator[tuple[int, int]]:
    """Places of a paragraph on both sides: equal ones, and between them as many in other words, or like ones."""
    was, now = _words(base), _words(other)
    for _, i1, i2, j1, j2 in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if i2 - i1 == j2 - j1:
            yield from zip(range(i1, i2), range(j1, j2), strict=True)
        else:
            yield from ((i1 + a, j1 + b) for a, b in _alike(was[i1:i2], now[j1:j2]))


def _alike(was: Sequence[str], now: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places of paragraphs that share most of their words, in one order."""
    after = 0
    for place, text in enumerate(was):
        like = next((at for at in range(after, len(now)) if _share_words(text, now[at])), None)
        if like is not None:
            yield place, like
            after = like + 1


def _share_words(one: str, other: str) -> bool:
    a, b = Counter(one.split()), Counter(other.split())
    return 3 * (a & b).total() >= a.total() + b.total()


def _words(paragraphs: Sequence[Paragraph]) -> list[str]:
    return [" ".join(text.split()) for text, _ in paragraphs]


def _joined(paragraphs: Sequence[Paragraph]) -> str:
    return _BETWEEN.join(text.strip() for text, _ in paragraphs)


def _in_place(new: Sequence[Paragraph], own: Sequence[Paragraph]) -> list[Paragraph]:
    """New paragraphs, followed by the blank lines that followed what they replace."""
    last = own[-1][1] if own else _BETWEEN
    return [*((text, gap or _BETWEEN) for text, gap in new[:-1]), (new[-1][0], last)]


def _ended(found: Sequence[Paragraph], ours: str) -> str:
    """The paragraphs as a text, ended as ours was; one that became the last or no longer is gets its blank lines."""
    if not found:
        return ours
    inner = "".join(text + (gap or _BETWEEN) for text, gap in found[:-1])
    return inner + found[-1][0] + ours[len(ours.rstrip()) :]
