"""The heading of a pasted table: rows that say what its columns are called, and no record."""

from __future__ import annotations

import re
from collections.abc import Sequence

Cells = Sequence[Sequence[str]]

LEAST_MATCHES = 2
LONGEST_HEADING = 80
"""Letters: what is longer says more than what a column is called."""
STEM = 4
"""First letters by which forms of one word are known: «Срок», «Сроки»."""
USUAL = frozenset({"наименование", "название"})
"""What headings add to the name of a column."""

SYNONYMS = {
    "меро": {"соде", "рабо", "деят", "дейс", "план"},
    "срок": {"дата", "пери", "врем", "когд"},
    "испо": {"отве", "кто", "орга"},
    "резу": {"итог", "прод", "эффе", "пока", "выхо"},
    "пока": {"инди", "крит"},
}
"""Other words of headings, by the stems of those of columns: believed where several columns are named."""

_NUMBER = re.compile(r"\d+")
_WORDS = re.compile(r"[а-яё]{3,}", re.IGNORECASE)


def without_header(cells: Cells, titles: Sequence[str]) -> tuple[Cells, tuple[str, ...]]:
    """The rows below the heading, and what the heading says; nothing if the first row is no heading.

    ``titles`` are those of the columns into which the cells go. A row of the numbers of columns belongs to the heading.
    """
    if not cells or not is_header(cells[0], titles):
        return cells, ()
    rest = cells[1:]
    return rest[1:] if rest and _numbers_columns(rest[0]) else rest, tuple(filter(None, map(str.strip, cells[0])))


def is_header(texts: Sequence[str], titles: Sequence[str]) -> bool:
    """Whether the texts of a row are the titles of its columns, maybe in other words."""
    told = [(text, title) for text, title in zip(texts, titles, strict=False) if text.strip()]
    if any(len(text) > LONGEST_HEADING or _says_a_number(text, title) for text, title in told):
        return False
    if len(told) == 1:
        return _is_like(*told[0], strange=0)
    matches = sum(_is_like(text, title, strange=2) for text, title in told)
    return matches >= LEAST_MATCHES and matches * 2 >= len(told)


def _says_a_number(text: str, title: str) -> bool:
    return not set(_NUMBER.findall(text)) <= set(_NUMBER.findall(title))


def _is_like(text: str, title: str, *, strange: int) -> bool:
    """Whether a text says what a title does, with so many other words."""
    if _plain(text) == _plain(title):
        return True
    is_of_year = bool(_NUMBER.search(text))
    known = {word[:STEM] for word in _words(title)}
    if strange:
        known = known.union(*(SYNONYMS.get(stem, set()) for stem in known))
    words = [word for word in _words(text) if word not in USUAL and not (is_of_year and word.startswith("год"))]
    common = [word for word in words if word[:STEM] in known]
    return bool(common or is_of_year) and len(words) - len(common) <= strange


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORDS.findall(text)]


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(".:")


def _numbers_columns(texts: Sequence[str]) -> bool:
    numbers = [int(text) for text in map(str.strip, texts) if text.isdecimal()]
    return len(numbers) == len(texts) > 1 and numbers == [*range(numbers[0], numbers[0] + len(numbers))]
