"""The door of the page: who may come in. A key opens it once, a cookie keeps it open for this browser."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field

KEY = "key"
"""The name of a key in an address."""


@dataclass(frozen=True)
class Door:
    """What lets a window in: the port it must ask for, and what only this run of the program knows."""

    port: int
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    _used: set[str] = field(default_factory=set, repr=False)

    @property
    def hosts(self) -> frozenset[str]:
        """The names by which this machine is asked; any other was made to lead here (DNS rebinding)."""
        return frozenset(f"{name}:{self.port}" for name in ("127.0.0.1", "localhost", "[::1]"))

    @property
    def origins(self) -> frozenset[str]:
        """Where a window of ours comes from."""
        return frozenset(f"http://{host}" for host in self.hosts)

    @property
    def address(self) -> str:
        """An address that opens the page once."""
        return f"http://127.0.0.1:{self.port}/?{KEY}={self.new_key()}"

    def new_key(self) -> str:
        """A key that has not been used; whoever knows the secret can make one, so a second command needs not ask."""
        nonce = secrets.token_hex(16)
        return nonce + self._seal(f"key {nonce}")

    def takes(self, key: str) -> bool:
        """Whether the key fits and was never used; now it is."""
        nonce, seal = key[:32], key[32:]
        if nonce in self._used or not _same(seal, self._seal(f"key {nonce}")):
            return False
        self._used.add(nonce)
        return True

    @property
    def cookie_name(self) -> str:
        """The name of the cookie: a browser sends the cookies of all ports to each, so the port is in it."""
        return f"shnor-docs-{self.port}"

    @property
    def cookie(self) -> str:
        """What the cookie holds."""
        return self._seal("cookie")

    def knows(self, cookie: str) -> bool:
        """Whether a window shows the cookie of this run."""
        return _same(cookie, self.cookie)

    def _seal(self, text: str) -> str:
        return hmac.digest(self.secret, text.encode(), "sha256").hex()


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
