"""An edit that a page shows, made in a file as a reader would make it: by keys, ids and indents."""

from __future__ import annotations

import re

HEAD = re.compile(r"\s*(- id: \w+|- |[\w/-]+:)")


def edited(text: str, shown: str) -> str:
    """The text with the shown keys and records in place of its own; new ones stand after their neighbours."""
    return "\n".join(_merged(text.rstrip("\n").split("\n"), shown.rstrip("\n").split("\n"))) + "\n"


def _merged(old: list[str], new: list[str]) -> list[str]:
    for start, end in _spans(new, _indent(new[0])):
        old = _placed(old, new[start:end])
    return old


def _placed(old: list[str], part: list[str]) -> list[str]:
    spans = _spans(old, _indent(part[0]))
    same = next(((start, end) for start, end in spans if _head(old[start]) == _head(part[0])), None)
    if same is None:
        after = [end for start, end in spans if _head(old[start])[:1] == _head(part[0])[:1]][-1:] or [len(old)]
        return [*old[: after[0]], *part, *old[after[0] :]]
    start, end = same
    inner = part[1:] if _is_whole(old[start + 1 : end], part[1:]) else _merged(old[start + 1 : end], part[1:])
    return [*old[:start], part[0], *inner, *old[end:]]


def _is_whole(old: list[str], new: list[str]) -> bool:
    """Whether a part shows all there is: a value of one line, a text, or every key of a mapping of one-line values."""
    if not old or not new or not _head(new[0]):
        return True
    level = _indent(new[0])
    kept = [old[start] for start, end in _spans(old, level) if end - start == 1]
    return len(kept) == len(old) and {_head(line) for line in kept} <= {_head(line) for line in new}


def _spans(lines: list[str], level: int) -> list[tuple[int, int]]:
    """Where each key or record of that indent begins and ends, blank lines after it excluded."""
    starts = [n for n, line in enumerate(lines) if _indent(line) == level and _head(line)]
    ends = [next((n for n in range(start + 1, len(lines)) if _ends(lines[n], level)), len(lines)) for start in starts]
    return [(start, _last_written(lines, start, end)) for start, end in zip(starts, ends, strict=True)]


def _ends(line: str, level: int) -> bool:
    return bool(line.strip()) and _indent(line) <= level


def _last_written(lines: list[str], start: int, end: int) -> int:
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    return end


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _head(line: str) -> str:
    found = HEAD.match(line)
    return found[1] if found else ""
