"""Straight quotes of a paragraph and the pairs they make."""

from __future__ import annotations

import re
from collections.abc import Iterator

ADDRESS = re.compile(
    r'(?:https?://|www\.)(?:[^\s"«»]|"[^\s"]*")*|(?:[\w.+-]+(?:"[\w.+-]*)*|"[^\s"@]+")@[\w-]+(?:\.[\w-]+)+'
)
"""An address of the internet or of electronic mail, quotes inside it included."""

_SIGNS_OF_ADDRESSES = ("://", "www.", "@")
_RUN_OF_QUOTES = re.compile('["«»]+')
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
    for position, before, after in _straight(text):
        if not _closes(before, after, is_open=bool(waiting)):
            waiting.append(position)
        elif waiting:
            pairs.append((waiting.pop(), position))
        else:
            alone.append(position)
    return pairs, alone + waiting


def _straight(text: str) -> Iterator[tuple[int, str, str]]:
    """The straight quotes by position, each with the signs around it, other quotes passed over."""
    inside = {position for match in find_addresses(text) for position in range(*match.span())}
    for run in _RUN_OF_QUOTES.finditer(text):
        before, after = text[max(0, run.start() - 1) : run.start()], text[run.end() : run.end() + 1]
        for position in range(*run.span()):
            if text[position] == '"' and position not in inside:
                yield position, before, after


def _closes(before: str, after: str, *, is_open: bool) -> bool:
    """Whether a quote closes: by the signs around it; between two letters, if one is open."""
    may_open = bool(after.strip()) and after not in _AFTER_CLOSING
    may_close = bool(before.strip()) and before not in _BEFORE_OPENING
    return is_open if may_open is may_close else may_close
