"""How wide a word prints: letters of a serif of 12 point, the size of tables, rounded up."""

from __future__ import annotations

from functools import lru_cache

EM = 240
"""Twips of an em of 12 point."""
DIGIT, COMMA, SPACE = EM // 2, EM // 4, EM // 4
"""Digits are of one width in every text face, so numbers can stand one under another."""
_BOLD = 1.07
_SHARES = {
    **dict.fromkeys(".,:;·!'’|()[]/\\-ijltfrI\u00a0\u2011", 0.34),
    **dict.fromkeys("0123456789–«»\"?*", 0.5),
    **dict.fromkeys("жмфшщыю", 0.78),
    **dict.fromkeys("ЖМФШЩЮЫ№—%@", 1.0),
}  # fmt: skip
_CAPITAL, _SMALL = 0.75, 0.54
_JOINER = "\u2060"


@lru_cache(maxsize=4096)
def word_width(word: str, *, bold: bool = False) -> float:
    """Twips that a word takes in a cell."""
    ems = sum(_SHARES.get(letter) or _usual(letter) for letter in word)
    return ems * EM * (_BOLD if bold else 1)


def _usual(letter: str) -> float:
    if letter == _JOINER:
        return 0
    return _CAPITAL if letter.isupper() else _SMALL
