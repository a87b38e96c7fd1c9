"""A section of a document as it flows over slides: paragraphs with their marks, tables and charts, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from shnor_docs.documents.tree import Kind, Style, Text, Unit, text_of
from shnor_docs.rendering.slides.design import Place
from shnor_docs.rendering.slides.measuring import Letters, line_count

_NOTE = 0.7
"""Notes are in letters so much smaller than the text."""
SMALLEST = 12.0
"""Points: no letter of a text is smaller, however far it is made to fit."""
_BEFORE_HEADING = 0.7
"""Ems of the text that a heading stands apart from what is above it."""
_NUMBER = 1.9
"""Ems that «10.» takes before its text, with the gap."""


class Mark(StrEnum):
    """What stands before a paragraph, and how it looks."""

    PLAIN = "plain"
    BULLET = "bullet"
    NUMBER = "number"
    GOES_ON = "goes on"
    HEADING = "heading"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph of a slide: the unit that it prints, its text, level and mark; ``number`` is that of its item."""

    unit: str
    text: Text
    mark: Mark = Mark.PLAIN
    level: int = 0
    number: int = 1

    @property
    def stays(self) -> bool:
        """Whether it may not end a slide: it announces what follows."""
        return self.mark is Mark.HEADING or (bool(self.text) and self.text[-1].text.rstrip().endswith(":"))

    def letters(self, place: Place, scale: float) -> Letters:
        """Its letters in a place."""
        level, smaller = (0, scale * _NOTE) if self.mark is Mark.NOTE else (self.level, scale)
        found = place.letters(level, smaller, bold=self.mark is Mark.HEADING)
        least = min(SMALLEST, place.level(level).points)
        return replace(found, points=max(found.points, least))

    def indent(self, place: Place, scale: float) -> float:
        """How far from the left edge its text begins."""
        if self.mark in (Mark.PLAIN, Mark.HEADING, Mark.NOTE):
            return 0
        usual = place.level(self.level).indent
        return max(
            usual, place.level(self.level - 1).indent * bool(self.level) + self.letters(place, scale).points * _NUMBER
        )

    def before(self, place: Place) -> float:
        """The space before it in points: headings part groups."""
        usual = place.level(self.level).before
        return max(usual, place.level(0).points * _BEFORE_HEADING) if self.mark is Mark.HEADING else usual

    def height(self, place: Place, scale: float) -> float:
        """The points that it takes with the space before it."""
        level, letters = place.level(self.level), self.letters(place, scale)
        count = line_count(self.text, place.room - self.indent(place, scale), letters)
        return self.before(place) + count * letters.line * level.spacing


Block = Para | Unit
"""A paragraph, a table or a chart."""


def blocks(units: Sequence[Unit], level: int = 0) -> Iterator[Block]:
    """What the units print, in order."""
    for unit in units:
        match unit.kind:
            case Kind.LIST:
                yield from _list(unit, level)
            case Kind.TABLE | Kind.CHART:
                yield unit
            case Kind.SECTION:
                yield Para(unit.id, unit.text, Mark.HEADING)
                yield from blocks(unit.children)
            case Kind.CLAUSE:
                yield Para(unit.id, (*text_of(f"{unit.number}\u00a0" if unit.number else ""), *unit.text))
                yield from blocks(unit.children, level)
            case Kind.ENTRY:
                yield Para(unit.id, unit.text, Mark.BULLET)
            case _:
                yield from _paragraph(unit, level)


def _paragraph(unit: Unit, level: int) -> Iterator[Block]:
    if unit.text:
        mark = _MARKS.get(unit.style, Mark.GOES_ON if level else Mark.PLAIN)
        yield Para(unit.id, unit.text, mark, max(level - 1, 0))
    yield from blocks(unit.children, level)


_MARKS = {
    Style.HEADING_1: Mark.HEADING,
    Style.HEADING_2: Mark.HEADING,
    Style.HEADING_3: Mark.HEADING,
    Style.CAPTION: Mark.HEADING,
    Style.NOTE: Mark.NOTE,
}


def _list(unit: Unit, level: int) -> Iterator[Block]:
    for ordinal, item in enumerate(unit.children, 1):
        digits = item.number.rstrip(".)")
        if item.text and digits.isdigit():
            yield Para(item.id, item.text, Mark.NUMBER, level, int(digits))
        elif item.text:
            typed = text_of(f"{item.number}\u00a0" if item.number else "")
            yield Para(item.id, (*typed, *item.text), Mark.BULLET, level, ordinal)
        yield from blocks(item.children, level + 1)
