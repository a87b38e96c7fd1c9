"""Proposed forms of bodies, posts and places: the first noun and its adjectives decline, the rest stays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from shnor_docs.russian.declension.closed import FROZEN_AFTER, SETTLEMENTS
from shnor_docs.russian.declension.groups import Group, Token, group_at, read
from shnor_docs.russian.declension.people import person
from shnor_docs.russian.declension.proposal import Part, Proposal, composed, same
from shnor_docs.russian.declension.towns import town

_TOKEN = re.compile(r"«(?:[^«»]|«[^»]*»)*»|„[^“]*“|\"[^\"]*\"|\([^)]*\)|[–—,]|[^\s,«„\"(]+")
_INITIALS = r"(?:[А-ЯЁ]\. ?){1,2}"
_SURNAME = r"[А-ЯЁ][а-яё-]+"
_PERSON_AT_END = re.compile(
    rf"(?<=\s)(?:{_SURNAME} {_INITIALS}|{_INITIALS}{_SURNAME}|(?:{_SURNAME} ){{2}}[А-ЯЁ][а-яё]+(?:ич|вна|чна))$"
)
_NAMED_AFTER = re.compile(r"(?:имени|им\.)\s*$")
_DASHES = frozenset("–—-")


def phrase(text: str) -> Proposal:
    """The proposed forms of a name that begins with its main word; what is not understood stays, and is doubtful."""
    tokens = [Token(match[0], *match.span()) for match in _TOKEN.finditer(text)]
    first = _settlement(tokens, 0) or group_at(tokens, 0)
    if first is None:
        return same(text).doubted()
    return composed(text, [*first.parts, *_person_at_end(text), *_following(tokens, first)])


def _person_at_end(text: str) -> Iterator[Part]:
    """«Директор школы Иванов И.И.», but not «школа имени А.С. Пушкина»."""
    match = _PERSON_AT_END.search(text)
    if match and not _NAMED_AFTER.search(text[: match.start()]):
        yield Part(*match.span(), person(match[0])).doubted()


def _following(tokens: Sequence[Token], first: Group) -> Iterator[Part]:
    """What else changes behind the main word, or shows that the name was not understood."""
    if first.noun not in FROZEN_AFTER:
        yield from _beside(tokens, first.next)
    for index, token in enumerate(tokens[first.next :], first.next):
        if token.text in _DASHES and (second := group_at(tokens, index + 1)):
            is_sure = token.text != "," and not _may_be(tokens[index + 1].low, "gent")
            yield from (part if is_sure else part.doubted() for part in second.parts)
        elif token.low in {"и", ","} and index + 1 < len(tokens) and _is_only_nominative(tokens[index + 1].low):
            second = group_at(tokens, index + 1)
            yield from (part.doubted() for part in (second.parts if second else ()))


def _beside(tokens: Sequence[Token], start: int) -> Iterator[Part]:
    """A second name in the nominative: right behind the first it declines too, further on it stays; never for sure."""
    for index, token in enumerate(tokens[start:], start):
        if token.text in _DASHES:
            return
        if _stands_beside(token):
            group = group_at(tokens, index) if index == start else None
            unsure = group.parts if group else (Part(token.start, token.end, same(token.text)),)
            yield from (part.doubted() for part in unsure)


def _stands_beside(token: Token) -> bool:
    """Whether a second name in the nominative follows the first: «учреждение Отдел образования»."""
    return token.text[:1].isupper() and not token.text.isupper() and _is_only_nominative(token.low)


def _is_only_nominative(word: str) -> bool:
    return _may_be(word, "nomn") and not any(_may_be(word, case) for case in ("gent", "datv", "ablt", "loct"))


def _may_be(word: str, case: str) -> bool:
    return any(case in reading.tag for reading in read(word))


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
    group = group_at(tokens, index)
    return group if group and group.noun in SETTLEMENTS else None


def _capitalised(tokens: Sequence[Token], index: int) -> list[Token]:
    found = []
    for token in tokens[index:]:
        if not token.text[:1].isupper():
            break
        found.append(token)
    return found
