"""A number as Word prints it in a list; None where that is not known."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
"""Word's own set: without ё, й, ъ, ь."""
_MOST_REPEATS = 30
"""Word's letters start over after thirty times through the alphabet."""
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST_ROMAN = 32_767
_PADDED = re.compile(r"(0+)1, (?:\1)2, ")
"""The look of a custom format that pads with noughts: «001, 002, 003, ...»."""
_ENGLISH = {1: "st", 2: "nd", 3: "rd"}


def printed(value: int, name: str, language: str = "", pattern: str = "") -> str | None:
    """A number in a format of Word; ``language`` tells ordinals, ``pattern`` the look of a custom format."""
    if value < 0:
        return None
    if name == "custom":
        found = _PADDED.match(pattern)
        return str(value).zfill(len(found[1]) + 1) if found else None
    if name == "ordinal":
        return _ordinal(value, language)
    form = _FORMS.get(name)
    return form(value) if form else None


def _ordinal(value: int, language: str) -> str | None:
    match language[:2].lower():
        case "ru":
            return f"{value}-й"
        case "en":
            return f"{value}{'th' if value % 100 in (11, 12, 13) else _ENGLISH.get(value % 10, 'th')}"
    return None


def _letters(alphabet: str) -> Callable[[int], str | None]:
    """«a … z, aa, bb …»; nothing for nought, as Word does."""

    def form(value: int) -> str | None:
        times, place = divmod(value - 1, len(alphabet))
        if times >= _MOST_REPEATS:
            return None
        return alphabet[place] * (times + 1) if value else ""

    return form


def _roman(value: int) -> str | None:
    if value > _MOST_ROMAN:
        return None
    told = ""
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        told += letters * count
    return told


def _raised(form: Callable[[int], str | None]) -> Callable[[int], str | None]:
    """The same in capitals."""
    return lambda value: None if (told := form(value)) is None else told.upper()


_FORMS: Mapping[str, Callable[[int], str | None]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02}",
    "numberInDash": lambda value: f"- {value} -",
    "lowerRoman": _roman,
    "upperRoman": _raised(_roman),
    "lowerLetter": _letters(_LATIN),
    "upperLetter": _letters(_LATIN.upper()),
    "russianLower": _letters(_RUSSIAN),
    "russianUpper": _letters(_RUSSIAN.upper()),
    "none": lambda value: "",
    "bullet": lambda value: "",
}
