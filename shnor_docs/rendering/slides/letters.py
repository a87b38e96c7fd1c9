"""How wide a text prints on a slide: the letters of Arial, and of Liberation Sans, which is of the same widths.

The widths are kept here, not asked of the machine: the same document falls on the same slides wherever it is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

_REGULAR = {
    19: "'", 22: "ijl’", 26: "|", 28: "ftI!,./:;[\\] \u00a0·", 33: "r()-`{}„“”‑", 35: '"•', 36: "г", 39: "*", 40: "°",
    44: "к", 46: "зт", 47: "^", 50: "cksvxyzJсух", 51: "э", 52: "чь", 53: "в", 54: "Гпя", 55: "н±≥≤", 57: "бц",
    58: "+<=>~Кдл×−", 60: "З", 61: "FTZТ", 62: "ъ", 64: "У", 66: "БЛЬ", 67: "ABEKPSVXY&АВЕЁРХЧж", 68: "Д", 69: "м",
    72: "wCDHNRUИЙНПСЭЯы", 74: "Ц", 75: "ю", 76: "Ф", 78: "GOQО", 79: "Ъ", 80: "ш", 82: "фщ", 83: "mMМ", 89: "%Ы",
    92: "ЖШ", 94: "WЩ", 100: "—…→", 101: "Ю", 102: "@", 107: "№",
}  # fmt: skip
_BOLD = {
    24: "'", 28: "ijlI,./\\| \u00a0’·", 33: "ft!()-:;[]`‑", 35: "•", 39: "r*{}", 40: "°", 42: "г", 47: '"', 49: "т",
    50: "zзк„“”", 55: "э±≥≤", 57: "Г", 58: "+<=>^~чя×−", 60: "нп", 61: "bdghnopquFLTZ?КТвийорць", 62: "Уб", 63: "Зд",
    64: "л", 67: "EPSVXYЕЁРХ", 70: "ЛЧ", 71: "ДЭж", 72: "ABCDHKNRU&АБВИЙНПСЬЯ", 73: "Цъ", 74: "м", 78: "wGOQО",
    83: "MМш", 84: "щ", 85: "Фыю", 87: "Ъ", 88: "ф", 89: "m%", 90: "Ж", 94: "W", 98: "@Ы", 100: "Ш—…→", 102: "Щ",
    103: "Ю", 111: "№",
}  # fmt: skip
_USUAL = 56
"""Hundredths of an em: digits, dashes of a range, most of the small letters."""
_UNKNOWN = 100
"""A letter of another alphabet is taken for a square."""
_NO_WIDTH = "\u2060\u00ad\u200b"
_KNOWN = {chr(code) for code in (*range(0x20, 0x7F), *range(0x410, 0x450))} | set("«»–§Ёё…")

_WIDER = 1.22
"""Verdana, the widest of the usual faces, against Arial: so much is allowed for a face that is not known."""
_NO_WIDER = frozenset(
    {
        "arial", "liberation sans", "helvetica", "arimo", "calibri", "carlito", "cambria", "caladea", "times new roman",
        "liberation serif", "tinos", "pt sans", "pt astra sans", "pt serif", "pt astra serif", "arial narrow",
    }
)  # fmt: skip
_ROUNDING = 1.015
"""Widths are kept in hundredths, and programs place letters on pixels."""


def _by_letter(widths: Mapping[int, str]) -> dict[str, int]:
    usual = dict.fromkeys(_KNOWN, _USUAL)
    return usual | {letter: width for width, letters in {**widths, 0: _NO_WIDTH}.items() for letter in letters}


_WIDTHS = {False: _by_letter(_REGULAR), True: _by_letter(_BOLD)}


def is_measured(face: str) -> bool:
    """Whether a face is known to print no wider than Arial."""
    return face.casefold() in _NO_WIDER


def breadth(face: str) -> float:
    """How much wider than Arial a face may print, at most."""
    return _ROUNDING if is_measured(face) else _ROUNDING * _WIDER


@lru_cache(maxsize=16_384)
def width(text: str, *, bold: bool = False) -> float:
    """How many ems a text takes in Arial."""
    widths = _WIDTHS[bold]
    return sum(widths.get(letter, _UNKNOWN) for letter in text) / 100
