"""One page for a folder: a second command finds the first and opens another window of it.

What the second needs (the port, the secret) lies in the user's own cache. Whether the first still lives is told by a
lock, which the system takes back from a killed process; so no secret is ever sent to whoever has the port now.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from shnor_docs.page.door import Door
from shnor_docs.source.keeping import cache_folder
from shnor_docs.source.unfinished import held

PATIENCE = 2.0
"""Seconds until a command that has just begun has told its port."""


class Place:
    """Where the running page of a folder is told; without a folder of the user's own nothing is told."""

    def __init__(self, file: Path | None, *, is_ours: bool) -> None:
        self._file = file
        self.is_ours = is_ours

    def tell(self, door: Door) -> None:
        """Let later commands know the door."""
        if self._file is not None:
            told = json.dumps({"port": door.port, "secret": door.secret.hex()})
            with suppress(OSError):
                _write_for_the_user_alone(self._file, told.encode())

    def door(self) -> Door | None:
        """The door of the page that runs; None if it does not tell."""
        end = time.monotonic() + PATIENCE
        while self._file is not None and time.monotonic() < end:
            with suppress(OSError, ValueError, KeyError):
                told = json.loads(self._file.read_text("ascii"))
                return Door(told["port"], bytes.fromhex(told["secret"]))
            time.sleep(0.05)
        return None


@contextmanager
def place_of(root: Path) -> Iterator[Place]:
    """The place of a folder: ours until the end of the block, unless a running command has it."""
    folder = cache_folder()
    if folder is None:
        yield Place(None, is_ours=True)
        return
    name = f"page-{sha256(os.fsencode(root)).hexdigest()[:16]}"
    file = folder / f"{name}.json"
    with held(folder / f"{name}.lock") as is_ours:
        if is_ours:
            file.unlink(missing_ok=True)
        try:
            yield Place(file, is_ours=is_ours)
        finally:
            if is_ours:
                file.unlink(missing_ok=True)


def _write_for_the_user_alone(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
