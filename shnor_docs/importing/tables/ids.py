"""Ids for records that had none: words of the text in Latin letters."""

from __future__ import annotations

from collections.abc import Collection
from itertools import dropwhile

from shnor_docs.russian.transliteration import latin

_MOST_LETTERS = 32
_MOST_WORDS = 4
_WITHOUT_SENSE = frozenset(
    ("и", "в", "во", "на", "по", "с", "со", "о", "об", "от", "для", "из", "к", "за", "до", "при", "не", "или")
)


def id_for(text: str, taken: Collection[str], otherwise: str = "record") -> str:
    """An id like the beginning of a text: whole words, begun with a letter, and nobody's yet."""
    words = [word for word in text.split() if word.lower() not in _WITHOUT_SENSE]
    parts = [part for word in words for part in latin(word).split("-") if part]
    base = _short([*dropwhile(str.isdecimal, parts)]) or otherwise
    base = base if base[0].isalpha() else f"{otherwise}_{base}"
    found, number = base, 2
    while found in taken:
        found, number = f"{base}_{number}", number + 1
    return found


def _short(words: list[str]) -> str:
    kept: list[str] = []
    for word in words[:_MOST_WORDS]:
        if kept and len("_".join([*kept, word])) > _MOST_LETTERS:
            break
        kept.append(word[:_MOST_LETTERS])
    return "_".join(kept)
