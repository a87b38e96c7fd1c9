"""What a command has begun and not finished: held while the command lives, swept away if it was killed."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare

BUSY = declare("ШД032", Severity.ERROR, "папку меняет другая команда")

PREFIX = ".shnor-docs-"
LOCK, FILE = ".lock", ".tmp"
ALONE = f"{PREFIX}alone{LOCK}"
SECONDS_OF_A_WRITE = 60
"""Where the file system has no locks, what is younger may be another command's."""
PATIENCE = 30.0
"""Seconds to wait for another command."""


@contextmanager
def workshop(home: Path) -> Iterator[Path]:
    """A folder below ``home`` for work that is not finished; removed at the end, and what killed commands left first.

    Raises:
        OSError: the folder cannot be written.
    """
    home.mkdir(parents=True, exist_ok=True)
    sweep(home)
    handle, lock = _new(home, LOCK)
    folder = lock.with_suffix("")
    try:
        folder.mkdir(mode=0o700)  # a program may hold names of children
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        _let_go(handle, lock)


@contextmanager
def unfinished_file(folder: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """A new file, open for writing and removed at the end; no sweep takes it while it is open."""
    handle, path = _new(folder, FILE)
    file = os.fdopen(handle, "wb")
    try:
        yield file, path
    finally:
        with suppress(OSError):
            file.close()
        with suppress(OSError):
            path.unlink()


_held = threading.local()
"""The folders in which this thread is alone."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Waits until no other command is at work in the folder, and keeps others waiting; a thread never waits for itself.

    Raises:
        ShnorError: another command does not come to its end.
        OSError: the folder cannot be written.
    """
    path = (folder / ALONE).absolute()
    held: set[Path] = _held.__dict__.setdefault("paths", set())
    if path in held:
        yield
        return
    handle = _awaited(path)
    held.add(path)
    try:
        yield
    finally:
        held.remove(path)
        _let_go(handle, path)


@contextmanager
def held(path: Path) -> Iterator[bool]:
    """Whether this process holds the lock at ``path``: to the end of the block, or of the process if it is killed.

    Raises:
        OSError: the folder cannot be written.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield _lock(handle) is not False
    finally:
        os.close(handle)


def sweep(folder: Path) -> None:
    """Remove what killed commands left in the folder; what a living one holds stays."""
    try:
        names = [name for name in os.listdir(folder) if name.startswith(PREFIX)]  # noqa: PTH208 - raises before a loop
    except OSError:
        return
    for path in (folder / name for name in names):
        with suppress(OSError):
            if path.suffix in (LOCK, FILE):
                _sweep_held(path)
            elif not path.with_name(path.name + LOCK).exists() and _is_old(path):
                shutil.rmtree(path, ignore_errors=True)


def _sweep_held(path: Path) -> None:
    handle = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    locked = _lock(handle)
    if locked or (locked is None and _is_old(path)):
        shutil.rmtree(path.with_suffix(""), ignore_errors=True)
        _let_go(handle, path)
    else:
        os.close(handle)


def _is_old(path: Path) -> bool:
    return time.time() - path.stat().st_mtime > SECONDS_OF_A_WRITE


def _new(folder: Path, suffix: str) -> tuple[int, Path]:
    """A new file that this process holds; tried anew if a sweep was there between making and locking it."""
    while True:
        handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=suffix, dir=folder)
        if _holds(handle, Path(name)):
            return handle, Path(name)
        os.close(handle)


def _awaited(path: Path) -> int:
    end = time.monotonic() + PATIENCE
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        if _holds(handle, path):
            return handle
        os.close(handle)
        if time.monotonic() > end:
            message, hint = "папку меняет другая команда shnor-docs", "дождитесь её конца и повторите"
            raise ShnorError(Diagnostic.of(BUSY, message, Location(path.parent.as_posix()), hint))
        time.sleep(0.02)


def _holds(handle: int, path: Path) -> bool:
    """Whether the lock is ours, and the locked file is the one that lies at the path."""
    if _lock(handle) is False:
        return False
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _let_go(handle: int, path: Path) -> None:
    """Remove the file and end its lock; Windows removes no open file, and another may take this name by then."""
    with suppress(OSError):
        path.unlink()
    os.close(handle)
    if path.name != ALONE:
        with suppress(OSError):
            path.unlink()


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool | None:
        """Lock an open file until it is closed, even by a kill; False if another has it."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(handle: int) -> bool | None:
        """Lock an open file until it is closed, even by a kill; False if another has it, None if nobody can."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return None
        return True
