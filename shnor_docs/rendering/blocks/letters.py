"""How wide a word prints: the letters of Times New Roman, and of Liberation Serif, which is of the same widths."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

DIGIT, COMMA, SPACE, SIGN = 0.5, 0.25, 0.25, 0.5
"""In ems. Digits are of one width in every text face, so numbers can stand one under another."""

_REGULAR = {
    18: "'", 20: "|", 25: ".,·\u00a0", 28: "ijlt:;/\\", 33: "frI!’()[]-‑", 39: "sJ", 40: "з", 41: 'г"', 43: "э",
    44: "аеёстacez?", 46: "ья", 47: "в", 49: "к", 51: "бд", 52: "ъ", 54: "ийнпц", 56: "РFPS+−", 57: "БЬ", 58: "Г",
    61: "ЕЁТELTZ", 63: "м", 65: "фЧ", 66: "Э", 67: "ыВКСЯBCR", 68: "ДЛ", 69: "ж", 71: "УЪ",
    72: "АИЙНОПХЦwADGHKNOQUVXY", 75: "ю", 77: "шщ", 78: "m&", 79: "Ф", 83: "%", 87: "Ы", 89: "МM", 90: "Ж", 92: "@",
    94: "W", 95: "№", 100: "—", 101: "ШЩ", 103: "Ю",
}  # fmt: skip
_BOLD = {
    22: "|", 25: ".,·\u00a0", 28: "il'/\\", 33: "fjt:;!’()[]-‑", 39: "sI", 40: "з", 43: "э", 44: "еёсcerz", 45: "г",
    49: "т", 51: "д", 53: "ьЗ", 54: "вя", 56: 'лрчbdhknpquS"', 57: "+−", 58: "ийкнпцъ", 61: "РFP", 64: "Г", 66: "БЬ",
    67: "ВЕЁТBELTZ", 68: "мЭ", 69: "фД", 72: "АСХЯwACDNRUVXY", 73: "жКУЧ", 75: "Л", 76: "ю", 77: "Ъ",
    78: "ыИЙНОПЦGHKOQ", 83: "m&", 84: "шщ", 86: "Ф", 93: "@", 94: "МM", 98: "Ы", 99: "Ж", 100: "W—№%", 110: "ШЩ",
    113: "Ю",
}  # fmt: skip
_USUAL = 50
"""Hundredths of an em: digits, dashes of a range, most of the small letters."""
_NO_WIDTH = "\u2060\u00ad"


def _by_letter(widths: Mapping[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in {**widths, 0: _NO_WIDTH}.items() for letter in letters}


_WIDTHS = {False: _by_letter(_REGULAR), True: _by_letter(_BOLD)}


def twips(ems: float, points: float) -> float:
    """The width of so many ems in letters of that size."""
    return ems * points * 20


@lru_cache(maxsize=4096)
def word_width(word: str, *, bold: bool = False) -> float:
    """How many ems a word takes."""
    widths = _WIDTHS[bold]
    return sum(widths.get(letter, _USUAL) for letter in word) / 100
