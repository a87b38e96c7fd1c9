"""How many lines a text takes, and how high it stands: what decides where a slide ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from shnor_docs.documents.tree import Run, Text, plain
from shnor_docs.rendering.slides.letters import width

LINE = 1.2
"""A line is so many times as high as its letters: PowerPoint's single spacing of Arial, LibreOffice's is less."""
_BREAK = re.compile(r"\n|[ \t]+|(?<=[^\W\d_][–—-])(?=[^\W\d_])")
"""Blanks, and after a dash between letters: programs differ on dashes of numbers, so those are taken for whole."""


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


def lines(text: Text, room: float, letters: Letters) -> Iterator[Text]:
    """The text line by line in so many points of room; a word that is wider goes on in the next line."""
    line: Text = ()
    used = 0.0
    for piece in _torn(_pieces(text), room, letters):
        if plain(piece) == "\n":
            yield line
            line, used = (), 0.0
            continue
        wide = letters.wide(piece)
        if used and plain(piece).strip() and used + wide > room:
            yield line
            line, used = (), 0.0
        line, used = (*line, *piece), used + wide
    yield line


def line_count(text: Text, room: float, letters: Letters) -> int:
    """How many lines a text takes in so many points of room."""
    if "\n" not in plain(text) and letters.wide(text) <= room:
        return 1
    return sum(1 for _ in lines(text, room, letters))


def widest_word(text: Text, letters: Letters) -> float:
    """The points of the longest thing that a line cannot break."""
    return max((letters.wide(piece) for piece in _pieces(text) if plain(piece).strip()), default=0.0)


def _pieces(text: Text) -> Iterator[Text]:
    """The words of a text, the blanks between them and its breaks, each with the looks it has."""
    whole, edges = plain(text), [0]
    for match in _BREAK.finditer(whole):
        edges += match.span()
    edges.append(len(whole))
    for start, end in pairwise(edges):
        if start < end:
            yield part(text, start, end)


def part(text: Text, start: int, end: int) -> Text:
    """The characters from ``start`` to ``end`` with the looks they have."""
    found, at = [], 0
    for run in text:
        first, last = max(start - at, 0), min(end - at, len(run.text))
        if first < last:
            found.append(replace(run, text=run.text[first:last]))
        at += len(run.text)
    return tuple(found)


def _torn(pieces: Iterator[Text], room: float, letters: Letters) -> Iterator[Text]:
    """Pieces that a line holds; a longer one in as many parts as it needs lines."""
    for piece in pieces:
        if letters.wide(piece) <= room or not plain(piece).strip():
            yield piece
        else:
            yield from _letter_by_letter(piece, room, letters)


def _letter_by_letter(piece: Text, room: float, letters: Letters) -> Iterator[Text]:
    start, used, whole = 0, 0.0, plain(piece)
    for at in range(len(whole)):
        wide = letters.wide(part(piece, at, at + 1))
        if used + wide > room and at > start:
            yield part(piece, start, at)
            start, used = at, 0.0
        used += wide
    yield part(piece, start, len(whole))


def joined(text: Text) -> Text:
    """The text with neighbours of one look in one run."""
    found: list[Run] = []
    for run in text:
        if found and replace(found[-1], text="") == replace(run, text=""):
            found[-1] = replace(run, text=found[-1].text + run.text)
        else:
            found.append(run)
    return tuple(found)
