"""Progress of a long run: how many, how fast, how long still. Only on a terminal; a pipe gets nothing."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self


class Progress:
    """A line at the bottom of the terminal, rewritten in place; ``total`` is the number of programs of the run."""

    def __init__(self, total: int, *, visible: bool) -> None:
        self._total = total
        self._visible = visible and sys.stderr.isatty()
        self._count = 0
        self._programs: set[str] = set()
        self._start = self._shown = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def count(self, program: str) -> None:
        """One more document of a program is done; the line is redrawn at most ten times a second."""
        self._count += 1
        self._programs.add(program)
        now = time.monotonic()
        if self._visible and now - self._shown > 0.1:
            self._shown = now
            sys.stderr.write(f"\r{told(self._count, len(self._programs), self._total, now - self._start)}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, so that something else can be printed."""
        if self._visible:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def told(documents: int, begun: int, total: int, seconds: float) -> str:
    """«готово: 120, 24 в секунду, осталось 3 мин»; of ``begun`` programs all but the last are done."""
    line = f"готово: {documents}, {documents / seconds:.0f} в секунду"
    done = begun - 1
    if done < 1 or total <= begun:
        return line
    left = seconds / done * (total - done)
    return f"{line}, осталось {left / 60:.0f} мин" if left >= 90 else f"{line}, осталось {left:.0f} с"
