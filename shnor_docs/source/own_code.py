"""The state of our own code and of the libraries beside it: what was made by another may be other."""

from __future__ import annotations

import hashlib
import site
import sys
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent.parent


@cache
def code_state() -> str:
    """A digest of this package's modules by name, size and time: told in a millisecond, another after any change."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*.py")):
        state = path.stat()
        digest.update(f"{path.relative_to(PACKAGE).as_posix()} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


@cache
def libraries_state() -> str:
    """A text that is another one after any library was installed, renewed or removed, or Python itself."""
    folders = [*map(Path, site.getsitepackages()), Path(site.getusersitepackages())]
    times = [str(folder.stat().st_mtime_ns) for folder in folders if folder.is_dir()]
    return " ".join((sys.version, str(PACKAGE), *times))


@cache
def code_digest() -> str:
    """A digest of this package's modules by their text: the same on every machine that has this version."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{path.relative_to(PACKAGE).as_posix()} {hashlib.sha256(text).hexdigest()}\n".encode())
    return digest.hexdigest()
