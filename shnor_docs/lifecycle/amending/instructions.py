"""What an amending order tells to do, as frozen values: a place in the old text and what becomes of it.

One instruction is a change of one structural unit (RULES §5.2); all of them speak of the old text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shnor_docs.lifecycle.amending.reading import Line, Table


class Noun(StrEnum):
    """The units that sentences name."""

    SECTION = "section"
    HEADING = "heading"
    PREAMBLE = "preamble"
    INTRODUCTION = "introduction"
    SUBTITLE = "subtitle"
    TITLE_PAGE = "title page"
    SUBSECTION = "subsection"
    POINT = "point"
    SUBPOINT = "subpoint"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    GROUP = "group"
    ROW = "row"
    POSITION = "position"
    COLUMN = "column"
    APPENDIX = "appendix"


class By(StrEnum):
    """How a unit is told from its siblings: by its number, its name, its first words, its place; or it is alone."""

    NUMBER = "number"
    NAME = "name"
    BEGINNING = "beginning"
    ORDINAL = "ordinal"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Step:
    """A unit on the way to a change, with what tells it: a number, a name, first words, an ordinal."""

    noun: Noun
    label: str = ""
    by: By = By.ALONE
    more: str = ""
    """First words besides a number that siblings share."""


Place = tuple[Step, ...]
"""From the innermost unit out to the document."""

Content = tuple[Line | Table, ...]
"""A new text: paragraphs and tables; rows are a table without a head."""


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words of the old text and what stands there instead; ``after`` are words that stay, before added ones."""

    old: str = ""
    new: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Reworded:
    """Words replaced, excluded or added in a unit."""

    place: Place
    changes: tuple[WordChange, ...]


@dataclass(frozen=True, slots=True)
class Restated:
    """A unit in a new wording."""

    place: Place
    content: Content


@dataclass(frozen=True, slots=True)
class Added:
    """Units added after another one, or before it; ``units`` name what is added."""

    place: Place
    units: tuple[Step, ...]
    content: Content
    before: bool = False


@dataclass(frozen=True, slots=True)
class Removed:
    """A unit repealed or excluded."""

    place: Place


@dataclass(frozen=True, slots=True)
class Replaced:
    """A document in a new edition, which the amending order brings as its appendix."""

    document: str


Instruction = Reworded | Restated | Added | Removed | Replaced


@dataclass(frozen=True, slots=True)
class DocumentChanges:
    """What is to be done in a document; ``appendix`` names it, None for the base order itself."""

    document: str
    appendix: Step | None
    owner: str
    instructions: tuple[Instruction, ...]


class Untold(Exception):
    """No sentence can tell a change at its place: the unit around is told anew."""
