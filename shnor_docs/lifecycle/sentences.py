"""Prose as sentences: how its lines are wrapped does not matter, what is said does."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import NamedTuple

_BLOCK = re.compile(r"\s*(?:[-*+]\s|\d{1,9}[.)]\s|#{1,6}\s|\|)")
_WHOLE_LINE = ("#", "|")
_HARD_BREAK = ("  ", "\\")
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_GAP = re.compile(r"\n+|(?<=[.!?…;])\s+")
_ABBREVIATION = re.compile(r"(?:\b(?:гг|ст|пп?|см|ул|им|руб|тыс|[а-яё])|(?:\A|\n)\s*\d{1,9})\.\Z", re.IGNORECASE)
"""«г.», initials, and the number of a list's item end no sentence."""
_LONGEST_ABBREVIATION = 12


class Replacement(NamedTuple):
    """Text ``before`` at an offset of the old text, and the text in its place; either may be empty."""

    offset: int
    before: str
    after: str


def unwrapped(text: str) -> str:
    """Markdown with every paragraph and list item on one line, one empty line between them and none around."""
    lines: list[str] = []
    for line in _BLANK_LINES.sub("\n\n", text.strip("\n").rstrip()).split("\n"):
        if lines and _continues(lines[-1], line):
            lines[-1] = f"{lines[-1].rstrip()} {line.strip()}"
        else:
            lines.append(line)
    return "\n".join(lines)


def _continues(before: str, line: str) -> bool:
    """Whether the line only goes on with the paragraph of the line before it."""
    if not before.strip() or not line.strip() or before.endswith(_HARD_BREAK):
        return False
    return not before.lstrip().startswith(_WHOLE_LINE) and not _BLOCK.match(line)


def sentences(text: str) -> list[str]:
    """Sentences and what parts them, in turn; joined they give the text."""
    parts, start = [], 0
    for gap in _GAP.finditer(text):
        if "\n" in gap[0] or not _ABBREVIATION.search(text, max(0, gap.start() - _LONGEST_ABBREVIATION), gap.start()):
            parts += [text[start : gap.start()], gap[0]]
            start = gap.end()
    return [*parts, text[start:]]


def replacements(old: str, new: str) -> Iterator[Replacement]:
    """What turns one unwrapped text into another, sentence by sentence, in order."""
    before, after = sentences(old), sentences(new)
    offsets = [0]
    for part in before:
        offsets.append(offsets[-1] + len(part))
    for kind, i1, i2, j1, j2 in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "replace" and i2 - i1 == j2 - j1:
            pairs = zip(range(i1, i2), range(j1, j2), strict=True)
            yield from (Replacement(offsets[i], before[i], after[j]) for i, j in pairs if before[i] != after[j])
        elif kind != "equal":
            yield Replacement(offsets[i1], "".join(before[i1:i2]), "".join(after[j1:j2]))


def replaced(text: str, parts: list[Replacement]) -> str:
    """The unwrapped text after its replacements."""
    for part in sorted(parts, reverse=True):
        text = text[: part.offset] + part.after + text[part.offset + len(part.before) :]
    return text
