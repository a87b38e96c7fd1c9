"""Claims of the documents about one thing, and the diagnostics on those that differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shnor_docs.diagnostics import Diagnostic, Location, Severity, declare
from shnor_docs.inspection.foreign.remarks import Place, shortened

DIFFERENT = declare("ШД692", Severity.WARNING, "исходные документы говорят об одном по-разному")


@dataclass(frozen=True, slots=True)
class Claim:
    """What a place says about a subject: ``value`` is compared, ``shown`` is told."""

    subject: str
    value: str
    shown: str
    who: str
    """«паспорт», «приказ», «название документа»."""
    file: str
    place: Place
    about: str = ""
    """What of the program was taken from it, as a model path."""


@dataclass(frozen=True, slots=True)
class Differing:
    """Two claims on one subject; the first is what the program has."""

    first: Claim
    other: Claim

    @property
    def about(self) -> str:
        """The place of the program that one of them speaks of; empty if neither names one."""
        return self.first.about or self.other.about

    @property
    def question(self) -> str:
        """What is to be decided, with both places."""
        return f"{self._told} ({_where(self.other, self.first)}); в программу взято первое: решите, что верно"

    @property
    def diagnostic(self) -> Diagnostic:
        """What is told of it, at the second place."""
        hint = f"в программу взято первое: {self.first.who}; если верно второе, исправьте"
        place = Location(self.other.file, part=str(self.other.place) or None)
        return Diagnostic.of(DIFFERENT, self._told, place, hint)

    @property
    def _told(self) -> str:
        first, other = self.first, self.other
        return (
            f"{first.subject}: {first.who} – «{shortened(first.shown)}» ({_where(first, other)}), "
            f"{other.who} – «{shortened(other.shown)}»"
        )


def differing(claims: Iterable[Claim]) -> tuple[Differing, ...]:
    """Each claim that differs from the first one on its subject, beside that one."""
    return tuple(_differing(list(claims)))


def _differing(claims: list[Claim]) -> Iterator[Differing]:
    first: dict[str, Claim] = {}
    told: set[tuple[str, str]] = set()
    for claim in claims:
        main = first.setdefault(claim.subject, claim)
        if claim.value != main.value and (claim.subject, claim.value) not in told:
            told.add((claim.subject, claim.value))
            yield Differing(main, claim)


def _where(main: Claim, other: Claim) -> str:
    """The place of the first claim; its file too, if it is another one."""
    place = str(main.place) or "начало документа"
    return place if main.file == other.file else f"{main.file}, {place}"
