"""The last files that windows have read or written, by fingerprint: what was seen can be told from what is there."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from shnor_docs.source.text import fingerprint

MOST = 64 * 2**20
"""Bytes: two hundred times the files of the largest sample."""

_kept: OrderedDict[str, bytes] = OrderedDict()
_turn = Lock()


def remember(data: bytes) -> str:
    """The fingerprint of a file, which recalls its bytes until many others have been read."""
    name = fingerprint(data)
    with _turn:
        _kept[name] = data
        _kept.move_to_end(name)
        while sum(map(len, _kept.values())) > MOST and len(_kept) > 1:
            _kept.popitem(last=False)
    return name


def recalled(name: str) -> bytes | None:
    """The bytes of a fingerprint; None if they are forgotten."""
    with _turn:
        return _kept.get(name)
