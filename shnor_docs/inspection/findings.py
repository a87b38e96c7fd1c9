"""What a measurement found: the place, what stands there, what is expected; equal ones told once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from shnor_docs.diagnostics import Code, Diagnostic, Location
from shnor_docs.russian.numerals import counted

_MOST_PLACES = 50


@dataclass(frozen=True, slots=True)
class Finding:
    """One departure from a norm; ``found`` and ``expected`` are Russian, ready to print."""

    code: Code
    what: str
    place: str
    found: str
    expected: str
    hint: str = ""
    other_places: tuple[str, ...] = ()

    def diagnostic(self, file: str) -> Diagnostic:
        """The finding as a report prints it."""
        more = len(self.other_places)
        also = f" (и ещё в {counted(more, ('месте', 'местах', 'местах'))})" if more else ""
        message = f"{self.what}: {self.found}; нужно: {self.expected}{also}"
        return Diagnostic.of(self.code, message, Location(file, part=self.place or None), self.hint)

    def to_json(self, file: str) -> dict[str, object]:
        """The machine-readable twin."""
        places = [self.place, *self.other_places[: _MOST_PLACES - 1]]
        return self.diagnostic(file).to_json() | {"found": self.found, "expected": self.expected, "places": places}


def grouped(findings: Iterable[Finding]) -> list[Finding]:
    """Findings of one kind and measure joined at the first of their places, in order."""
    known: dict[tuple[str, str, str, str], Finding] = {}
    for one in findings:
        key = (one.code.id, one.what, one.found, one.expected)
        first = known.get(key)
        known[key] = replace(first, other_places=(*first.other_places, one.place)) if first else one
    return list(known.values())
