"""The text of a document as a frozen tree.

Templates add layout; ``explain``, comparison, amending and verifying read this tree, not Word files.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from shnor_docs.documents.charts.drawn import Chart


class Kind(StrEnum):
    """What a unit is."""

    DOCUMENT = "document"
    LINES = "lines"
    LINE = "line"
    BODY = "body"
    SECTION = "section"
    PARAGRAPH = "paragraph"
    CLAUSE = "clause"
    LIST = "list"
    ITEM = "item"
    TABLE = "table"
    HEADER = "header"
    GROUP = "group"
    ROW = "row"
    CELL = "cell"
    ENTRY = "entry"
    CHART = "chart"
    POINT = "point"


class Style(StrEnum):
    """The role a paragraph or a table plays; a template gives each role its look."""

    TEXT = "text"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"
    CAPTION = "caption"
    NOTE = "note"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text of one look. ``source`` is the path of the value it prints, empty for plain text."""

    text: str
    bold: bool = False
    italic: bool = False
    source: str = ""


Text = tuple[Run, ...]


def plain(text: Text) -> str:
    """The characters of a text without its look."""
    return "".join(run.text for run in text)


def text_of(string: str, *, bold: bool = False, italic: bool = False, source: str = "") -> Text:
    """A text of one run; the empty text has none."""
    return (Run(string, bold, italic, source),) if string else ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of a document: its stable id, printed number, text, and the units inside it.

    ``span`` is (columns, rows) of a cell; ``widths`` are the relative widths of a table's columns. ``chart`` is what a
    unit of the kind ``CHART`` draws; its children are the points, each with the text of its value.
    """

    id: str
    kind: Kind
    text: Text = ()
    number: str = ""
    children: tuple[Unit, ...] = ()
    style: Style = Style.TEXT
    ordered: bool = False
    span: tuple[int, int] = (1, 1)
    widths: tuple[float, ...] = ()
    centered: bool = False
    landscape: bool = False
    new_page: bool = False
    chart: Chart | None = field(default=None, repr=False)

    @property
    def plain(self) -> str:
        """The unit's own text without its look, children excluded."""
        return plain(self.text)


@dataclass(frozen=True, slots=True)
class Document:
    """A document's tree with the properties that its file carries.

    ``root.children`` are the slots of the document's kind, keyed by their ids (see ``documents.kinds``).
    """

    id: str
    kind: str
    title: str
    author: str
    subject: str
    keywords: str
    root: Unit
    draft: bool = False
    municipality: str = ""

    def slot(self, name: str) -> Unit:
        """The slot of that name; a kind gives all its slots, empty ones included."""
        return next(unit for unit in self.root.children if unit.id == name)


def walk(unit: Unit) -> Iterator[Unit]:
    """The unit and all units below it, in the order of reading."""
    yield unit
    for child in unit.children:
        yield from walk(child)


def line(unit_id: str, string: str, source: str = "") -> Unit:
    """A unit of one line."""
    return Unit(unit_id, Kind.LINE, text_of(string, source=source))


def lines(unit_id: str, strings: tuple[str, ...]) -> Unit:
    """A unit of several lines, each printed as a paragraph of its own."""
    return Unit(unit_id, Kind.LINES, children=tuple(line(f"{unit_id}/{n}", s) for n, s in enumerate(strings, 1)))
