"""Long texts in lines of readable width, as a folded block scalar holds them: lines that can stay as they were do."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

WIDTH = 105
"""Columns: the width of the package's own samples."""
ROOM = 30
"""The least width of a line, however far it is indented."""
GAP = re.compile(r"(?<=[^\s]) (?=[^\s])")


class Folded(NamedTuple):
    """A text with the offsets of the blanks at which its lines end; line breaks of the text end lines anyway."""

    text: str
    ends: tuple[int, ...] = ()

    @property
    def lines(self) -> list[str]:
        """The lines as a folded scalar has them: where the text breaks a line stands an empty one."""
        cuts = sorted({*self.ends, *(match.start() for match in re.finditer("\n", self.text))})
        lines: list[str] = []
        for start, end in zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(self.text)], strict=True):
            lines += [self.text[start:end]] if start < end else []
            lines += [""] if self.text[end : end + 1] == "\n" else []
        return lines


UNFOLDED = Folded("")


def can_fold(text: str) -> bool:
    """Whether a folded scalar can hold the text; a blank at the beginning of a line would keep it from folding."""
    return bool(text) and not any(line[:1].isspace() for line in text.split("\n")) and not text.endswith("\n")


def folded(text: str, width: int, was: Folded = UNFOLDED) -> Folded:
    """The text in lines of at most ``width`` where blanks allow; what it shares with ``was`` keeps its lines."""
    shortest = min(len(text), len(was.text))
    head = next((n for n in range(shortest) if text[n] != was.text[n]), shortest)
    tail = next((n for n in range(shortest - head) if text[-1 - n] != was.text[-1 - n]), shortest - head)
    shift = len(text) - len(was.text)
    before = [end for end in was.ends if end < head and GAP.match(text, end)]
    after = [end + shift for end in was.ends if end >= len(was.text) - tail and GAP.match(text, end + shift)]
    start, end = before[-1] + 1 if before else 0, after[0] if after else len(text)
    between = [*_ends(text, start, end, max(ROOM, width))]
    return Folded(text, (*before, *between, *after))


def read_folded(lines: Sequence[str]) -> Folded:
    """The text that written lines fold into, and where they end."""
    text, ends, empty = "", [], 0
    for line in lines:
        if not line:
            empty += 1
            continue
        if text and not empty:
            ends.append(len(text))
        text += (("\n" * empty or " ") if text else "") + line
        empty = 0
    return Folded(text, tuple(ends))


def _ends(text: str, start: int, end: int, width: int) -> Iterator[int]:
    """The last blanks before lines of a part of the text would grow too long."""
    for paragraph in re.compile(r"[^\n]+").finditer(text, start, end):
        gaps, begin = [match.start() for match in GAP.finditer(text, *paragraph.span())], paragraph.start()
        while paragraph.end() - begin > width and gaps:
            number = max(0, bisect_left(gaps, begin + width + 1) - 1)
            yield gaps[number]
            begin, gaps = gaps[number] + 1, gaps[number + 1 :]
