"""Names that are set in capitals, as a text would write them: proper names as the documents write them elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

_WORD = re.compile(r"[^\W\d_]+")
_AMID = re.compile(r"(?<=[а-яё,»] )[А-ЯЁ][а-яё]+|(?<![А-ЯЁ] )\b[А-ЯЁ]{2,}\b(?! [А-ЯЁ])")
"""A word with a capital amid a sentence, an abbreviation amid small letters."""
_FIRST = re.compile(
    r"(?:ПРОГРАММА|КОНЦЕПЦИЯ|ПЛАН|ПОЛОЖЕНИЕ|СОСТАВ|ОТЧ[ЕЁ]Т|МОДЕЛЬ|ПОРЯДОК|СПИСОК|ПЕРЕЧЕНЬ|КОМПЛЕКС|ИНФОРМАЦИЯ)"
    r"(?= [«а-яё])"
)
_FEWEST = 6
Spelling = Mapping[str, str]
"""Words as they are written amid a sentence, by their small letters."""


def spelling_of(texts: Iterable[str]) -> Spelling:
    """How texts write words that begin with a capital wherever they stand."""
    found: dict[str, Counter[str]] = {}
    for text in texts:
        for word in () if _is_in_capitals(text) else _AMID.findall(text):
            found.setdefault(word.casefold(), Counter())[word] += 1
    return {key: forms.most_common(1)[0][0] for key, forms in found.items()}


def spelled(text: str, spelling: Spelling) -> str:
    """A name without the capitals of its setting: «ПРОГРАММА поддержки школ», «УПРАВЛЕНИЕ ОБРАЗОВАНИЯ»."""
    if not _is_in_capitals(text):
        return _FIRST.sub(lambda word: word[0].capitalize(), text, count=1) if _FIRST.match(text) else text
    words = _WORD.sub(lambda word: spelling.get(word[0].casefold(), word[0].lower()), text)
    first = next((place for place, sign in enumerate(words) if sign.isalpha()), 0)
    return words[:first] + words[first : first + 1].upper() + words[first + 1 :]


def _is_in_capitals(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) >= _FEWEST and all(sign.isupper() for sign in letters)
