"""What a clone was made from, kept in its folder: a workspace of its own, as an edition is, and how it was cloned."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.source.copying import copy_folder, forget_past
from shnor_docs.source.files import write_atomically
from shnor_docs.source.layout import (
    CATALOGUE,
    GLOSSARY,
    KINDS,
    ORIGIN,
    PROGRAMS,
    TYPOGRAPHY,
)
from shnor_docs.source.reading import Found, bytes_of, found_at, is_taken

BAD_ORIGIN = declare("ШД732", Severity.ERROR, "сохранённый источник копии не прочитать")

TOLD = "clone.json"
SHARED = (CATALOGUE, KINDS, GLOSSARY, TYPOGRAPHY)
"""Files of a workspace that its programs depend on."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The source as it was named, its program's id and digest, and how it was cloned."""

    source: str
    program: str
    digest: str
    period: str
    municipality: str | None = None
    authority: str | None = None
    keep_finished: bool = True
    genitive: str | None = None
    prepositional: str | None = None
    authority_genitive: str | None = None

    @property
    def ways(self) -> dict[str, Any]:
        """How it was cloned."""
        return {name: value for name, value in asdict(self).items() if name not in ("source", "program", "digest")}

    def to_json(self) -> bytes:
        """The file that tells it."""
        return (json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n").encode()


def lay_down(folder: Path, root: Path, origin: Origin) -> None:
    """Keep the program of the workspace ``root`` as that which the clone in ``folder`` is made from."""
    lay_down_files(folder, root, origin)
    write_atomically(folder / ORIGIN / TOLD, origin.to_json())


def lay_down_files(folder: Path, root: Path, origin: Origin) -> None:
    """Keep the files; nothing tells of them yet."""
    target = origin_root(folder, origin)
    shutil.rmtree(target, ignore_errors=True)  # what a killed command has left
    program = target / PROGRAMS / origin.program
    copy_folder(root / PROGRAMS / origin.program, program, f"{PROGRAMS}/{origin.program}")
    forget_past(program)
    for name in SHARED:
        if is_taken(root / name):
            write_atomically(target / name, bytes_of(root / name, name, root))


def origin_root(folder: Path, origin: Origin) -> Path:
    """The workspace of what a clone was made from."""
    return folder / ORIGIN / origin.digest


def forget_others(folder: Path, origin: Origin) -> None:
    """Remove what the clone was made from before."""
    for path in (folder / ORIGIN).iterdir():
        if path.is_dir() and path.name != origin.digest:
            shutil.rmtree(path, ignore_errors=True)


def origin_of_clone(folder: Path, shown: str) -> Origin | None:
    """What is kept in the folder of a clone; None if nothing is.

    Raises:
        ShnorError: it cannot be read.
    """
    path = folder / ORIGIN / TOLD
    if found_at(path) is not Found.FILE:
        return None
    try:
        origin = Origin(**json.loads(bytes_of(path, f"{shown}/{ORIGIN}/{TOLD}")))
    except (ValueError, TypeError) as error:
        raise ShnorError(_unreadable(f"{shown}/{ORIGIN}/{TOLD}")) from error
    if found_at(origin_root(folder, origin) / PROGRAMS / origin.program) is not Found.FOLDER:
        raise ShnorError(_unreadable(f"{shown}/{ORIGIN}/{origin.digest}"))
    return origin


def _unreadable(place: str) -> Diagnostic:
    hint = f"верните папку «{ORIGIN}» из резервной копии или из git: её не правят руками"
    return Diagnostic.of(BAD_ORIGIN, "источник, сохранённый при копировании, не прочитать", Location(place), hint)
