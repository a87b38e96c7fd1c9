"""Straight quotes of a paragraph and the pairs they make."""

from __future__ import annotations

import re
from collections.abc import Iterator

ADDRESS = re.compile(
    r'(?:https?://|www\.)(?:[^\s"«»]|"[^\s"]*")*|(?:[\w.+-]+(?:"[\w.+-]*)*|"[^\s"@]+")@[\w-]+(?:\.[\w-]+)+'
)
"""An address of the internet or of electronic mail, quotes inside it included."""

_SIGNS_OF_ADDRESSES = ("://", "www.", "@")
_QUOTES = '"«»'
_BEFORE_OPENING = frozenset("([{„")
_AFTER_CLOSING = frozenset(".,;:!?…)]}")


def find_addresses(text: str) -> Iterator[re.Match[str]]:
    """The addresses of a text; most texts have none, and are not searched."""
    if any(sign in text for sign in _SIGNS_OF_ADDRESSES):
        yield from ADDRESS.finditer(text)


def with_paired_quotes(text: str) -> str:
    """The text with each pair of straight quotes as «ёлочки»; a quote without a pair stays as it is typed."""
    if '"' not in text:
        return text
    signs = list(text)
    for opening, closing in _pairs(text)[0]:
        signs[opening], signs[closing] = "«", "»"
    return "".join(signs)


def unpaired_quotes(text: str) -> list[int]:
    """Positions of the straight quotes that have no pair, in order."""
    return sorted(_pairs(text)[1]) if '"' in text else []


def _pairs(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Pairs of quotes by their positions, and quotes without a pair."""
    pairs: list[tuple[int, int]] = []
    waiting: list[int] = []
    alone: list[int] = []
    for position in _straight(text):
        if not _closes(text, position, is_open=bool(waiting)):
            waiting.append(position)
        elif waiting:
            pairs.append((waiting.pop(), position))
        else:
            alone.append(position)
    return pairs, alone + waiting


def _straight(text: str) -> Iterator[int]:
    inside = {position for match in find_addresses(text) for position in range(*match.span())}
    return (match.start() for match in re.finditer('"', text) if match.start() not in inside)


def _closes(text: str, position: int, *, is_open: bool) -> bool:
    """Whether a quote closes: by the signs around it; between two letters, if one is open."""
    before, after = text[:position].rstrip(_QUOTES)[-1:], text[position + 1 :].lstrip(_QUOTES)[:1]
    may_open = bool(after.strip()) and after not in _AFTER_CLOSING
    may_close = bool(before.strip()) and before not in _BEFORE_OPENING
    return is_open if may_open is may_close else may_close
