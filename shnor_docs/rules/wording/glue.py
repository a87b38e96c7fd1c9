"""Words written together that are two: a space lost in typing or scanning."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.rules.wording.body import Body, Mend, Spot, comparing, rule
from shnor_docs.sameness import KEPT

GLUED_WORDS = declare("ШД881", Severity.WARNING, "слова слились")

_CAPITAL_INSIDE = re.compile(r"(?<![А-Яа-яЁёA-Za-z])(?P<left>[а-яё]{3,})(?P<right>[А-ЯЁ][а-яё]{2,})")
_WORD = re.compile(r"(?<![А-Яа-яЁё-])[а-яё]{4,}(?![А-Яа-яЁё-])")
_LONG, _LEFT, _RIGHT, _OFTEN = 11, 5, 4, 2
"""Letters of a word that may be two, of its halves, and how often each half is used by itself."""
_OF_COMPOUNDS = ("о", "е")
"""The letter that joins the halves of a compound: «общеобразовательный»."""
_FIRST_HALVES = frozenset({"между", "после", "сверх", "вперед", "через", "метод", "видео", "медиа", "спорт", "против"})


def _glued(text: str) -> Iterator[Spot]:
    """Two words have a space between them."""
    for match in _CAPITAL_INSIDE.finditer(text):
        yield _spot(*match.span("left"), match["left"], match["right"])


def _of_known_words(whole: Body) -> Iterator[Spot]:
    """A word met once that is two words of the same texts, each met on its own more than once."""
    counts = Counter(word for _, text in whole.blocks for word in _words(text))
    for word, count in counts.items():
        if count == 1 and len(word) >= _LONG and (cut := _cut(word, counts)):
            start = next(start + match.start() for start, match in whole.places(_WORD) if match[0] == word)
            yield _spot(start, start + cut, word[:cut], word[cut:])


@lru_cache(KEPT)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))


def _cut(word: str, counts: Counter[str]) -> int:
    return next((n for n in range(_LEFT, len(word) - _RIGHT + 1) if _is_two(word[:n], word[n:], counts)), 0)


def _is_two(left: str, right: str, counts: Counter[str]) -> bool:
    if left in _FIRST_HALVES or left.endswith(_OF_COMPOUNDS):
        return False
    return counts[left] >= _OFTEN and counts[right] >= _OFTEN


def _spot(start: int, cut: int, left: str, right: str) -> Spot:
    message = f"слова слились: «{left}{right}»"
    mend = Mend(cut - 1, cut + 1, f"{left[-1]} {right[0]}", is_safe=False)
    return Spot(start, cut + len(right), message, f"напишите «{left} {right}»", mend)


glued_words = rule(GLUED_WORDS, _glued)
glued_known_words = comparing(GLUED_WORDS, _of_known_words)
