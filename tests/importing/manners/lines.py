"""What a document says, before anyone has set it in Word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from shnor_docs.documents.tree import Text, plain


class Role(StrEnum):
    """What a paragraph is for those who read it; ``SIDE`` stands at the right, ``HEAD`` in the middle."""

    SIDE = "side"
    HEAD = "head"
    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    CLAUSE = "clause"
    ITEM = "item"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph with its printed number; an item without one has a dash. ``level`` counts from nought."""

    role: Role
    text: Text
    number: str = ""
    level: int = 0

    @property
    def plain(self) -> str:
        """Its text without the number."""
        return plain(self.text)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and how many columns and rows it covers."""

    lines: tuple[Block, ...]
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: rows of the cells that begin in them, the first ``heads`` of which are its head."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """From here on pages stand or lie."""

    landscape: bool


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class Box:
    """Lines that float over the page."""

    lines: tuple[Line, ...]


Block: TypeAlias = "Line | Rows | Turn | NewPage | Box"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document by its name."""

    name: str
    blocks: tuple[Block, ...]
