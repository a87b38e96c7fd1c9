"""What a window has to take anew: blocks that are not among those it shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from shnor_docs.page.preview.blocks import Block
from shnor_docs.source.text import shared_start

Piece = tuple[int, int] | tuple[str, str]
"""Blocks that stay, by the places of the first and of the one after the last; or a new block: its sort and HTML."""


def changes(shown: Sequence[Block], now: Sequence[Block]) -> list[Piece]:
    """How the blocks that a window shows become those of now. Most of them stay at both ends."""
    start = shared_start(shown, now)
    end = min(shared_start(shown[::-1], now[::-1]), len(shown) - start, len(now) - start)
    middle = _between(shown[start : len(shown) - end], now[start : len(now) - end], start)
    stay = ((0, start), *middle, (len(shown) - end, len(shown)))
    return [piece for piece in stay if piece[0] != piece[1]]


def _between(shown: Sequence[Block], now: Sequence[Block], start: int) -> Iterator[Piece]:
    for kind, a, b, c, d in SequenceMatcher(None, shown, now).get_opcodes():
        if kind == "equal":
            yield start + a, start + b
        else:
            yield from ((block.sort.value, block.html) for block in now[c:d])
