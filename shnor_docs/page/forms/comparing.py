"""Two texts side by side, the words of each that the other has not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from shnor_docs.source.text import shared_start
from shnor_docs.workspace.editing.meaning import Plain

MOST_COMPARED = 4_000_000
"""Pairs of words: a second."""
_WORDS = re.compile(r"\s+|[^\s]+")


class Piece(NamedTuple):
    """Some words of a text, and whether the other text has them too."""

    text: str
    is_common: bool


def compared(mine: str, theirs: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The pieces of both texts."""
    a, b = _WORDS.findall(mine), _WORDS.findall(theirs)
    steps = _steps(a, b)
    mine_pieces = [Piece("".join(a[i:j]), tag == "equal") for tag, i, j, _, _ in steps if i < j]
    their_pieces = [Piece("".join(b[i:j]), tag == "equal") for tag, _, _, i, j in steps if i < j]
    return tuple(mine_pieces), tuple(their_pieces)


def _steps(a: Sequence[str], b: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """How one list of words becomes the other; long texts without what they share inside: that would take minutes."""
    first = shared_start(a, b)
    last = shared_start(a[first:][::-1], b[first:][::-1])
    x, y = a[first : len(a) - last], b[first : len(b) - last]
    within = [("replace", 0, len(x), 0, len(y))]
    if len(x) * len(y) < MOST_COMPARED:
        within = list(SequenceMatcher(None, x, y, autojunk=False).get_opcodes())
    moved = [(tag, first + i, first + j, first + k, first + n) for tag, i, j, k, n in within]
    return [("equal", 0, first, 0, first), *moved, ("equal", len(a) - last, len(a), len(b) - last, len(b))]


def in_words(value: Plain) -> str:
    """A value as a person can read it: a list in lines, a record by its fields."""
    if isinstance(value, list):
        return "\n".join(map(in_words, value))
    if isinstance(value, dict):
        return "\n".join(in_words(item) for key, item in value.items() if key != "id")
    return value or ""
