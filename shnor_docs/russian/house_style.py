"""What official papers print in more than one way, chosen once for a workspace."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import islice

from shnor_docs.russian.numerals import NBSP

_QUOTES = re.compile("[«»]")


class NestedQuotes(StrEnum):
    """Quotes inside quotes: «СОШ «Радуга»», as acts often print, or «СОШ „Радуга“», as books do."""

    SAME = "same"
    LOW = "low"


class Percent(StrEnum):
    """ГОСТ 8.417 prints «5 %» with a space; the older printing tradition prints «5%» without one."""

    SPACED = "spaced"
    UNSPACED = "unspaced"


def with_nested_quotes(pieces: Sequence[str]) -> list[str]:
    """A typeset paragraph, in pieces, with inner «ёлочки» as „лапки“; one without a pair keeps all as they are."""
    text = "".join(pieces)
    if text.count("«") < 2 or text.count("«") != text.count("»"):
        return list(pieces)
    signs, depth = list(text), 0
    for mark in _QUOTES.finditer(text):
        opens = mark[0] == "«"
        depth += 1 if opens else -1
        if depth < 0:
            return list(pieces)
        if depth > (1 if opens else 0):
            signs[mark.start()] = "„" if opens else "“"
    whole = iter(signs)
    return ["".join(islice(whole, len(piece))) for piece in pieces]


def with_unspaced_percent(text: str) -> str:
    """A typeset text with each «%» at its number."""
    return text.replace(f"{NBSP}%", "%")
