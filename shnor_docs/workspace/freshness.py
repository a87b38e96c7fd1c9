"""Whether a program's files are as they were when its documents were written: then nothing need be loaded.

A run remembers the digest of all that its documents may be made of, taken before it read them. Nothing is trusted by
its time: every file is read and its digest compared, the written ones too. Only a process that asks again and again
does not read a file twice that nobody has touched since, as git does not.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from time import time_ns
from typing import TypeVar

from shnor_docs.diagnostics import Diagnostic, ShnorError
from shnor_docs.source.files import write_atomically
from shnor_docs.source.keeping import Shelf, found, keep
from shnor_docs.source.layout import ALL_TEMPLATES, PROGRAMS, STATES
from shnor_docs.source.own_code import code_state, libraries_state
from shnor_docs.source.reading import MAX_SIZE, bytes_of
from shnor_docs.workspace.ledger import file_digest, output_digest
from shnor_docs.workspace.places import default_files
from shnor_docs.workspace.results import Result, Wish, Written

T = TypeVar("T")
NAME = ".shnor-docs.sources.json"
REMARKS = Shelf(".remarks", most=4096)
MOST_WISHES = 8
"""So many runs with different wishes are remembered for a program."""


def shared_digest(root: Path) -> str:
    """The digest of what all programs of a workspace share: our own code, libraries, its YAML files, templates."""
    folders = (*(root / templates for templates in ALL_TEMPLATES), default_files())
    shared = [entry for entry in _entries(root) if entry.name.endswith(".yaml")]
    of_files = (piece for entry in shared for piece in _told(entry, entry.name))
    of_folders = (piece for folder in folders for piece in _inside(folder))
    return _digest((code_state(), libraries_state(), *of_files, *of_folders))


def sources_digest(root: Path, program: str, shared: str) -> str:
    """The digest of what programs share and of everything in a program's folder but the states saved there."""
    return _digest((shared, program, *_inside(root / PROGRAMS / program, STATES)))


def as_written(sources: str, program: str, wish: Wish, out: Path) -> list[Written] | None:
    """The documents of a program, all as an earlier run of the same wish left them; None if anything is not."""
    run = _runs(out / program).get(wish.key)
    if not isinstance(run, dict) or run.get("sources") != sources:
        return None
    try:
        stand = [(document, out / program / name, digest) for document, name, digest in run["written"]]
    except (KeyError, TypeError, ValueError):
        return None
    if any(file_digest(path) != digest for _, path, digest in stand):
        return None
    return [Written(program, document, path, unchanged=True) for document, path, _ in stand]


def remarks_of(
    root: Path, program: str, shared: str, make: Callable[[], tuple[Diagnostic, ...]]
) -> tuple[Diagnostic, ...]:
    """All that validation finds in a program: what an earlier run found, if all it depends on is as it was.

    ``shared`` is the digest of the files that programs share, taken before they were read.
    """
    return remembered(REMARKS, root, program, shared, make)


def remembered(shelf: Shelf, root: Path, program: str, shared: str, make: Callable[[], T]) -> T:
    """What is made of a program, or was made by an earlier run, if all it depends on is as it was."""
    sources = sources_digest(root, program, shared).encode()
    kept: T | None = found(shelf, sources)
    if kept is not None:
        return kept
    made = make()
    if sources_digest(root, program, shared_digest(root)).encode() == sources:
        keep(shelf, made, sources)
    return made


def known(shelf: Shelf, root: Path, program: str, shared: str) -> object | None:
    """What an earlier run made of a program, if all it depends on is as it was; None if nothing is kept."""
    made: object | None = found(shelf, sources_digest(root, program, shared).encode())
    return made


def remember_run(sources: str, wish: Wish, folder: Path, results: Sequence[Result]) -> None:
    """Remember a run that left every document as it should be."""
    written = [result for result in results if isinstance(result, Written)]
    if not written or len(written) < len(results):
        return
    run = {
        "sources": sources,
        "written": [(result.document, result.path.name, file_digest(result.path)) for result in written],
    }
    runs = {**dict(list(_runs(folder).items())[1 - MOST_WISHES :]), wish.key: run}
    write_atomically(folder / NAME, json.dumps(runs, ensure_ascii=False).encode(), lasting=False)


def _runs(folder: Path) -> dict[str, object]:
    try:
        data = json.loads(bytes_of(folder / NAME, NAME))
    except (ShnorError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _inside(folder: Path, without: str = "") -> Iterator[str]:
    """Names and digests of all that lies below a folder, in order; links are told, not followed.

    The folder of the name ``without`` is passed over.
    """
    for entry in _entries(folder):
        if entry.name != without:
            yield from _told(entry, entry.name)


def _entries(folder: Path | str) -> Sequence[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return ()


def _told(entry: os.DirEntry[str], name: str) -> Iterator[str]:
    """An entry of a folder under its name, with all that is in it. Thousands are asked for at each key: no paths."""
    yield name
    if entry.is_symlink():
        yield "link"
    elif entry.is_dir():
        yield "folder"
        for inner in _entries(entry.path):
            yield from _told(inner, f"{name}/{inner.name}")
    else:
        yield _bytes_digest(entry)


_Touched = tuple[int, int, int, int]
"""The size of a file, when it was written and changed, and which of all files it is."""
_SETTLED = 3 * 10**9
"""Nanoseconds: a file written so lately may be written once more without a sign of it, where clocks are coarse."""
_read: dict[str, tuple[_Touched, str]] = {}
"""Files that this process has read when they were settled, and their digests."""


def _bytes_digest(entry: os.DirEntry[str]) -> str:
    try:
        found = entry.stat()
        touched = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
        known = _read.get(entry.path)
        if known and known[0] == touched:
            return known[1]
        if not entry.is_file() or found.st_size > MAX_SIZE:
            return ""
        with Path(entry.path).open("rb", buffering=0) as file:
            digest = output_digest(file.read())
    except OSError:
        return ""
    if time_ns() - max(found.st_mtime_ns, found.st_ctime_ns) > _SETTLED:
        _read[entry.path] = touched, digest
    return digest


def _digest(pieces: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(pieces).encode("utf-8", "surrogateescape")).hexdigest()
