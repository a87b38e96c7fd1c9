"""A page of text as a small PNG: sixteen shades of grey are enough to read it by, and take half the room."""

from __future__ import annotations

import struct
import zlib


def from_pgm(pgm: bytes) -> bytes:
    """The PNG of a grey picture (P5 of one byte a dot), four bits a dot."""
    _, width_text, height_text, _ = pgm.split(maxsplit=3)
    width, height = int(width_text), int(height_text)
    dots = pgm[-width * height :]
    rows = (_packed(dots[start : start + width]) for start in range(0, width * height, width))
    header = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def _packed(row: bytes) -> bytes:
    """Two dots in a byte."""
    shades = [min((dot + 8) // 17, 15) for dot in row] + [15] * (len(row) % 2)
    return bytes(left << 4 | right for left, right in zip(shades[::2], shades[1::2], strict=True))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
