"""What was written from what: lets a run skip documents whose inputs and files have not changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, ShnorError
from shnor_docs.documents.tree import Document, Kind, Unit, walk
from shnor_docs.source.files import telling, write_atomically
from shnor_docs.source.own_code import code_state
from shnor_docs.source.reading import bytes_of, read_file
from shnor_docs.source.unfinished import alone

NAME = ".shnor-docs.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """Digests (SHA-256, hex) of what a file was made from and of its bytes."""

    inputs: str
    output: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The entries of one folder of written documents, by file name."""

    folder: Path
    entries: Mapping[str, Entry] = field(default_factory=dict)

    def is_fresh(self, name: str, inputs: str) -> bool:
        """Whether the file stands as it was written from these inputs; a file edited by hand does not."""
        entry = self.entries.get(name)
        return entry is not None and entry.inputs == inputs and entry.output == file_digest(self.folder / name)


def read_ledger(folder: Path) -> Ledger:
    """The ledger of a folder; an unreadable one knows nothing, so that all is written anew."""
    try:
        data = json.loads(bytes_of(folder / NAME, NAME))
        return Ledger(folder, {name: Entry(*digests) for name, digests in data.items()})
    except (ShnorError, ValueError, TypeError, AttributeError, RecursionError):
        return Ledger(folder)


def remember(folder: Path, written: Mapping[str, Entry]) -> None:
    """Add entries to the ledger of a folder; what another command adds meanwhile stays.

    Raises:
        ShnorError: the folder cannot be written.
    """
    if not written:
        return
    with telling(folder / NAME), alone(folder):
        entries = {**read_ledger(folder).entries, **written}
        data = {name: [entry.inputs, entry.output] for name, entry in sorted(entries.items())}
        write_atomically(folder / NAME, json.dumps(data, ensure_ascii=False, indent=1).encode(), lasting=False)


def inputs_digest(text: str, template: Path, words: str = "") -> str:
    """The digest of what a document is made from: the digest of its text, its template and our own code.

    ``words`` are what the template's filters may print besides: nouns and names of the workspace.
    """
    digest = hashlib.sha256(code_state().encode())
    digest.update(bytes_of(template, template.name))
    digest.update("\x1f".join((text, words)).encode())
    return digest.hexdigest()


def text_digest(document: Document) -> str:
    """The digest of a document's tree."""
    return hashlib.sha256("\x1f".join(_told(document)).encode()).hexdigest()


def _told(document: Document) -> list[str]:
    """All that a document holds, as texts: what differs in a tree differs here."""
    told = [repr(replace(document, root=Unit("", Kind.DOCUMENT)))]
    told += (piece for note in document.notes for piece in note)
    for unit in walk(document.root):
        looks = (unit.ordered, unit.span, unit.widths, unit.centered, unit.landscape, unit.new_page)
        told += (unit.id, unit.kind, unit.style, unit.number)
        told.append(f"{len(unit.text)}.{len(unit.children)}{'' if looks == _USUAL else looks}")
        if unit.chart:
            told.append(repr(unit.chart))
        for run in unit.text:
            told += (run.text, run.source, f"{run.bold:d}{run.italic:d}")
    return told


_USUAL = (False, (1, 1), (), False, False, False)


def output_digest(data: bytes) -> str:
    """The digest of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def file_digest(path: Path) -> str | None:
    """The digest of the bytes of the file at a path; None if there is none that can be read."""
    data = read_file(path, path.name)
    return None if isinstance(data, Diagnostic) else output_digest(data)
