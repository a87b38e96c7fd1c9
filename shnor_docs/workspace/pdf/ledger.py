"""Which PDF was made from what: those of unchanged documents are not made again, and what was told is told again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from shnor_docs.diagnostics import CODES, Diagnostic, Location, ShnorError
from shnor_docs.source.files import telling, write_atomically
from shnor_docs.source.reading import bytes_of
from shnor_docs.source.unfinished import alone

NAME = ".shnor-docs.pdf.json"


@dataclass(frozen=True, slots=True)
class Told:
    """A diagnostic as the ledger keeps it; its file is the document's."""

    code: str
    message: str
    part: str | None
    hint: str

    def diagnostic(self, file: str) -> Diagnostic | None:
        """The diagnostic again; None if this version has no such code."""
        code = CODES.get(self.code)
        return Diagnostic.of(code, self.message, Location(file, part=self.part), self.hint) if code else None


@dataclass(frozen=True, slots=True)
class PdfEntry:
    """A PDF: what it was made from and how, the digest of its bytes, what was found in it."""

    source: str
    pdf: str
    told: tuple[Told, ...] = ()


def read_entries(folder: Path) -> dict[str, PdfEntry]:
    """Entries by the name of the PDF; a ledger that cannot be read is an empty one."""
    try:
        data = json.loads(bytes_of(folder / NAME, NAME))
        return {str(name): _entry(entry) for name, entry in data.items()}
    except (ShnorError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _entry(data: Mapping[str, object]) -> PdfEntry:
    told = data["told"]
    if not isinstance(told, list):
        raise TypeError("no list")
    return PdfEntry(str(data["source"]), str(data["pdf"]), tuple(Told(**one) for one in told))


def remember_entries(folder: Path, entries: Mapping[str, PdfEntry]) -> None:
    """Add entries to the ledger of a folder; those of files that are gone are dropped.

    Raises:
        ShnorError: the folder cannot be written.
    """
    if not entries:
        return
    with telling(folder / NAME), alone(folder):
        known = {name: entry for name, entry in read_entries(folder).items() if (folder / name).exists()}
        data = {name: asdict(entry) for name, entry in sorted({**known, **entries}.items())}
        write_atomically(folder / NAME, json.dumps(data, ensure_ascii=False).encode(), lasting=False)


def told(diagnostic: Diagnostic) -> Told:
    """A diagnostic for the ledger."""
    return Told(diagnostic.code.id, diagnostic.message, diagnostic.location.part, diagnostic.hint)
