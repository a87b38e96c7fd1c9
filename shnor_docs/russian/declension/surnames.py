"""Surnames: those whose declension is beyond doubt, and the rest by the rules of names, marked as doubtful."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from shnor_docs.russian.declension.cases import OBLIQUE, Case
from shnor_docs.russian.declension.closed import FOREIGN_IN
from shnor_docs.russian.declension.morphology import inflected, petrovich, readings
from shnor_docs.russian.declension.proposal import Part, Proposal, composed, same
from shnor_docs.russian.declension.spelling import spelled_like

_FIXED = re.compile(r".*(?:[оеэиыуюё]|[ыи]х)")
_POSSESSIVE = {"m": re.compile(r".{2,}(?:[оеё]в|[иы]н)"), "f": re.compile(r".{2,}(?:[оеё]в|[иы]н)а")}
_ADJECTIVE = {"m": re.compile(r".{2,}(?:[сц]кий|[сц]кой|[бвдлмнпрст][ыо]й)"), "f": re.compile(r".{2,}[^аеёиоуыэюя]ая")}
_AFTER_VOWEL = re.compile(r".*[аеёиоуыэюя]а")
_HARD = re.compile(r".*[бвгдзклмнпрстфх]")
_FLEETING = re.compile(r".*(?:[её][цкнлрв]|о[клнтб]|ень|ей|яц)")
"""Endings whose vowel may run away: «Кравец – Кравца», «Соловей – Соловья»."""
_OVICH = re.compile(r".*(?:ов|ев)ич")

_HARD_ENDINGS = ("а", "у", "а", "ом", "е")
_POSSESSIVE_ENDINGS = {"m": ("а", "у", "а", "ым", "е"), "f": ("ой", "ой", "у", "ой", "ой")}
_ADJECTIVE_ENDINGS = ("ого", "ому", "ого", "ым", "ом")


def surname(word: str, sex: Literal["m", "f"]) -> Proposal:
    """The proposed forms of a surname; of a double one, both its parts decline, unless the second is no surname."""
    first, hyphen, second = word.partition("-")
    if not hyphen:
        return _single(word, sex)
    start = Part(len(first) + 1, len(word), _single(second, sex))
    if second[:1].islower():
        return composed(word, (start,)).doubted()
    found = composed(word, (Part(0, len(first), _single(first, sex)), start))
    return found if all(_is_usual(part, sex) for part in (first, second)) else found.doubted()


def _is_usual(word: str, sex: Literal["m", "f"]) -> bool:
    low = word.lower()
    return bool(_POSSESSIVE[sex].fullmatch(low) or _ADJECTIVE[sex].fullmatch(low))


def _single(word: str, sex: Literal["m", "f"]) -> Proposal:
    low = word.lower()
    if _FIXED.fullmatch(low) or (sex == "f" and low[-1] not in "ая"):
        return same(word)
    if _POSSESSIVE[sex].fullmatch(low) and low not in FOREIGN_IN:
        stem = word.removesuffix("а") if sex == "f" else word
        found = _ended(word, stem, _POSSESSIVE_ENDINGS[sex])
        if sex == "f" and _is_common(low):
            return _of_dictionary(word, low, found).doubted()
        return found.doubted() if len(stem) < 5 else found
    if _ADJECTIVE[sex].fullmatch(low) and len(low) > 5:
        return _ended(word, word[:-2], ("ой", "ой", "ую", "ой", "ой")) if sex == "f" else _adjective(word)
    return _substantive(word, low, sex)


def _adjective(word: str) -> Proposal:
    endings = (*_ADJECTIVE_ENDINGS[:3], "им" if word[-3] in "кгх" else "ым", "ом")
    return _ended(word, word[:-2], endings)


def _substantive(word: str, low: str, sex: Literal["m", "f"]) -> Proposal:
    """A surname that declines as a noun."""
    if low in FOREIGN_IN or (_HARD.fullmatch(low) and not _FLEETING.fullmatch(low) and sex == "m"):
        found = _ended(word, word, _HARD_ENDINGS)
        return found if _agrees(found, low) else _of_dictionary(word, low, found).doubted()
    if _AFTER_VOWEL.fullmatch(low) and not low.endswith("ия"):
        return same(word).doubted()
    found = Proposal(word, petrovich("lastname", sex, word))
    if _OVICH.fullmatch(low):
        return found
    return _of_dictionary(word, low, found).doubted()


def _of_dictionary(word: str, low: str, otherwise: Proposal) -> Proposal:
    """The forms of the common noun that the surname is: «Заяц – Зайца»; else the others."""
    for reading in readings(low):
        tag = reading.tag
        if reading.is_known and {"NOUN", "nomn", "sing"} <= tag.grammemes and not {"Fixd", "Name"} & tag.grammemes:
            forms = {case: inflected(reading, case) for case in OBLIQUE}
            if "anim" not in tag and tag.gender == "masc":
                forms["accusative"] = forms["genitive"]
            if all(forms.values()):
                return Proposal(word, {case: spelled_like(word, form or "") for case, form in forms.items()})
    return otherwise


def _agrees(found: Proposal, low: str) -> bool:
    """Whether no common noun of the dictionary declines otherwise: «Лев» would be «Льва»."""
    return _of_dictionary(found.name, low, found).forms["genitive"] == found.forms["genitive"]


def _is_common(low: str) -> bool:
    """Whether the surname is a common noun too: «Калина» is no form of «Калин»."""
    return any(
        reading.is_known
        and {"NOUN", "nomn", "sing"} <= reading.tag.grammemes
        and not {"Surn", "Geox"} & reading.tag.grammemes
        for reading in readings(low)
    )


def _ended(word: str, stem: str, endings: tuple[str, ...]) -> Proposal:
    forms: Mapping[Case, str] = {case: stem + ending for case, ending in zip(OBLIQUE, endings, strict=True)}
    return Proposal(word, forms)
