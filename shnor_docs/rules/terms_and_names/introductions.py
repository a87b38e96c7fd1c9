"""Terms that a text introduces: «(далее – Программа)» (RULES §3), and whether they are used as they were introduced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.content import Content, once_of_texts
from shnor_docs.rules.finding import Finding
from shnor_docs.rules.wording.body import Mend, Spot, body, rule

UNUSED = declare("ШД363", Severity.WARNING, "сокращение введено, но не используется")
WRONG_EXPANSION = declare("ШД364", Severity.WARNING, "расшифровка не подходит к сокращению")
NO_DASH = declare("ШД366", Severity.WARNING, "в «(далее – …)» нет тире")

_FURTHER = re.compile(r"\((?:здесь и )?далее[ \u00a0\n]*(?:по тексту[ \u00a0\n]*)?[-–—][ \u00a0\n]*(?P<term>[^()]+?)\)")
_IN_BRACKETS = re.compile(r"(?<=[а-яё»][ \u00a0\n])\((?P<term>[А-ЯЁ]{2,7})\)")
_PARTS = re.compile(r"[ \u00a0\n]*(?:,|\bи\b)[ \u00a0\n]*")
_WORD = re.compile(r"[А-Яа-яЁё]+")
_SMALL = frozenset({"и", "в", "во", "с", "со", "на", "по", "для", "к", "о", "об", "от", "из", "при", "за", "у"})
_BEFORE = 200
"""How far before a term its expansion is looked for."""
_CERTAIN = 4
"""Letters of an abbreviation whose expansion differs by a single word: a shorter one may be told otherwise."""
_SKIPPED = 3
"""Words of an expansion that may have no letter: «школы, функционирующие в неблагоприятных социальных условиях»."""
_STEM = 4
_WITHOUT_DASH = re.compile(r"\(далее[ \u00a0]+(?P<first>[А-ЯЁ«])(?P<rest>[^()–—-]*)\)")


class Term(NamedTuple):
    """A word introduced at ``start:end`` of the clean body; ``before`` stands before its bracket."""

    word: str
    start: int
    end: int
    before: str
    is_said: bool

    @property
    def is_abbreviation(self) -> bool:
        """Whether it is written in capitals."""
        return self.word.isupper() and len(self.word) > 1


@once_of_texts
def terms(content: Content) -> tuple[Term, ...]:
    """Every term that the texts introduce, in their order; ``is_said`` by the word «далее»."""
    whole = body(content)
    found = [term for start, match in whole.places(_FURTHER) for term in _terms(start, match)]
    for start, match in whole.places(_IN_BRACKETS):
        before = _before(match)
        found.append(Term(match["term"], start + match.start("term"), start + match.end("term"), before, is_said=False))
    return tuple(sorted(found, key=lambda term: term.start))


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _BEFORE) : match.start()]


def _terms(block: int, match: re.Match[str]) -> Iterator[Term]:
    before = _before(match)
    words = _PARTS.split(match["term"])
    for word in words if all(word.isupper() for word in words) else [match["term"]]:
        at = block + match.string.index(word, match.start("term"), match.end())
        yield Term(" ".join(word.split()), at, at + len(word), before if len(words) == 1 else "", is_said=True)


def unused(content: Content) -> Iterator[Finding]:
    """A term is introduced to be used."""
    whole = body(content)
    for term in terms(content):
        if term.is_said and not _is_used(content, term):
            one, start = whole.text_at(term.start)
            message = f"«{term.word}» вводится словами «далее – …», но больше нигде не стоит{one.where}"
            place = one.at(term.start - start, term.end - start)
            yield Finding(UNUSED, message, place, "уберите скобки с «далее» или пользуйтесь сокращением")


def _is_used(content: Content, term: Term) -> bool:
    word = term.word.split()[0]
    stem = word if word.isupper() else word[: max(_STEM, len(word) - 3)]
    clean = body(content).clean
    place = clean.find(stem)
    while place >= 0:
        if not term.start <= place < term.end and not _WORD.match(clean, max(0, place - 1), place):
            return True
        place = clean.find(stem, place + 1)
    return False


def wrong_expansions(content: Content) -> Iterator[Finding]:
    """The letters of an abbreviation are those with which its words begin, but for one word."""
    whole = body(content)
    for term in terms(content):
        if len(term.word) >= _CERTAIN and term.is_abbreviation and (wrong := _wrong_word(term)):
            one, start = whole.text_at(term.start)
            message = f"«{term.word}» расшифровано со словом «{wrong}»{one.where}: буквы для него нет"
            place = one.at(term.start - start, term.end - start)
            yield Finding(WRONG_EXPANSION, message, place, "исправьте слово или буквы сокращения")


def _wrong_word(term: Term) -> str:
    """The only word of an expansion that has no letter; empty if the letters fit, or the words are not its own."""
    length, words = len(term.word), _words(term.before)
    letters = iter(word[0].upper() for word in words[-length - _SKIPPED :])
    if all(letter in letters for letter in term.word):
        return ""
    own = words[-length:]
    wrong = [word for word, letter in zip(own, term.word, strict=False) if word[0].upper() != letter]
    return wrong[0] if len(own) == length and len(wrong) == 1 else ""


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word.lower() not in _SMALL]


def _without_dash(text: str) -> Iterator[Spot]:
    """A term is introduced with a dash: «(далее – Концепция)» (RULES §3)."""
    for match in _WITHOUT_DASH.finditer(text):
        mend = Mend(*match.span("first"), f"– {match['first']}")
        hint = f"напишите «(далее – {match['first']}{match['rest']})»"
        yield Spot(*match.span(), f"нет тире: «{' '.join(match[0].split())}»", hint, mend)


without_dash = rule(NO_DASH, _without_dash)
