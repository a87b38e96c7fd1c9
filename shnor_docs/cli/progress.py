"""Progress of a long run: how many, how fast. Only on a terminal; a pipe gets nothing."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self


class Progress:
    """A line at the bottom of the terminal, rewritten in place."""

    def __init__(self, *, visible: bool) -> None:
        self._visible = visible and sys.stderr.isatty()
        self._count = 0
        self._start = self._shown = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def count(self) -> None:
        """One more is done; the line is redrawn at most ten times a second."""
        self._count += 1
        now = time.monotonic()
        if self._visible and now - self._shown > 0.1:
            self._shown = now
            rate = self._count / (now - self._start)
            sys.stderr.write(f"\rготово: {self._count}, {rate:.0f} в секунду")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, so that something else can be printed."""
        if self._visible:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
