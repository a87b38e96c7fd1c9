"""Writing a .docx: the unchanged parts as they were compressed, the changed ones deflated anew.

Time stamps are fixed and parts keep one order, so equal content gives equal bytes on one machine.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from types import ModuleType

from shnor_docs.rendering.package.reading import Part

_deflater: ModuleType = zlib
_LEVEL = 6
with suppress(ImportError):
    from isal import isal_zlib

    _deflater, _LEVEL = isal_zlib, 2

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION = 20
_UTF8_NAME = 0x800
_DEFLATED = 8
_DOS_TIME, _DOS_DATE = 0, 0x21
"""Midnight of 1 January 1980, the earliest moment a zip can hold."""


@dataclass(frozen=True, slots=True)
class Member:
    """A part ready to be written."""

    name: bytes
    deflated: bytes
    size: int
    crc: int


def member(part: Part) -> Member:
    """An unchanged part, its compressed bytes kept."""
    return Member(part.name.encode(), part.deflated, len(part.data), part.crc)


def deflate(name: str, chunks: Iterable[bytes]) -> Member:
    """A changed part, compressed as it comes: its whole text need not be in memory."""
    packer = _deflater.compressobj(_LEVEL, _DEFLATED, -zlib.MAX_WBITS)
    deflated: list[bytes] = []
    size = crc = 0
    for chunk in chunks:
        deflated.append(packer.compress(chunk))
        size += len(chunk)
        crc = _deflater.crc32(chunk, crc)
    deflated.append(packer.flush())
    return Member(name.encode(), b"".join(deflated), size, crc)


def inflated(item: Member) -> bytes:
    """The bytes of a part as they were before they were compressed."""
    data: bytes = _deflater.decompress(item.deflated, -zlib.MAX_WBITS)
    return data


class Archive:
    """A package whose fixed members are laid out once; changed ones follow them at each writing."""

    def __init__(self, fixed: Iterable[Member]) -> None:
        self._body, self._directory, self._count = b"", b"", 0
        body, directory = _lay_out(fixed, 0)
        self._body, self._directory = b"".join(body), b"".join(directory)
        self._count = len(directory)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fixed members."""
        return tuple(item.name.decode() for item in self._members())

    def data(self, name: str) -> bytes | None:
        """The bytes of a fixed member, uncompressed; None if there is none of that name."""
        return next((inflated(item) for item in self._members() if item.name == name.encode()), None)

    def replacing(self, changed: Iterable[Member]) -> Archive:
        """The archive with other members in the places of those so named, and what is new after them."""
        others = {item.name: item for item in changed}
        kept = [others.pop(item.name, item) for item in self._members()]
        return Archive((*kept, *others.values()))

    def _members(self) -> Iterator[Member]:
        offset = 0
        while offset < len(self._body):
            *_, crc, length, size, named, _ = _LOCAL.unpack_from(self._body, offset)
            start = offset + _LOCAL.size
            offset = start + named + length
            yield Member(self._body[start : start + named], self._body[start + named : offset], size, crc)

    def write(self, changed: Iterable[Member]) -> bytes:
        """The bytes of the whole .docx."""
        body, directory = _lay_out(changed, len(self._body))
        start = len(self._body) + sum(map(len, body))
        size = len(self._directory) + sum(map(len, directory))
        count = self._count + len(directory)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, size, start, 0)
        return b"".join((self._body, *body, self._directory, *directory, end))


def _lay_out(members: Iterable[Member], offset: int) -> tuple[list[bytes], list[bytes]]:
    """Local records and directory records of members that begin at ``offset``."""
    body: list[bytes] = []
    directory: list[bytes] = []
    for item in members:
        flags = 0 if item.name.isascii() else _UTF8_NAME
        sizes = (item.crc, len(item.deflated), item.size)
        common = (flags, _DEFLATED, _DOS_TIME, _DOS_DATE, *sizes, len(item.name), 0)
        local = _LOCAL.pack(b"PK\3\4", _VERSION, *common)
        directory.append(_CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *common, 0, 0, 0, 0, offset) + item.name)
        body += (local, item.name, item.deflated)
        offset += len(local) + len(item.name) + len(item.deflated)
    return body, directory
