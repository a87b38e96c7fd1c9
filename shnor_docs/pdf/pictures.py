"""Pages of a PDF as pictures that a browser shows: grey PNG, written without a library of pictures."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from importlib.util import find_spec

DOTS_PER_INCH = 110
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_FAST = 1


def can_draw() -> bool:
    """Whether the library that reads a PDF is installed."""
    return find_spec("pypdfium2") is not None


def pictures(pdf: bytes) -> Iterator[bytes]:
    """A picture of each page.

    Raises:
        ImportError: the library pypdfium2 is not installed.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            bitmap = page.render(scale=DOTS_PER_INCH / 72, grayscale=True)
            yield _png(bitmap.width, bitmap.height, bytes(bitmap.buffer), bitmap.stride)
    finally:
        document.close()


def _png(width: int, height: int, dots: bytes, stride: int) -> bytes:
    """The PNG of a grey picture of one byte a dot, whose rows take ``stride`` bytes."""
    rows = b"".join(b"\0" + dots[start : start + width] for start in range(0, stride * height, stride))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return _SIGNATURE + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(rows, _FAST)), (b"IEND", b""))
    )
