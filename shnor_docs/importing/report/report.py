"""The facts of a report."""

from __future__ import annotations

from dataclasses import dataclass

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.importing.assembling import Draft
from shnor_docs.importing.assembling.ledger import At, Recognised
from shnor_docs.importing.coverage import Coverage
from shnor_docs.importing.leftovers import Leftover


@dataclass(frozen=True, slots=True)
class Report:
    """An import: ``is_written`` tells whether the program is there now, ``remarks`` what reading the files found."""

    program: str
    sources: tuple[str, ...]
    draft: Draft
    coverage: Coverage
    refused: tuple[Recognised, ...]
    remarks: tuple[Diagnostic, ...]
    is_written: bool

    @property
    def is_whole(self) -> bool:
        """Whether no word is lost."""
        return not self.coverage.lost

    @property
    def missing(self) -> tuple[At[Leftover], ...]:
        """Words that the program does not have: those without a place, and those that no document prints."""
        left = self.draft.left
        told = {(one.file, one.what.place) for one in left}
        lost = (
            At(one.unit.where, Leftover(" ".join(one.words), one.unit.place, ""))
            for one in self.coverage.lost
            if (one.unit.where, one.unit.place) not in told
        )
        return (*left, *lost)


def percent(part: int, whole: int) -> str:
    """«99,9 %»; never «100 %» of what is not whole."""
    if part == whole:
        return "100 %"
    return f"{min(int(1000 * part / whole), 999) / 10}".replace(".", ",") + " %"
