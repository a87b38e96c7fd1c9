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


def contradictions(claims: Iterable[Claim]) -> tuple[Diagnostic, ...]:
    """A diagnostic for each claim that differs from the first one on its subject, with the places of both."""
    return tuple(_differing(list(claims)))


def _differing(claims: list[Claim]) -> Iterator[Diagnostic]:
    first: dict[str, Claim] = {}
    told: set[tuple[str, str]] = set()
    for claim in claims:
        main = first.setdefault(claim.subject, claim)
        if claim.value != main.value and (claim.subject, claim.value) not in told:
            told.add((claim.subject, claim.value))
            yield _diagnostic(main, claim)


def _diagnostic(main: Claim, other: Claim) -> Diagnostic:
    message = (
        f"{main.subject}: {main.who} – «{shortened(main.shown)}» ({_where(main, other)}), "
        f"{other.who} – «{shortened(other.shown)}»"
    )
    hint = f"в программу взято первое: {main.who}; если верно второе, исправьте"
    return Diagnostic.of(DIFFERENT, message, Location(other.file, part=str(other.place) or None), hint)


def _where(main: Claim, other: Claim) -> str:
    """The place of the first claim; its file too, if it is another one."""
    place = str(main.place) or "начало документа"
    return place if main.file == other.file else f"{main.file}, {place}"
