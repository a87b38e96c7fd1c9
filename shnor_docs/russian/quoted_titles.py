"""Quoted titles of acts and names of schools: citations, whose signs are not ours to change.

An act is cited by its title letter for letter: whoever checks the citation compares it with the published one. A
school's name is the one of its charter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARKS = re.compile("[«»]")
_ACT = re.compile(
    r"\b(?:приказ|постановлени|распоряжени|закон|кодекс|указ|письм|решени|поручени|ГОСТ|СанПиН)(?![а-яё]{6})[^«»;]*\Z",
    re.IGNORECASE,
)
"""A word for an act with what stands between it and its title: who gave it, its date and number."""
_ACT_TITLE = re.compile(r"Об?о?\s")
_OWN_TITLE = re.compile(r"(?:программ|план|проект|карт|концепци|отчёт|раздел|форм)[а-яё]*\s\Z", re.IGNORECASE)
"""A title of the workspace's own papers, printed by typography wherever it stands."""
_SCHOOL = re.compile(r"(?:\b[А-ЯЁ]{0,6}ОУ|\bшкол[а-яё]*|\bгимнази[а-яё]*|\bлице[а-яё]*|\bучреждени[а-яё]*)\s?\Z")
_LOOKED_AT = 200
"""How many signs before a quote tell whose title it is."""


def title_spans(text: str) -> list[tuple[int, int]]:
    """Where titles of acts and names of schools stand inside their «ёлочки», in order; the outer of nested ones."""
    if "«" not in text:
        return []
    found: list[tuple[int, int]] = []
    for start, end in sorted(_pairs(text)):
        if (not found or start >= found[-1][1]) and _is_title(text, start):
            found.append((start, end))
    return found


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Spans between an opening quote and its closing one; a quote without a pair has none."""
    opened: list[int] = []
    for mark in _MARKS.finditer(text):
        if mark[0] == "«":
            opened.append(mark.end())
        elif opened:
            yield opened.pop(), mark.start()


def _is_title(text: str, start: int) -> bool:
    before = text[max(0, start - 1 - _LOOKED_AT) : start - 1]
    if _ACT_TITLE.match(text, start) or _SCHOOL.search(before):
        return True
    return bool(_ACT.search(before)) and not _OWN_TITLE.search(before)
