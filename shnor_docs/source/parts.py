"""The digest of an Office file over its parts: Word and zip programs may pack the same parts in other ways."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
import zlib
from functools import lru_cache

MOST_UNPACKED = 512 * 2**20
"""Bytes: far above any official's file; what claims more is told by its bytes as they lie."""
_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, RuntimeError, OSError)
"""What a damaged or encrypted package raises."""


def files_in(package: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files of a zip in its own order; a spoilt one may have an empty name, at which ``is_dir`` fails."""
    return [info for info in package.infolist() if not info.filename.endswith("/")]


@lru_cache(64)
def parts_digest(data: bytes) -> str:
    """The digest of an Office file: of its parts, whatever the zip around them; of its bytes if it is no sound zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = sorted(files_in(package), key=lambda info: info.filename)
            if sum(info.file_size for info in parts) > MOST_UNPACKED:
                return hashlib.sha256(data).hexdigest()
            told = [f"{info.filename} {hashlib.sha256(package.read(info)).hexdigest()}" for info in parts]
    except _DAMAGE:
        return hashlib.sha256(data).hexdigest()
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest()
