"""Words of a foreign document for which the program has no place: they are listed, never dropped in silence."""

from __future__ import annotations

from dataclasses import dataclass

from shnor_docs.inspection.foreign.remarks import Place


@dataclass(frozen=True, slots=True)
class Leftover:
    """The words of a place, and why they stand nowhere in the program."""

    text: str
    place: Place
    reason: str
