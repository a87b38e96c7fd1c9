"""Words written together that are two: a space lost in typing or scanning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress
from operator import itemgetter
from typing import NamedTuple

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.rules.wording.body import Block, Body, Mend, Spot, comparing, rule

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


class _Halves(NamedTuple):
    """A long word at ``start`` of a block, as two words that it may be."""

    left: str
    right: str
    block: Block
    start: int


def _of_known_words(whole: Body) -> Iterator[Spot]:
    """A word met once that is two words of the same texts, each met on its own more than once."""
    counts = whole.blocks.counted(_words)
    told: set[str] = set()
    halves = whole.blocks.found(_halves)
    for left, right, block, start in compress(halves, map(counts.__contains__, map(itemgetter(0), halves))):
        word = left + right
        if counts[left] >= _OFTEN and counts[right] >= _OFTEN and counts[word] == 1 and word not in told:
            told.add(word)
            place = whole.start(block) + start
            yield _spot(place, place + len(left), left, right)


def _words(block: Block) -> list[str]:
    return _WORD.findall(block.clean)


def _halves(block: Block) -> Iterator[_Halves]:
    for match in _WORD.finditer(block.clean):
        word = match[0]
        for cut in range(_LEFT, len(word) - _RIGHT + 1) if len(word) >= _LONG else ():
            left = word[:cut]
            if left not in _FIRST_HALVES and not left.endswith(_OF_COMPOUNDS):
                yield _Halves(left, word[cut:], block, match.start())


def _spot(start: int, cut: int, left: str, right: str) -> Spot:
    message = f"слова слились: «{left}{right}»"
    mend = Mend(cut - 1, cut + 1, f"{left[-1]} {right[0]}", is_safe=False)
    return Spot(start, cut + len(right), message, f"напишите «{left} {right}»", mend)


glued_words = rule(GLUED_WORDS, _glued)
glued_known_words = comparing(GLUED_WORDS, _of_known_words)
