"""Marks of tracked changes: on runs, on paragraph marks, on rows of tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from enum import StrEnum
from itertools import count

from shnor_docs.rendering.package.xml import Element, W, make

_DELETED_TEXT = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}
_AFTER_RUN_LOOK = (f"{W}sectPr", f"{W}pPrChange")


class Mark(StrEnum):
    """What happened to a piece; the value is the name of its element."""

    ADDED = "ins"
    REMOVED = "del"
    MOVED_HERE = "moveTo"
    MOVED_AWAY = "moveFrom"

    @property
    def of_row(self) -> str:
        """A row can only be added or removed: where it moved, its words tell."""
        return "ins" if self in (Mark.ADDED, Mark.MOVED_HERE) else "del"


class Marks:
    """Gives out the marks of one document: one author, one date, a number for each."""

    def __init__(self, author: str, moment: str, first: int) -> None:
        self._told = {f"{W}author": author, f"{W}date": moment}
        self._numbers = count(first)

    def next_number(self) -> int:
        """A number that no other mark, bookmark or drawing of the document has."""
        return next(self._numbers)

    def element(self, name: str, *children: Element) -> Element:
        """A mark around its children."""
        made = make(name, *children)
        made.set(f"{W}id", str(self.next_number()))
        for attribute, value in self._told.items():
            made.set(attribute, value)
        return made

    def around(self, mark: Mark, runs: Iterable[Element]) -> Element:
        """The runs as added, removed or moved; a removed text has elements of its own."""
        marked = self.element(mark.value, *runs)
        if mark is Mark.REMOVED:
            for child in list(marked.iter(*_DELETED_TEXT)):
                child.tag = _DELETED_TEXT[str(child.tag)]
        return marked

    def end_of_paragraph(self, paragraph: Element, mark: Mark) -> None:
        """Mark the end of a paragraph: without it the paragraph is one with the next."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = make("pPr")
            paragraph.insert(0, properties)
        look = properties.find(f"{W}rPr")
        if look is None:
            look = make("rPr")
            place = next((n for n, one in enumerate(properties) if one.tag in _AFTER_RUN_LOOK), len(properties))
            properties.insert(place, look)
        look.insert(0, self.element(mark.value))

    def row(self, row: Element, mark: Mark) -> None:
        """Mark a whole row."""
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = make("trPr", _may_split())
            exceptions = row.find(f"{W}tblPrEx")
            row.insert(0 if exceptions is None else row.index(exceptions) + 1, properties)
        properties.append(self.element(mark.of_row))

    def move(self, mark: Mark, name: str, content: Iterable[Element]) -> Iterator[Element]:
        """What moved, between the marks by which Word finds the other end of the move."""
        start = self.element(f"{mark.value}RangeStart")
        start.set(f"{W}name", name)
        end = make(f"{mark.value}RangeEnd")
        end.set(f"{W}id", start.get(f"{W}id", ""))
        yield start
        yield from content
        yield end


def _may_split() -> Element:
    """What every row does that is not told otherwise; the schema wants a property beside the mark."""
    made = make("cantSplit")
    made.set(f"{W}val", "off")
    return made


def copied(element: Element) -> Element:
    """A copy that stands in no tree."""
    copy = deepcopy(element)
    copy.tail = None
    return copy
