"""The socket that the page listens at: of this machine only, and for one folder the same as last time."""

from __future__ import annotations

import os
import socket
import sys
from hashlib import sha256
from pathlib import Path

HOST = "127.0.0.1"
OWN_PORTS = range(20_000, 30_000)
"""Below those that systems give to outgoing connections."""

if sys.platform == "win32":
    ALONE_THERE = socket.SO_EXCLUSIVEADDRUSE
else:
    ALONE_THERE = socket.SO_REUSEADDR
"""The option for a port that nobody else shall have: what POSIX calls reuse, Windows takes for sharing."""


def listener(root: Path, port: int | None = None) -> socket.socket:
    """A socket at the port; without one, at the folder's own, or, if that is taken, at any.

    Raises:
        OSError: the port that was asked for is taken.
    """
    if port is not None:
        return _bound(port)
    try:
        return _bound(own_port(root))
    except OSError:
        return _bound(0)


def own_port(root: Path) -> int:
    """The port of a folder: there a window that was left open finds the page again."""
    digest = sha256(os.fsencode(root)).digest()
    return OWN_PORTS[int.from_bytes(digest[:4], "big") % len(OWN_PORTS)]


def _bound(port: int) -> socket.socket:
    # TCP is named, so that asyncio lets no answer wait for more to send with it: else each took 40 ms longer
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        made.setsockopt(socket.SOL_SOCKET, ALONE_THERE, 1)
        made.bind((HOST, port))
        made.listen()
    except OSError:
        made.close()
        raise
    return made
