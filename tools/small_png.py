"""Pictures for the docs as small PNG: few shades are enough to read them by, and take half the room.

A page of text has sixteen shades of grey, a screen as many colours as are its own and what lies nearest to the others.
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

MOST_COLOURS = 64
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def from_pgm(pgm: bytes) -> bytes:
    """The PNG of a grey picture (P5 of one byte a dot), four bits a dot."""
    _, width_text, height_text, _ = pgm.split(maxsplit=3)
    width, height = int(width_text), int(height_text)
    dots = pgm[-width * height :]
    rows = (_packed(dots[start : start + width]) for start in range(0, width * height, width))
    header = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    return SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def with_few_colours(png: bytes) -> bytes:
    """The picture (of three bytes a dot, or four with opacity) with its most frequent colours only, a byte a dot."""
    chunks = dict[bytes, bytes]()
    for kind, data in _chunks(png):
        chunks[kind] = chunks.get(kind, b"") + data
    width, height, _, kind_of_dots, *_ = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    size = {2: 3, 6: 4}[kind_of_dots]
    rows = [_dots(row, size) for row in _unfiltered(zlib.decompress(chunks[b"IDAT"]), width * size, size)]
    counts = Counter(dot for row in rows for dot in row)
    palette = [dot for dot, _ in counts.most_common(MOST_COLOURS)]
    places = {dot: _nearest(dot, palette) for dot in counts}
    pixels = zlib.compress(b"".join(b"\0" + bytes(places[dot] for dot in row) for row in rows), 9)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = {b"IHDR": header, b"PLTE": b"".join(palette), b"IDAT": pixels, b"IEND": b""}
    return SIGNATURE + b"".join(_chunk(kind, data) for kind, data in parts.items())


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(SIGNATURE)
    while place < len(png):
        (length,) = struct.unpack_from(">I", png, place)
        yield png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        place += length + 12


def _unfiltered(data: bytes, width: int, size: int) -> Iterator[bytes]:
    """The rows as they were before each was written as its difference from what is left of it and above."""
    above = bytes(width)
    for start in range(0, len(data), width + 1):
        row, told = bytearray(width), data[start + 1 : start + 1 + width]
        how = _GUESSES[data[start]]
        for place, byte in enumerate(told):
            left, corner = (row[place - size], above[place - size]) if place >= size else (0, 0)
            row[place] = (byte + how(left, above[place], corner)) & 255
        above = bytes(row)
        yield above


def _paeth(left: int, above: int, corner: int) -> int:
    wanted = left + above - corner
    return min((left, above, corner), key=lambda one: abs(wanted - one))


_GUESSES = (
    lambda left, above, corner: 0,
    lambda left, above, corner: left,
    lambda left, above, corner: above,
    lambda left, above, corner: (left + above) // 2,
    _paeth,
)


def _dots(row: bytes, size: int) -> list[bytes]:
    return [row[place : place + 3] for place in range(0, len(row), size)]


def _nearest(dot: bytes, palette: list[bytes]) -> int:
    return min(
        range(len(palette)), key=lambda place: sum((a - b) ** 2 for a, b in zip(dot, palette[place], strict=True))
    )


def _packed(row: bytes) -> bytes:
    """Two dots in a byte."""
    shades = [min((dot + 8) // 17, 15) for dot in row] + [15] * (len(row) % 2)
    return bytes(left << 4 | right for left, right in zip(shades[::2], shades[1::2], strict=True))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
