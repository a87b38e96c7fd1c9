"""What can be made again, kept on the disk between runs: a command need not make what another has made.

It lies in the user's own cache folder, as Python's ``__pycache__`` does, never in a workspace: what is unpickled is
code, and a workspace may come from anyone. A key is a digest of all that the kept thing is made of.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shnor_docs.diagnostics import ShnorError
from shnor_docs.source.files import write_atomically
from shnor_docs.source.own_code import code_state, libraries_state
from shnor_docs.source.reading import bytes_of
from shnor_docs.source.unfinished import sweep

FOLDER = "SHNOR_DOCS_CACHE"
"""The variable that names another folder; an empty one keeps nothing."""
_FAST = 1


@dataclass(frozen=True, slots=True)
class Shelf:
    """Kept things of one sort: the ending of their files' names, and how many of them stay, the last made ones."""

    ending: str
    most: int


def found(shelf: Shelf, *made_of: bytes) -> Any:
    """What was kept of just these inputs, made by this code and these libraries; None if nothing whole is there."""
    path = _place(shelf, made_of)
    if path is None:
        return None
    with suppress(Exception):  # whatever is wrong with a kept file, it can be made again
        return _whole(bytes_of(path, path.name))
    return None


def keep(shelf: Shelf, made: object, *made_of: bytes) -> None:
    """Keep what was made of these inputs; where that cannot be done, nothing is kept."""
    path = _place(shelf, made_of)
    if path is None:
        return
    with suppress(ShnorError, OSError):
        content = zlib.compress(pickle.dumps(made, pickle.HIGHEST_PROTOCOL), _FAST)
        write_atomically(path, hashlib.sha256(content).digest() + content, lasting=False)
        _forget_the_oldest(path.parent, shelf)
        sweep(path.parent)


def _place(shelf: Shelf, made_of: tuple[bytes, ...]) -> Path | None:
    folder = cache_folder()
    if folder is None:
        return None
    digest = hashlib.sha256(f"{code_state()} {libraries_state()}".encode())
    for piece in made_of:
        digest.update(hashlib.sha256(piece).digest())
    return folder / f"{digest.hexdigest()}{shelf.ending}"


def cache_folder() -> Path | None:
    """The folder for what can be made again; None if nothing shall be kept, or the folder is not the user's alone."""
    named = os.environ.get(FOLDER)
    if named == "":
        return None
    try:
        folder = Path(named) if named else _users_own()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.stat()
    except (OSError, RuntimeError):
        return None
    is_foreign = hasattr(os, "getuid") and (state.st_uid != os.getuid() or bool(state.st_mode & 0o022))
    return None if is_foreign else folder


def _users_own() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("shnor-docs", appauthor=False)


def _whole(data: bytes) -> Any:
    """What was kept; ValueError for a file that was torn."""
    digest, content = data[:32], data[32:]
    if hashlib.sha256(content).digest() != digest:
        raise ValueError("torn")
    return pickle.loads(zlib.decompress(content))


def _forget_the_oldest(folder: Path, shelf: Shelf) -> None:
    """Leave the last made things, once a fourth more than should stay are there: to look at each costs time."""
    files = list(folder.glob(f"*{shelf.ending}"))
    if len(files) > shelf.most + shelf.most // 4:
        files.sort(key=lambda file: file.stat().st_mtime, reverse=True)
        for old in files[shelf.most :]:
            old.unlink(missing_ok=True)
