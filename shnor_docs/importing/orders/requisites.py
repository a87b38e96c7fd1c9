"""Date, number, place, heading and signature of an act, told by their words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shnor_docs.model.dates import day_of
from shnor_docs.russian.dates import MONTHS_GENITIVE

DAY = re.compile(
    r"[«\"]?\s*(\d{1,2})\s*[»\"]?\s*(?:\.\s*(\d{1,2})\s*\.|\s+([а-я]+))\s*((?:19|20)\d\d)\s*(?:г(?:ода|\.)?(?!\w))?",
    re.I,
)
_NUMBER = re.compile(r"(?:№|N(?=\s?\d)|Nº)\s*([\w/.‑–-]+)")
_PLACE = re.compile(
    r"(?:г|с|п|пос|пгт|рп|р\.\s*п|д|ст)\.\s*[А-ЯЁ][\w .-]{1,40}|(?:город|село|пос[её]лок)\s+[А-ЯЁ][\w -]{1,40}"
)
_TITLE = re.compile(r"об?о?\s+[а-яё«\d]", re.I)
_NAME = re.compile(
    r"(?:[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?\s?[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)?"
    r"|[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s[А-ЯЁ]\.\s?[А-ЯЁ]\.)\s*$"
)
_LINE = re.compile(r"_{3,}")


@dataclass(frozen=True, slots=True)
class Requisites:
    """What stands in the lines of a date: each empty if it does not."""

    date: str = ""
    number: str = ""
    place: str = ""


def day_in(text: str) -> str:
    """The first date of a text as «23.09.2021»; empty if there is none."""
    found = DAY.search(text)
    if not found:
        return ""
    month = int(found[2]) if found[2] else _month(found[3])
    written = f"{int(found[1]):02}.{month:02}.{found[4]}"
    return written if day_of(written) else ""


def requisites_of(line: str) -> Requisites | None:
    """The requisites in a line; None if it holds anything else."""
    left, number = DAY.sub(" ", line), _NUMBER.search(line)
    if number:
        left = left.replace(number[0], " ")
    place = _PLACE.search(left)
    if place:
        left = left.replace(place[0], " ")
    rest = re.sub(r"\bот\b|№|[_\s.,|«»\"]|\d\d\b|\bг\b", "", left)
    found = Requisites(day_in(line), number[1].strip(".") if number else "", place[0].strip() if place else "")
    return found if not rest and (found.date or found.number or found.place or _LINE.search(line)) else None


def is_title(line: str) -> bool:
    """Whether a line begins as the heading of an act does: «О …», «Об …»."""
    return bool(_TITLE.match(line))


def name_in(text: str) -> str:
    """Initials and surname that a text consists of or ends with; empty if there are none."""
    found = _NAME.search(text)
    return found[0].strip() if found else ""


def _month(word: str) -> int:
    return next((number for number, name in enumerate(MONTHS_GENITIVE, 1) if name == word.lower()), 0)
