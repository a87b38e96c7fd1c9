"""Names of the families in a font file (OpenType, table «name»), without a library of fonts."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16
_UNICODE, _MACINTOSH, _WINDOWS = 0, 1, 3
_MOST_FONTS = 64
"""In one collection."""
_LONGEST_TABLE = 2**20


def families_of(path: Path) -> list[str]:
    """The families that a file holds, each once; none if it cannot be read as a font."""
    try:
        with path.open("rb") as file:
            return list(dict.fromkeys(_families(file)))
    except (OSError, struct.error, UnicodeDecodeError, ValueError):
        return []


def _families(file: BinaryIO) -> Iterator[str]:
    for start in _fonts(file):
        file.seek(start)
        (count,) = struct.unpack(">4xH6x", file.read(12))
        for _ in range(count):
            tag, offset, length = struct.unpack(">4s4xLL", file.read(16))
            if tag == b"name":
                file.seek(offset)
                yield from _names(file.read(min(length, _LONGEST_TABLE)))
                break


def _fonts(file: BinaryIO) -> tuple[int, ...]:
    """Where the fonts of the file begin: a collection holds several."""
    if file.read(4) != b"ttcf":
        return (0,)
    (count,) = struct.unpack(">4xL", file.read(8))
    count = min(count, _MOST_FONTS)
    return struct.unpack(f">{count}L", file.read(4 * count))


def _names(table: bytes) -> Iterator[str]:
    count, texts = struct.unpack_from(">2xHH", table)
    for number in range(count):
        platform, _, _, name, length, offset = struct.unpack_from(">6H", table, 6 + 12 * number)
        if name in (_FAMILY, _TYPOGRAPHIC_FAMILY):
            raw = table[texts + offset : texts + offset + length]
            yield raw.decode("utf-16-be" if platform in (_UNICODE, _WINDOWS) else "mac-roman")
