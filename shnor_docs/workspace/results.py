"""What a run is asked to write, and what became of each document."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.workspace.ledger import Entry


@dataclass(frozen=True, slots=True)
class Task:
    """A document to write; ``subject`` is the id of the school or municipality that a form is filled in for."""

    program: str
    document: str
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What to write of each program: all documents or those of the ids; with a ``subject``, forms for it or ``all``."""

    documents: tuple[str, ...] = ()
    subject: str | None = None

    @property
    def key(self) -> str:
        """A text that only the same wish has."""
        return json.dumps([self.documents, self.subject], ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Mode:
    """How to write: ``force`` writes fresh documents too, ``check`` writes nothing and tells what is stale."""

    out: Path
    force: bool = False
    check: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A document whose file stands as it should; ``unchanged`` if it did before.

    ``diagnostics`` is what was found in a PDF: replaced fonts, faults of its pages.
    """

    program: str
    document: str
    path: Path
    unchanged: bool = False
    entry: Entry | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Stale:
    """A document whose file is missing, was made from other inputs, or was changed by hand."""

    program: str
    document: str
    path: Path


@dataclass(frozen=True, slots=True)
class Failed:
    """A program (``document`` is None) or a document that could not be written, and why."""

    program: str
    document: str | None
    diagnostics: tuple[Diagnostic, ...]


Result = Written | Stale | Failed
