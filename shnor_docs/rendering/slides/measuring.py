"""How many lines a text takes, and how high it stands: what decides where a slide ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from shnor_docs.documents.tree import Run, Text, plain
from shnor_docs.rendering.slides.letters import width

LINE = 1.2
"""A line is so many times as high as its letters: PowerPoint's single spacing of Arial, LibreOffice's is less."""
_BREAK = re.compile(r"\n|[ \t]+|(?<=[^\W\d_][–—-])(?=[^\W\d_])")
"""Blanks, and after a dash between letters: programs differ on dashes of numbers, so those are taken for whole."""
Span = tuple[int, int]
"""Where a piece of a text begins and ends."""


@dataclass(frozen=True, slots=True)
class Letters:
    """How letters print: their size in points, how much wider than Arial, whether all of them are bold."""

    points: float
    breadth: float
    bold: bool = False

    def wide(self, text: Text) -> float:
        """The width of a text in points."""
        ems = sum(width(run.text, bold=run.bold or self.bold) for run in text)
        return ems * self.points * self.breadth

    @property
    def line(self) -> float:
        """The height of a line in points."""
        return self.points * LINE


def line_count(text: Text, room: float, letters: Letters) -> int:
    """How many lines a text takes in so many points of room."""
    return len(_spans(text, room / (letters.points * letters.breadth), letters.bold))


def lines(text: Text, room: float, letters: Letters) -> Iterator[Text]:
    """The text line by line in so many points of room; a word that is wider goes on in the next line."""
    for start, end in _spans(text, room / (letters.points * letters.breadth), letters.bold):
        yield part(text, start, end)


def widest_word(text: Text, letters: Letters) -> float:
    """The points of the longest thing that a line cannot break."""
    widest = max((ems for _, ems, is_word in _words(text, letters.bold) if is_word), default=0.0)
    return widest * letters.points * letters.breadth


@lru_cache(8192)
def _spans(text: Text, room: float, bold: bool) -> tuple[Span, ...]:
    """Where each line begins and ends, in so many ems of room."""
    found: list[Span] = []
    start = end = 0
    used = 0.0
    for span, ems, is_word in _torn(text, room, bold):
        if ems < 0:
            found.append((start, end))
            start, end, used = span[1], span[1], 0.0
            continue
        if used and is_word and used + ems > room:
            found.append((start, end))
            start, used = span[0], 0.0
        end, used = span[1], used + ems
    found.append((start, end))
    return tuple(found)


Piece = tuple[Span, float, bool]
"""Where a piece stands, its width in ems (less than nothing: a break), whether it is a word."""


@lru_cache(8192)
def _words(text: Text, bold: bool) -> tuple[Piece, ...]:
    """The words of a text, the blanks between them and its breaks."""
    whole, start, found = plain(text), 0, []
    for match in _BREAK.finditer(whole):
        if start < match.start():
            found.append(((start, match.start()), _ems(text, start, match.start(), bold), True))
        if match[0]:
            blank = -1.0 if match[0] == "\n" else _ems(text, *match.span(), bold)
            found.append((match.span(), blank, False))
        start = match.end()
    if start < len(whole):
        found.append(((start, len(whole)), _ems(text, start, len(whole), bold), True))
    return tuple(found)


def _ems(text: Text, start: int, end: int, bold: bool) -> float:
    if len(text) == 1:
        return width(text[0].text[start:end], bold=bold or text[0].bold)
    return sum(width(run.text, bold=bold or run.bold) for run in part(text, start, end))


def _torn(text: Text, room: float, bold: bool) -> Iterator[Piece]:
    """Pieces that a line holds; a longer word in as many parts as it needs lines."""
    for piece in _words(text, bold):
        if piece[1] <= room or not piece[2]:
            yield piece
        else:
            yield from _letter_by_letter(text, piece[0], room, bold)


def _letter_by_letter(text: Text, span: Span, room: float, bold: bool) -> Iterator[Piece]:
    start, used = span[0], 0.0
    for at in range(*span):
        ems = _ems(text, at, at + 1, bold)
        if used + ems > room and at > start:
            yield (start, at), used, True
            start, used = at, 0.0
        used += ems
    yield (start, span[1]), used, True


def part(text: Text, start: int, end: int) -> Text:
    """The characters from ``start`` to ``end`` with the looks they have."""
    found: list[Run] = []
    at = 0
    for run in text:
        first, last = max(start - at, 0), min(end - at, len(run.text))
        if first < last:
            found.append(replace(run, text=run.text[first:last]))
        at += len(run.text)
    return tuple(found)


def joined(text: Text) -> Text:
    """The text with neighbours of one look in one run."""
    found: list[Run] = []
    for run in text:
        if found and replace(found[-1], text="") == replace(run, text=""):
            found[-1] = replace(run, text=found[-1].text + run.text)
        else:
            found.append(run)
    return tuple(found)
