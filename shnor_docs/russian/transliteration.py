"""Russian words in Latin letters, as addresses and names of folders have them."""

from __future__ import annotations

import re

_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_ADJECTIVE = re.compile(r"(?:ый|ий)\b")
_OTHER = re.compile(r"[^a-z0-9]+")


def latin(text: str) -> str:
    """«Рыбинский район» as «rybinsky-rayon»: small Latin letters and digits, words joined by hyphens."""
    words = _ADJECTIVE.sub("y", text.lower())
    return _OTHER.sub("-", "".join(_LETTERS.get(letter, letter) for letter in words)).strip("-")
