"""Compiled templates kept on the disk between runs: a command need not compile what another has compiled.

They lie in the user's own cache folder, as Python's ``__pycache__`` does, never in a workspace: what is unpickled is
code, and a workspace may come from anyone. The key is a digest of all that a compiled template is made of.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import jinja2
from lxml import etree

from shnor_docs.diagnostics import ShnorError
from shnor_docs.source.files import write_atomically
from shnor_docs.source.own_code import code_state
from shnor_docs.source.reading import bytes_of

T = TypeVar("T")

FOLDER = "SHNOR_DOCS_CACHE"
"""The variable that names another folder; an empty one keeps nothing."""
MOST_FILES = 64
_SUFFIX = ".template"


def kept(data: bytes, make: Callable[[], T]) -> T:
    """What ``make`` makes of a template's bytes, from the disk if it lies there whole."""
    folder = cache_folder()
    if folder is None:
        return make()
    path = folder / f"{_key(data)}{_SUFFIX}"
    with suppress(Exception):  # whatever is wrong with a kept file, the template itself is at hand
        found: T = _whole(bytes_of(path, path.name))
        return found
    made = make()
    with suppress(ShnorError, OSError):
        _keep(path, made)
    return made


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


def _key(data: bytes) -> str:
    versions = (code_state(), sys.version, jinja2.__version__, str(etree.LXML_VERSION))
    return hashlib.sha256("\n".join(versions).encode() + data).hexdigest()


def _whole(data: bytes) -> Any:
    """What was kept; ValueError for a file that was torn."""
    digest, content = data[:32], data[32:]
    if hashlib.sha256(content).digest() != digest:
        raise ValueError("torn")
    return pickle.loads(content)


def _keep(path: Path, made: object) -> None:
    content = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
    write_atomically(path, hashlib.sha256(content).digest() + content, lasting=False)
    files = sorted(path.parent.glob(f"*{_SUFFIX}"), key=lambda file: file.stat().st_mtime, reverse=True)
    for old in files[MOST_FILES:]:
        old.unlink(missing_ok=True)
