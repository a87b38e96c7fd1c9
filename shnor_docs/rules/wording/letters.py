"""Letters of another alphabet and digits inside Russian words: what scanning and typing leave behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.rules.wording.body import Body, Mend, Spot, comparing, rule

LATIN = declare("ШД880", Severity.WARNING, "буква другого алфавита в слове")
DIGIT = declare("ШД890", Severity.WARNING, "цифра вместо буквы")

_RUSSIAN, _LATIN = "АВЕКМНОРСТУХаекорсух", "ABEKMHOPCTYXaekopcyx"
_GREEK, _AS_GREEK = "ΑΒΕΚΜΗΟΡΤΧΠΓΦο", "АВЕКМНОРТХПГФо"
TO_RUSSIAN = str.maketrans(_LATIN + _GREEK, _RUSSIAN + _AS_GREEK)
TO_LATIN = str.maketrans(_RUSSIAN, _LATIN)
_FOREIGN = r"A-Za-z\u0391-\u03c9"
_MIXED = re.compile(rf"(?<![^\W\d_])(?=[{_FOREIGN}]+[А-Яа-яЁё]|[А-Яа-яЁё]+[{_FOREIGN}])[{_FOREIGN}А-Яа-яЁё]+")
_ALONE = re.compile(r"(?<=[а-яё,] )(?:[caoyk](?= [а-яё])|c(?= \d))")
"""A preposition or conjunction typed on the Latin keyboard: «c 1 сентября» is not told from a variable there."""
_NUMBERED = re.compile(r"(?<=№)[ \u00a0]?\d[\d/.]*-(?P<letters>[ABEKMHOPCTYX]+)(?![A-Za-z])")
_CAPITALS = re.compile(r"(?<![A-Za-zА-Яа-яЁё\d-])[ABEKMHOPCTYX]{2,}(?![A-Za-zА-Яа-яЁё\d-])")
_RUSSIAN_LETTER = re.compile("[А-Яа-яЁё]")
_WITH_DIGIT = re.compile(r"(?<![А-Яа-яЁё\d])[А-ЯЁ]{2,}[306](?![\d\w-])|(?<![А-Яа-яЁё\d])[А-ЯЁ]+[306][А-ЯЁ]+(?!\w)")
_A_WORD = 3
_LETTERS_FOR = str.maketrans("306", "ЗОБ")
_HINT = "замените её русской буквой: при поиске и сортировке это другое слово"


def _latin(text: str) -> Iterator[Spot]:
    """No Latin letter that only looks Russian stands in a Russian word, nor the other way round."""
    return chain(_mixed(text), _alone(text), _of_numbers(text))


def _mixed(text: str) -> Iterator[Spot]:
    for match in _MIXED.finditer(text):
        word = match[0]
        if not re.search(rf"[{_FOREIGN}]", word.translate(TO_RUSSIAN)):
            yield from _runs(match, rf"[{_FOREIGN}]+", TO_RUSSIAN, f"в слове «{word}» нерусская буква", _HINT)
        elif not re.search(r"[А-Яа-яЁё]", word.translate(TO_LATIN)):
            hint = "замените её латинской буквой"
            yield from _runs(match, r"[А-Яа-яЁё]+", TO_LATIN, f"в слове «{word}» русская буква", hint)


def _runs(word: re.Match[str], letters: str, table: dict[int, int], message: str, hint: str) -> Iterator[Spot]:
    for run in re.finditer(letters, word[0]):
        start = word.start() + run.start()
        mend = Mend(start, start + len(run[0]), run[0].translate(table))
        yield Spot(*word.span(), f"{message} «{run[0]}»", hint, mend)


def _alone(text: str) -> Iterator[Spot]:
    for match in _ALONE.finditer(text):
        mend = Mend(*match.span(), match[0].translate(TO_RUSSIAN))
        yield Spot(*match.span(), f"«{match[0]}» здесь – латинская буква", _HINT, mend)


def _of_numbers(text: str) -> Iterator[Spot]:
    for match in _NUMBERED.finditer(text):
        found = match["letters"]
        message = f"в номере «№ {match[0].strip()}» латинская буква «{found}»"
        yield Spot(*match.span("letters"), message, _HINT, Mend(*match.span("letters"), found.translate(TO_RUSSIAN)))


def _capitals(whole: Body) -> Iterator[Spot]:
    """Letters of an abbreviation that the texts have in Russian letters too: «OO» beside «ОО»."""
    for start, match in whole.places(_CAPITALS):
        russian, span = match[0].translate(TO_RUSSIAN), (start + match.start(), start + match.end())
        if _is_word(russian, whole.clean):
            message = f"«{match[0]}» – латинскими буквами, а в других местах – русскими"
            yield Spot(*span, message, _HINT, Mend(*span, russian))


def _digits(whole: Body) -> Iterator[Spot]:
    """No digit stands for a letter in a word of capitals: «ПРИКА3»."""
    suspects = list(whole.places(_WITH_DIGIT))
    lower = whole.clean.lower() if suspects else ""
    for start, match in suspects:
        word, span = match[0].translate(_LETTERS_FOR), (start + match.start(), start + match.end())
        if len(word) >= _A_WORD and _is_word(word.lower(), lower):
            message = f"в слове «{match[0]}» цифра вместо буквы"
            yield Spot(*span, message, f"напишите «{word}»", Mend(*span, word, is_safe=False))


def _is_word(word: str, text: str) -> bool:
    """Whether a word stands in a text with no Russian letter beside it."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not _RUSSIAN_LETTER.search(text[max(start - 1, 0) : start] + text[end : end + 1]):
            return True
        start = text.find(word, start + 1)
    return False


latin_letters = rule(LATIN, _latin)
latin_capitals = comparing(LATIN, _capitals)
digits_for_letters = comparing(DIGIT, _digits)
