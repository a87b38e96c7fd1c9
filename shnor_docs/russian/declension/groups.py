"""Groups of a noun and its adjectives at the beginning of a name, or of an adjective that is a post."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from shnor_docs.russian.declension.cases import OBLIQUE, Case
from shnor_docs.russian.declension.closed import IN_PLACE, SUBSTANTIVES
from shnor_docs.russian.declension.morphology import inflected, readings
from shnor_docs.russian.declension.proposal import Part, Proposal, composed
from shnor_docs.russian.declension.spelling import spelled_like

_LONGEST_WORD = 60
_LIKE_ADJECTIVE = re.compile(r".*[сц]к(?:ий|ая)")
_SURE_ADJECTIVE = re.compile(r".*(?:[сцш]к|[нвлт])(?:ий|ый|ая|ое|ие|ые|ой)")


class Token(NamedTuple):
    """A word, a quoted name, words in brackets or a sign, with its place in the name."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """The word in small letters."""
        return self.text.lower()


class Group(NamedTuple):
    """A noun with its adjectives: the changing parts, the noun as the dictionary has it, what follows."""

    parts: tuple[Part, ...]
    noun: str
    next: int


def group_at(tokens: Sequence[Token], index: int) -> Group | None:
    """The nominative group that begins there: adjectives, then the noun they agree with, or a post without a noun."""
    while index < len(tokens) and "ADVB" in _first_tag(tokens[index].low):
        index += 1
    end = index
    while end < len(tokens) and _adjectives(tokens[end].low):
        end += 1
    for last in range(end, index - 1, -1):
        if last < len(tokens) and (found := _noun_group(tokens, index, last)):
            return found
    return _post(tokens, index, end)


def _first_tag(word: str) -> Any:
    return next((reading.tag for reading in read(word)), ())


def _noun_group(tokens: Sequence[Token], index: int, last: int) -> Group | None:
    noun = tokens[last]
    candidates = [r for r in read(noun.low) if {"NOUN", "nomn"} <= r.tag.grammemes]
    fitting = _likely([r for r in candidates if all(_agreeing(t.low, r) for t in tokens[index:last])])
    if not fitting:
        return None
    parts = [Part(t.start, t.end, _adjective(t.text, fitting[0])) for t in tokens[index:last]]
    parts.append(Part(noun.start, noun.end, _noun(noun.text, fitting)))
    return Group(tuple(parts), fitting[0].normal_form, last + 1)


def _noun(text: str, fitting: list[Any]) -> Proposal:
    if "-" in text and not fitting[0].is_known and (compound := _compound(text)):
        return compound
    found = {tuple(_forms(text, reading).items()) for reading in fitting}
    proposal = Proposal(text, _forms(text, fitting[0]))
    if place := IN_PLACE.get(text.lower()):
        return Proposal(text, {**proposal.forms, "prepositional": place}, frozenset({"prepositional"}))
    return proposal if len(found) == 1 and _is_sure_noun(text.lower(), fitting[0]) else proposal.doubted()


def _compound(text: str) -> Proposal | None:
    """«Учитель-логопед»: two nouns of the dictionary, both decline."""
    parts, start = [], 0
    for word in text.split("-"):
        fitting = _likely([r for r in read(word.lower()) if {"NOUN", "nomn"} <= r.tag.grammemes and r.is_known])
        if not fitting:
            return None
        parts.append(Part(start, start + len(word), Proposal(word, _forms(word, fitting[0]))))
        start += len(word) + 1
    found = composed(text, parts)
    return found.doubted() if IN_PLACE.keys() & set(text.lower().split("-")) else found


def _likely(found: list[Any]) -> list[Any]:
    """Readings in the singular, if there are such, without names of people; those of the dictionary before guesses."""
    usual = [r for r in found if not {"Name", "Surn", "Patr", "Abbr"} & r.tag.grammemes] or found
    known = [r for r in usual if r.is_known] or usual
    return [r for r in known if r.tag.number == "sing"] or known


def _is_sure_noun(word: str, reading: Any) -> bool:
    """Towns in -о, -е, -и, -ы decline or not, as people please; «Пушкин» is a town and a surname."""
    if "Geox" in reading.tag and (word.endswith(("о", "е", "и", "ы")) or any("Surn" in r.tag for r in read(word))):
        return False
    return bool(reading.is_known)


def _adjectives(word: str) -> list[Any]:
    """What a word may be beside a noun; «каменский» is to the dictionary a surname alone, and declines likewise."""
    found = [r for r in read(word) if "nomn" in r.tag]
    adjectives = [r for r in found if r.tag.POS in {"ADJF", "PRTF"}]
    return adjectives or [r for r in found if "Surn" in r.tag and _LIKE_ADJECTIVE.fullmatch(word)]


def _agreeing(word: str, noun: Any) -> Any | None:
    """The reading of an adjective that agrees with the noun."""
    tag = noun.tag
    gender = tag.gender if tag.number == "sing" else None
    return next((r for r in _adjectives(word) if r.tag.number == tag.number and r.tag.gender == gender), None)


def _adjective(text: str, noun: Any) -> Proposal:
    reading: Any = _agreeing(text.lower(), noun)
    extra = {noun.tag.number} | ({noun.tag.gender} if noun.tag.number == "sing" else set())
    found = {case: _adjective_form(reading, case, extra, noun.tag.animacy) for case in OBLIQUE}
    proposal = Proposal(text, {case: spelled_like(text, form) for case, form in found.items()})
    is_sure = reading.is_known or _SURE_ADJECTIVE.fullmatch(text.lower())
    return proposal if is_sure else proposal.doubted()


def _adjective_form(reading: Any, case: Case, extra: set[str], animacy: str | None) -> str:
    needed = extra | ({animacy} if case == "accusative" and animacy and extra & {"masc", "plur"} else set())
    return inflected(reading, case, frozenset(needed)) or str(reading.word)


def _post(tokens: Sequence[Token], index: int, end: int) -> Group | None:
    """«Заведующий отделом»: an adjective that stands for a person; sure if it is in the closed list."""
    if index >= end:
        return None
    token, reading = tokens[index], _adjectives(tokens[index].low)[0]
    extra = frozenset(
        {"sing", reading.tag.gender, "anim"} if reading.tag.gender == "masc" else {"sing", reading.tag.gender}
    )
    if reading.tag.gender is None:
        return None
    forms = {
        case: inflected(reading, case, extra if case == "accusative" else extra - {"anim"}) or token.low
        for case in OBLIQUE
    }
    proposal = Proposal(token.text, {case: spelled_like(token.text, form) for case, form in forms.items()})
    is_sure = token.low in SUBSTANTIVES
    return Group((Part(token.start, token.end, proposal if is_sure else proposal.doubted()),), token.low, index + 1)


def _forms(text: str, reading: Any) -> dict[Case, str]:
    return {case: spelled_like(text, inflected(reading, case) or str(reading.word)) for case in OBLIQUE}


def read(word: str) -> tuple[Any, ...]:
    """What a word may be; nothing for a sign, a quoted name, or what is too long for a word."""
    return readings(word) if len(word) <= _LONGEST_WORD and word[:1].isalpha() else ()
