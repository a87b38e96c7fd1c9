"""Proposed forms of a name: what morphology says, and where it is not sure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from shnor_docs.russian.declension.cases import OBLIQUE, Case


@dataclass(frozen=True, slots=True)
class Proposal:
    """The oblique forms of a name; those of ``doubtful`` cases a person has to look at closely."""

    name: str
    forms: Mapping[Case, str]
    doubtful: frozenset[Case] = frozenset()

    @property
    def unchanging(self) -> bool:
        """Whether all forms are the name itself."""
        return all(form == self.name for form in self.forms.values())

    def doubted(self) -> Proposal:
        """The same forms, none of them sure."""
        return Proposal(self.name, self.forms, frozenset(OBLIQUE))


def same(name: str) -> Proposal:
    """A name that does not change."""
    return Proposal(name, dict.fromkeys(OBLIQUE, name))


class Part(NamedTuple):
    """A piece of a text that changes, between two of its characters."""

    start: int
    end: int
    proposal: Proposal

    def doubted(self) -> Part:
        """The same piece, none of its forms sure."""
        return self._replace(proposal=self.proposal.doubted())


def composed(text: str, parts: Iterable[Part]) -> Proposal:
    """The text with its changing parts in each case; where two meet, the first counts, with the doubts of both."""
    given, kept = list(parts), list[Part]()
    for part in given:
        if all(part.end <= other.start or other.end <= part.start for other in kept):
            kept.append(part)
    ordered = sorted(kept, key=lambda part: part.start, reverse=True)
    forms = {case: _with(text, ordered, case) for case in OBLIQUE}
    return Proposal(text, forms, frozenset(case for part in given for case in part.proposal.doubtful))


def _with(text: str, parts: Iterable[Part], case: Case) -> str:
    for start, end, proposal in parts:
        text = text[:start] + proposal.forms[case] + text[end:]
    return text
