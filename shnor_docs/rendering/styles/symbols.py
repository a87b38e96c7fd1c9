"""Signs of the fonts Symbol and Wingdings as the Unicode characters that look the same."""

from __future__ import annotations

import re
from collections.abc import Mapping

_SIGNS = re.compile("[\uf020-\uf0ff]")
"""Where Word keeps the signs of such fonts."""
_SYMBOL_LOW = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_SYMBOL_HIGH = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
_SYMBOL_LAST = "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
_WINGDINGS = {
    **{0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x45: "☜", 0x46: "☞", 0x4A: "☺", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□"},
    **{0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9E: "·", 0x9F: "•", 0xA1: "○"},
    **{0xA4: "◉", 0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔"},
    **{0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
}
_FONTS: Mapping[str, Mapping[int, str]] = {
    "symbol": {
        **dict(enumerate(_SYMBOL_LOW, 0x20)),
        **dict(enumerate(_SYMBOL_HIGH, 0xA0)),
        **dict(enumerate(_SYMBOL_LAST, 0xF1)),
    },
    "wingdings": _WINGDINGS,
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐"},
}


def has_signs(text: str) -> bool:
    """Whether a text holds signs that mean nothing without their font."""
    return _SIGNS.search(text) is not None


def seen(text: str, font: str) -> str | None:
    """The text as the font shows it; None if a sign of it is not known."""
    signs = _FONTS.get(font.casefold(), {})
    told = [signs.get(ord(letter) - 0xF000) if _SIGNS.match(letter) else letter for letter in text]
    return None if None in told else "".join(filter(None, told))


def sign(code: str, font: str) -> str | None:
    """The character of ``w:sym``: its code in hexadecimal digits and its font."""
    try:
        number = int(code, 16)
    except ValueError:
        return None
    if number <= 0xFF and font.casefold() in _FONTS:
        number += 0xF000
    return seen(chr(number), font) if 0x20 <= number <= 0xFFFF and not 0xD800 <= number <= 0xDFFF else None
