"""Halves of bookmarks and permissions after rendering: a loop repeats them, a condition may take one of two away."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HALF = re.compile(
    r'<w:(?P<kind>bookmark|perm)(?P<edge>Start|End)\b(?P<rest>[^>]*?)\bw:id="(?P<id>\d+)"(?P<tail>[^>]*)>'
)
_NAME = re.compile(r'(<w:bookmarkStart\b[^>]*?\bw:name=")([^"]*)(")')
_PAIRED = ("<w:bookmark", "<w:perm")


def has_ranges(source: str) -> bool:
    """Whether a part holds such halves."""
    return any(opening in source for opening in _PAIRED)


def make_whole(xml: str) -> str:
    """Each pair with its own number and name, halves without the other gone."""
    halves = list(_HALF.finditer(xml))
    numbers = dict(_numbers(halves))
    pieces, position = [], 0
    for index, half in enumerate(halves):
        pieces.append(xml[position : half.start()])
        if index in numbers:
            pieces.append(f'<w:{half["kind"]}{half["edge"]}{half["rest"]}w:id="{numbers[index]}"{half["tail"]}>')
        position = half.end()
    return _with_own_names("".join((*pieces, xml[position:])))


def _numbers(halves: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """The new number of each half that has its other: the first start of those open, the first end after it."""
    begun: dict[tuple[str, str], int] = {}
    count = 0
    for index, half in enumerate(halves):
        key = half["kind"], half["id"]
        if half["edge"] == "Start":
            begun.setdefault(key, index)
        elif key in begun:
            yield from ((begun.pop(key), count), (index, count))
            count += 1


def _with_own_names(xml: str) -> str:
    used: dict[str, int] = {}

    def rename(match: re.Match[str]) -> str:
        used[match[2]] = used.get(match[2], 0) + 1
        return match[0] if used[match[2]] == 1 else f"{match[1]}{match[2]}_{used[match[2]]}{match[3]}"

    return _NAME.sub(rename, xml)
