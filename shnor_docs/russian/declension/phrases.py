"""Proposed forms of bodies, posts and places: the first noun of the name declines with its adjectives, the rest stays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from shnor_docs.russian.dates import Case
from shnor_docs.russian.declension.cases import OBLIQUE
from shnor_docs.russian.declension.closed import FROZEN_AFTER, SETTLEMENTS, SUBSTANTIVES
from shnor_docs.russian.declension.morphology import inflected, readings
from shnor_docs.russian.declension.proposal import Part, Proposal, composed, same
from shnor_docs.russian.declension.spelling import spelled_like
from shnor_docs.russian.declension.towns import town

_TOKEN = re.compile(r"«(?:[^«»]|«[^»]*»)*»|„[^“]*“|\"[^\"]*\"|\([^)]*\)|[–—,]|[^\s,«„\"(]+")
_LONGEST_WORD = 60
_SURE_ADJECTIVE = re.compile(r".*(?:[сцш]к|[нвлт])(?:ий|ый|ая|ое|ие|ые|ой)")
_DASHES = frozenset("–—-")


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


def phrase(text: str) -> Proposal:
    """The proposed forms of a name that begins with its main word; what is not understood stays, and is doubtful."""
    tokens = [Token(match[0], *match.span()) for match in _TOKEN.finditer(text)]
    first = _settlement(tokens, 0) or _group(tokens, 0)
    if first is None:
        return same(text).doubted()
    parts = [*first.parts, *_following(tokens, first)]
    return composed(text, parts)


def _following(tokens: Sequence[Token], first: Group) -> Iterator[Part]:
    """What else changes behind the main word, or shows that the name was not understood."""
    after = tokens[first.next : first.next + 1]
    if first.noun not in FROZEN_AFTER and after and _stands_beside(after[0]):
        yield Part(after[0].start, after[0].end, same(after[0].text).doubted())
    for index, token in enumerate(tokens[first.next :], first.next):
        if token.text in _DASHES and (second := _group(tokens, index + 1)):
            is_sure = token.text != "," and not _may_be(tokens[index + 1].low, "gent")
            yield from (part if is_sure else part._replace(proposal=part.proposal.doubted()) for part in second.parts)
        elif token.low in {"и", ","} and index + 1 < len(tokens) and _is_only_nominative(tokens[index + 1].low):
            second = _group(tokens, index + 1)
            yield from (part._replace(proposal=part.proposal.doubted()) for part in (second.parts if second else ()))


def _stands_beside(token: Token) -> bool:
    """Whether a second name in the nominative follows the first: «учреждение Отдел образования»."""
    return token.text[:1].isupper() and not token.text.isupper() and _is_only_nominative(token.low)


def _is_only_nominative(word: str) -> bool:
    return _may_be(word, "nomn") and not any(_may_be(word, case) for case in ("gent", "datv", "ablt", "loct"))


def _may_be(word: str, case: str) -> bool:
    return any(case in reading.tag for reading in _read(word))


def _read(word: str) -> tuple[Any, ...]:
    return readings(word) if len(word) <= _LONGEST_WORD and word[:1].isalpha() else ()


def _settlement(tokens: Sequence[Token], index: int) -> Group | None:
    """«город Минусинск», «пгт. Серышево», «рабочий посёлок Ордынское»: the kind, and the name by its own rules."""
    kind = _kind(tokens, index)
    if kind is None:
        return None
    names = _capitalised(tokens, kind.next)
    if not names:
        return kind if kind.parts else None
    start, end = names[0].start, names[-1].end
    name = town(" ".join(token.text for token in names), kind.noun)
    return Group((*kind.parts, Part(start, end, name)), kind.noun, kind.next + len(names))


def _kind(tokens: Sequence[Token], index: int) -> Group | None:
    if tokens and tokens[index].low in SETTLEMENTS and "." in tokens[index].text + "." * (tokens[index].low == "пгт"):
        return Group((), tokens[index].low, index + 1)
    group = _group(tokens, index)
    return group if group and group.noun in SETTLEMENTS else None


def _capitalised(tokens: Sequence[Token], index: int) -> list[Token]:
    found = []
    for token in tokens[index:]:
        if not token.text[:1].isupper():
            break
        found.append(token)
    return found


def _group(tokens: Sequence[Token], index: int) -> Group | None:
    """The nominative group that begins there: adjectives, then the noun they agree with, or a post without a noun."""
    while index < len(tokens) and all(
        "ADVB" in reading.tag for reading in _read(tokens[index].low)[:1] or (None,) if reading
    ):
        if not _read(tokens[index].low):
            break
        index += 1
    end = index
    while end < len(tokens) and _adjectives(tokens[end].low):
        end += 1
    for last in range(end, index - 1, -1):
        if last < len(tokens) and (found := _noun_group(tokens, index, last)):
            return found
    return _post(tokens, index, end)


def _noun_group(tokens: Sequence[Token], index: int, last: int) -> Group | None:
    noun = tokens[last]
    candidates = [r for r in _read(noun.low) if {"NOUN", "nomn"} <= r.tag.grammemes]
    fitting = [r for r in candidates if all(_agreeing(t.low, r) for t in tokens[index:last])]
    found = list(dict.fromkeys(tuple(_forms(noun.text, r).items()) for r in _likely(fitting)))
    if not found:
        return None
    reading = _likely(fitting)[0]
    proposal = Proposal(noun.text, dict(found[0]))
    is_sure = len(found) == 1 and _is_sure_noun(noun.low, reading)
    parts = [Part(t.start, t.end, _adjective(t.text, reading)) for t in tokens[index:last]]
    parts.append(Part(noun.start, noun.end, proposal if is_sure else proposal.doubted()))
    return Group(tuple(parts), reading.normal_form, last + 1)


def _likely(found: list[Any]) -> list[Any]:
    """Readings in the singular, if there are such, without names of people; those of the dictionary before guesses."""
    usual = [r for r in found if not {"Name", "Surn", "Patr", "Abbr"} & r.tag.grammemes] or found
    known = [r for r in usual if r.is_known] or usual
    return [r for r in known if r.tag.number == "sing"] or known


def _is_sure_noun(word: str, reading: Any) -> bool:
    if "Geox" in reading.tag and word.endswith(("о", "е", "и", "ы")):
        return False
    parts = word.split("-")
    return bool(reading.is_known) or (len(parts) > 1 and all(r.is_known for p in parts for r in _read(p)[:1]))


def _adjectives(word: str) -> list[Any]:
    return [r for r in _read(word) if r.tag.POS in {"ADJF", "PRTF"} and "nomn" in r.tag]


def _agreeing(word: str, noun: Any) -> Any | None:
    """The reading of an adjective that agrees with the noun."""
    tag = noun.tag
    gender = tag.gender if tag.number == "sing" else None
    return next((r for r in _adjectives(word) if r.tag.number == tag.number and r.tag.gender == gender), None)


def _adjective(text: str, noun: Any) -> Proposal:
    reading = _agreeing(text.lower(), noun)
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
