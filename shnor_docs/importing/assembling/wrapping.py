"""Lines of Markdown cut where no cut can begin a list, a heading or a table."""

from __future__ import annotations

import re

_WIDTH = 118
_INDENT = re.compile(r"\s*(?:[-*]\s+|\d+[.)]\s+)?")
_SAFE = re.compile(r"[^\W\d_]|[«(„“\"]")


def wrapped(text: str) -> str:
    """The text in lines of a width that a screen has; references are not cut."""
    return "\n".join(line for one in text.split("\n") for line in _lines(one)) + "\n"


def _lines(line: str) -> list[str]:
    if len(line) <= _WIDTH or line.startswith(("#", "|")):
        return [line]
    head = _INDENT.match(line)
    indent = " " * (head.end() if head else 0)
    found: list[str] = []
    current = ""
    for word in re.findall(r"\{\{.*?\}\}\S*|\S+", line[len(indent) :]):
        if current and len(indent) + len(current) + 1 + len(word) > _WIDTH and _SAFE.match(word):
            found.append(current)
            current = word
        else:
            current = f"{current} {word}" if current else word
    found.append(current)
    return [line[: len(indent)] + found[0], *(indent + one for one in found[1:])]
