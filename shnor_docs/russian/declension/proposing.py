"""Proposed forms of any name: of a person, a body, a post, a place."""

from __future__ import annotations

import re

from shnor_docs.russian.declension.closed import ACTING
from shnor_docs.russian.declension.morphology import readings
from shnor_docs.russian.declension.people import Sex, is_person, person
from shnor_docs.russian.declension.phrases import phrase
from shnor_docs.russian.declension.proposal import Proposal, same

_QUOTED = re.compile(r"[«„\"].*[»“\"]")
_FIRST = re.compile(r"[^\s«„\"(]+")
_LONGEST_ABBREVIATION = 8


def propose(name: str, sex: Sex | None = None) -> Proposal:
    """The five oblique forms of a name, each sure or doubtful.

    ``sex`` is that of a person whose name does not tell it. The dictionaries of word forms must be installed.
    """
    name = " ".join(name.split())
    if is_person(name):
        return person(name, sex)
    return same(name) if _stays(name) else phrase(name)


def _stays(name: str) -> bool:
    """Whether the name begins with an abbreviation, with «и.о.», or is one name in quotes."""
    first = _FIRST.match(name)
    if first is None:
        return bool(_QUOTED.fullmatch(name))
    word = first[0]
    return word.lower() in ACTING or name.lower().startswith("и. о. ") or _is_abbreviation(word)


def _is_abbreviation(word: str) -> bool:
    letters = word.replace("-", "")
    if not (letters.isalpha() and letters.isupper() and 1 < len(letters) <= _LONGEST_ABBREVIATION):
        return word[:-1].isupper() and word[-1:].islower() and 2 < len(word) <= 5  # «МОУл», «РУКиМП»
    return not any(
        r.is_known and "NOUN" in r.tag and "Abbr" not in r.tag and "Fixd" not in r.tag for r in readings(word.lower())
    )
