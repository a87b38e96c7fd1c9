"""Names of towns and villages behind the word that says what they are: «города Минусинска», «города Иваново»."""

from __future__ import annotations

import re
from typing import Any

from shnor_docs.russian.declension.cases import OBLIQUE
from shnor_docs.russian.declension.closed import CITIES, SETTLEMENTS, TAIL_AFTER_HYPHEN
from shnor_docs.russian.declension.morphology import inflected, readings
from shnor_docs.russian.declension.proposal import Part, Proposal, composed, same
from shnor_docs.russian.declension.spelling import spelled_like

_UNCHANGING = re.compile(r".*[оеиыуюэё]")
_HYPHEN = re.compile(rf"([^-]+)-(?:{'|'.join(TAIL_AFTER_HYPHEN)})-.+")


def town(name: str, kind: str) -> Proposal:
    """The proposed forms of a settlement's name behind ``kind``, a word of :data:`SETTLEMENTS`.

    Names in -о, -е, -и, -ы do not change there; behind «город» any other does, behind «село», «деревня» and the rest
    only one of the same gender, and how far officials follow that is for a person to say.
    """
    if match := _HYPHEN.fullmatch(name):
        return composed(name, [Part(0, match.end(1), _word(match[1], kind))])
    if _UNCHANGING.fullmatch(name.lower()) and not name.endswith(("ое", "ее")) and " " not in name:
        return same(name)
    words = name.split()
    if len(words) == 1:
        return _word(name, kind)
    return _several(name, words, kind)


def _several(name: str, words: list[str], kind: str) -> Proposal:
    """«Нижний Новгород» declines, «Великие Луки» do not."""
    adjective, noun = _adjective(words[0].lower()), _noun(words[-1].lower())
    if adjective is None or noun is None or adjective.tag.gender != noun.tag.gender or len(words) > 2:
        is_plural = any({"plur", "nomn"} <= r.tag.grammemes and r.tag.POS == "ADJF" for r in readings(words[0].lower()))
        return same(name) if is_plural and kind in CITIES else same(name).doubted()
    if kind not in CITIES and noun.tag.gender != SETTLEMENTS[kind]:
        return same(name).doubted()
    start = len(name) - len(words[-1])
    parts = [Part(0, len(words[0]), _forms(words[0], adjective)), Part(start, len(name), _forms(words[-1], noun))]
    return composed(name, parts).doubted()


def _word(word: str, kind: str) -> Proposal:
    low = word.lower()
    reading = _noun(low) or _adjective(low)
    if reading is None:
        return same(word).doubted()
    found, gender = _forms(word, reading), reading.tag.gender
    if kind in CITIES:
        return found if reading.is_known else found.doubted()
    if gender != SETTLEMENTS[kind]:
        return same(word) if reading.is_known and kind != "деревня" else same(word).doubted()
    return found.doubted()


def _noun(low: str) -> Any | None:
    found = [r for r in readings(low) if {"NOUN", "nomn", "sing"} <= r.tag.grammemes]
    return next((r for r in found if "Geox" in r.tag), next(iter(found), None))


def _adjective(low: str) -> Any | None:
    return next((r for r in readings(low) if r.tag.POS == "ADJF" and {"nomn", "sing"} <= r.tag.grammemes), None)


def _forms(word: str, reading: Any) -> Proposal:
    extra = frozenset({"sing", reading.tag.gender, "inan"} if reading.tag.POS == "ADJF" else set())
    usual = extra - {"inan"}
    found = {
        case: inflected(reading, case, extra if case == "accusative" and "masc" in extra else usual) or word.lower()
        for case in OBLIQUE
    }
    return Proposal(word, {case: spelled_like(word, form) for case, form in found.items()})
