"""The last files that windows have read or written, by fingerprint: what was seen can be told from what is there."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from shnor_docs.source.text import fingerprint

MOST = 64 * 2**20
"""Bytes: two hundred times the files of the largest sample."""


@dataclass
class _Memory:
    """Files by fingerprint, the longest unused first, and how many bytes they are."""

    files: OrderedDict[str, bytes] = field(default_factory=OrderedDict)
    size: int = 0
    turn: Lock = field(default_factory=Lock)


_memory = _Memory()


def remember(data: bytes) -> str:
    """The fingerprint of a file, which recalls its bytes until many others have been read."""
    name = fingerprint(data)
    with _memory.turn:
        if name not in _memory.files:
            _memory.files[name] = data
            _memory.size += len(data)
        _memory.files.move_to_end(name)
        while _memory.size > MOST and len(_memory.files) > 1:
            _memory.size -= len(_memory.files.popitem(last=False)[1])
    return name


def recalled(name: str) -> bytes | None:
    """The bytes of a fingerprint; None if they are forgotten."""
    with _memory.turn:
        return _memory.files.get(name)
