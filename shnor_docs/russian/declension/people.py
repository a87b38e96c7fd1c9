"""Proposed forms of people's names: the gender from the patronymic, surnames by rules, each with its certainty."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

from shnor_docs.russian.declension.cases import OBLIQUE
from shnor_docs.russian.declension.closed import FEMALE_ENDINGS, MALE_ENDINGS, STRESSED_PATRONYMICS
from shnor_docs.russian.declension.morphology import inflected, petrovich, readings
from shnor_docs.russian.declension.proposal import Part, Proposal, composed, same
from shnor_docs.russian.declension.spelling import spelled_like
from shnor_docs.russian.declension.surnames import surname

Sex = Literal["m", "f"]

_WORD = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*|[а-яё]+")
_INITIALS = re.compile(r"(?:[А-ЯЁ]\.\s?){1,2}")
_MALE = re.compile(r"[а-яё]+(?:ович|евич|ич)", re.IGNORECASE)
_FEMALE = re.compile(r"[а-яё]+(?:овна|евна|ична|инична)", re.IGNORECASE)
_EASTERN = {"оглы": "m", "оглу": "m", "улы": "m", "кызы": "f", "гызы": "f"}


def is_person(text: str) -> bool:
    """Whether a text is a name with a patronymic, with initials, or with a first name that is known."""
    words = [match[0] for match in _WORD.finditer(text)]
    if _INITIALS.search(text):
        return len(words) == 1 and _INITIALS.sub("", text).strip() == words[0]
    if not 2 <= len(words) <= 4 or " ".join(words) != text or not all(w[0].isupper() or w in _EASTERN for w in words):
        return False
    return any(map(_is_patronymic, words[1:])) or (len(words) == 2 and any(map(_is_first_name, words)))


def person(text: str, sex: Sex | None = None) -> Proposal:
    """The proposed forms of a name; where its gender cannot be told, nothing is sure."""
    words = list(_WORD.finditer(text))
    own = {match.start(): _part_of(index, match[0], words) for index, match in enumerate(words)}
    known = sex or _sex(words, own)
    parts = [Part(m.start(), m.end(), _declined(own[m.start()], m[0], known or "m")) for m in words]
    found = composed(text, parts)
    return found if known or found.unchanging else found.doubted()


def sex_of(text: str) -> Sex | None:
    """The gender that a person's name tells; None if it does not."""
    words = list(_WORD.finditer(text))
    return _sex(words, {match.start(): _part_of(index, match[0], words) for index, match in enumerate(words)})


def _part_of(index: int, word: str, words: list[re.Match[str]]) -> str:
    """Which part of the name a word is: its place tells it, with or without a patronymic before the surname."""
    if word in _EASTERN:
        return "eastern"
    texts = [match[0] for match in words]
    patronymic = next((n for n, other in enumerate(texts) if n and _is_patronymic(other)), None)
    if patronymic is not None:
        last = 2 if patronymic == 1 and len(texts) > 2 else 0
        return "middlename" if index == patronymic else "lastname" if index == last else "firstname"
    if len(texts) == 1:
        return "lastname"
    return (
        "firstname" if index == (0 if _is_first_name(texts[0]) and not _is_first_name(texts[1]) else 1) else "lastname"
    )


def _is_patronymic(word: str) -> bool:
    return bool(_MALE.fullmatch(word) or _FEMALE.fullmatch(word) or word in _EASTERN)


def _is_first_name(word: str) -> bool:
    return any(_is_name(reading) for reading in readings(word.lower()))


def _is_name(reading: object) -> bool:
    tag = reading.tag  # type: ignore[attr-defined]
    return "Name" in tag and {"nomn", "sing"} <= tag.grammemes


def _sex(words: list[re.Match[str]], parts: dict[int, str]) -> Sex | None:
    told: list[Callable[[str, str], Sex | None]] = [_by_patronymic, _by_surname, _by_first_name]
    found: Iterator[Sex | None] = (tell(parts[m.start()], m[0]) for tell in told for m in words)
    return next(filter(None, found), None)


def _by_patronymic(part: str, word: str) -> Sex | None:
    if part == "eastern":
        return "f" if _EASTERN[word] == "f" else "m"
    if part != "middlename":
        return None
    return "f" if _FEMALE.fullmatch(word) else "m"


def _by_surname(part: str, word: str) -> Sex | None:
    if part != "lastname" or len(word) < 5:
        return None
    return "f" if word.endswith(FEMALE_ENDINGS) else "m" if word.endswith(MALE_ENDINGS) else None


def _by_first_name(part: str, word: str) -> Sex | None:
    if part != "firstname":
        return None
    genders = {reading.tag.gender for reading in readings(word.lower()) if _is_name(reading)}
    return ("f" if "femn" in genders else "m") if len(genders) == 1 else None


def _declined(part: str, word: str, sex: Sex) -> Proposal:
    if part == "lastname":
        return surname(word, sex)
    if part == "middlename":
        return _patronymic(word, sex)
    return _first_name(word, sex) if part == "firstname" else same(word)


def _patronymic(word: str, sex: Sex) -> Proposal:
    forms = petrovich("middlename", sex, word)
    if word.lower() in STRESSED_PATRONYMICS:
        return Proposal(word, {**forms, "instrumental": f"{word}ом"})
    is_usual = word.endswith(("ович", "евич", "овна", "евна", "ична"))
    return Proposal(word, forms) if is_usual else Proposal(word, forms).doubted()


def _first_name(word: str, sex: Sex) -> Proposal:
    if "-" in word:
        return _double_name(word, sex)
    gender = "femn" if sex == "f" else "masc"
    for reading in readings(word.lower()):
        if _is_name(reading) and reading.tag.gender == gender and reading.is_known:
            forms = {case: inflected(reading, case) for case in OBLIQUE}
            if all(forms.values()):
                return Proposal(word, {case: spelled_like(word, form or word) for case, form in forms.items()})
    return Proposal(word, petrovich("firstname", sex, word)).doubted()


def _double_name(word: str, sex: Sex) -> Proposal:
    first, _, second = word.partition("-")
    parts = (Part(0, len(first), _first_name(first, sex)), Part(len(first) + 1, len(word), _first_name(second, sex)))
    return composed(word, parts).doubted()
