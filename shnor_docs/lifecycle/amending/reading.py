"""A document's tree as a drafter reads it: regions of paragraphs and tables, each paragraph a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from shnor_docs.documents.marks import WHOLE
from shnor_docs.documents.tree import Document, Kind, Style, Unit, walk

_BARE = re.compile(r"^Раздел\s+|[.)]$", re.IGNORECASE)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its number as printed, its text, how deep it stands; ``key`` is its stable id.

    What stands under a heading stands inside it, as subpoints stand inside their point.
    """

    text: str
    number: str = ""
    depth: int = 0
    key: str = ""
    caption: bool = False
    heading: bool = False

    @property
    def printed(self) -> str:
        """The paragraph as a reader sees it."""
        return f"{self.number} {self.text}".strip()

    @property
    def label(self) -> str:
        """The number as a text cites it: «3.1» for «3.1.»."""
        return bare(self.number)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its paragraphs, and over how many columns and rows it reaches."""

    lines: tuple[Line, ...]
    across: int = 1
    down: int = 1

    @property
    def printed(self) -> str:
        """All of its text in one line."""
        return " ".join(line.printed for line in self.lines)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; ``is_group`` for one that spans the table."""

    cells: tuple[Cell, ...]
    key: str = ""
    is_group: bool = False

    @property
    def printed(self) -> str:
        """All of its text in one line."""
        return " ".join(cell.printed for cell in self.cells)

    @property
    def name(self) -> str:
        """What its first cell says."""
        return self.cells[0].printed if self.cells else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: header rows and rows; ``widths`` are those of its columns."""

    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    key: str = ""
    widths: tuple[float, ...] = ()

    @property
    def printed(self) -> str:
        """All of its text in one line."""
        return " ".join(row.printed for row in (*self.head, *self.rows))

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, left to right: the lowest headings."""
        names = [""] * len(self.widths)
        for row, starts in zip(self.head, starts_of(self.head), strict=True):
            for cell, start in zip(row.cells, starts, strict=True):
                names[start : start + cell.across] = [cell.printed] * cell.across
        return tuple(names)

    def column_of(self, row: Row, index: int) -> int:
        """The column in which a cell of a row begins."""
        place = next(n for n, one in enumerate(self.rows) if one is row)
        return starts_of(self.rows)[place][index]


def starts_of(rows: Sequence[Row]) -> list[list[int]]:
    """The columns in which the cells of each row begin: what reaches down from above takes its place."""
    taken: dict[int, int] = {}
    found: list[list[int]] = []
    for level, row in enumerate(rows):
        starts, column = [], 0
        for cell in row.cells:
            while taken.get(column, 0) > level:
                column += 1
            starts.append(column)
            taken |= dict.fromkeys(range(column, column + cell.across), level + cell.down)
            column += cell.across
        found.append(starts)
    return found


Block = Line | Table


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a document with its heading: a section, or a slot such as its title or preamble."""

    kind: str
    blocks: tuple[Block, ...]
    number: str = ""
    title: str = ""
    key: str = ""

    @property
    def heading(self) -> str:
        """The heading as printed."""
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as a drafter sees it; ``label`` and ``owner`` are its mark: «Приложение № 1», «к Программе …».

    ``charts`` are told by their titles and by all that they show: no sentence of an order can change a picture.
    """

    id: str
    kind: str
    regions: tuple[Region, ...]
    fixed: tuple[tuple[str, str], ...]
    label: str = ""
    owner: str = ""
    charts: tuple[tuple[str, str], ...] = ()

    @property
    def lines(self) -> Iterator[str]:
        """Everything printed, for measuring."""
        for region in self.regions:
            yield from (region.heading,) if region.heading else ()
            for block in region.blocks:
                yield from (row.printed for row in block.rows) if isinstance(block, Table) else (block.printed,)


AMENDABLE = {"heading": "title", "title": "title", "subtitle": "subtitle", "place": "title page", "year": "title page"}
"""Slots of one line that an order may amend; those of an order's own requisites it may not."""
UNREAD = frozenset({"draft", "marks", "contents"})
"""Slots that follow from others: the mark of a draft, marks of approval, the table of contents."""


def bare(number: str) -> str:
    """A number as a text cites it."""
    return _BARE.sub("", _BARE.sub("", number.strip()))


def read_paper(document: Document) -> Paper:
    """The document as regions and lines."""
    regions: list[Region] = []
    fixed: list[tuple[str, str]] = []
    is_order = document.kind == "order"
    for slot in document.root.children:
        if slot.id in UNREAD:
            continue
        if slot.id in {"preamble", "clauses"} and is_order:
            regions.append(Region(slot.id, tuple(_blocks(slot.children, 0)), key=slot.id))
        elif slot.id == "body" and not is_order:
            regions += _sections(slot)
        elif slot.id in AMENDABLE and not (is_order and slot.id == "place"):
            _join(regions, AMENDABLE[slot.id], _line_of(slot))
        else:
            fixed.append((slot.id, " ".join(_all_texts(slot))))
    label, owner = _mark(document)
    return Paper(document.id, document.kind, tuple(regions), tuple(fixed), label, owner, tuple(_charts(document)))


def _charts(document: Document) -> Iterator[tuple[str, str]]:
    """The charts of a document in its order, each with its points."""
    for unit in walk(document.root):
        if unit.chart is not None:
            yield spaced(unit.chart.title), "; ".join(spaced(point.plain) for point in unit.children)


def _join(regions: list[Region], kind: str, lines: tuple[Line, ...]) -> None:
    """A slot as a region of its own; those of the title page are one."""
    if regions and regions[-1].kind == kind:
        lines = (*(block for block in regions.pop().blocks if isinstance(block, Line)), *lines)
    regions.append(Region(kind, lines, key=kind))


def _mark(document: Document) -> tuple[str, str]:
    marks = next((unit for unit in document.root.children if unit.id == "marks"), None)
    if marks is None or not marks.children:
        return "", ""
    own = next((mark for mark in marks.children if mark.id != WHOLE), marks.children[0])
    texts = [spaced(unit.plain) for unit in own.children]
    owner = texts[1] if len(texts) == 2 and texts[1].startswith("к ") else ""
    return texts[0] if texts else "", owner


def _line_of(slot: Unit) -> tuple[Line, ...]:
    return (Line(spaced(slot.plain), key=slot.id),) if slot.text else ()


def _sections(body: Unit) -> Iterator[Region]:
    """Titled sections; what stands in one without a title belongs to the section before it."""
    region = Region("body", ())
    for unit in body.children:
        blocks = tuple(_blocks(unit.children, 0))
        if unit.text:
            yield from (region,) if region.title or region.blocks else ()
            region = Region("section", blocks, spaced(unit.number), spaced(unit.plain), unit.id)
        else:
            region = Region(region.kind, region.blocks + blocks, region.number, region.title, region.key)
    yield region


def _blocks(units: Iterable[Unit], depth: int) -> Iterator[Block]:
    open_headings: list[Style] = []
    for unit in units:
        if unit.style in _HEADINGS:
            open_headings = [style for style in open_headings if style < unit.style]
        yield from _block(unit, depth + len(open_headings))
        open_headings += (unit.style,) if unit.style in _HEADINGS else ()


_HEADINGS = frozenset({Style.HEADING_1, Style.HEADING_2, Style.HEADING_3})


def _block(unit: Unit, depth: int) -> Iterator[Block]:
    if unit.kind is Kind.CHART:
        return
    if unit.kind is Kind.TABLE:
        yield _table(unit)
    elif unit.kind is Kind.LIST:
        yield from _blocks(unit.children, depth)
    else:
        yield from (_line(unit, depth),) if unit.text or unit.number else ()
        yield from _blocks(unit.children, depth + 1)


def _line(unit: Unit, depth: int) -> Line:
    number, text = spaced(unit.number), spaced(unit.plain)
    if not number and (typed := _TYPED.match(text)):
        number, text = typed[1], text[typed.end() :]
    return Line(text, number, depth, unit.id, unit.style is Style.CAPTION, unit.style in _HEADINGS)


_TYPED = re.compile(r"(\d{1,2}(?:\.\d{1,2})+\.?) (?=[«A-ZА-ЯЁ])")
"""A number of several levels typed before a text: «7.1.7. Управление …»; a date or a decimal begins no sentence so."""


def _table(unit: Unit) -> Table:
    head = tuple(_row(row) for row in unit.children if row.kind is Kind.HEADER)
    rows = tuple(_row(row) for row in unit.children if row.kind is not Kind.HEADER)
    return Table(head, rows, unit.id, unit.widths)


def _row(unit: Unit) -> Row:
    return Row(tuple(_cell(cell) for cell in unit.children), unit.id, unit.kind is Kind.GROUP)


def _cell(unit: Unit) -> Cell:
    own = (Line(spaced(unit.plain), key=unit.id),) if unit.text else ()
    return Cell((*own, *_lines(_blocks(unit.children, 0))), *unit.span)


def _lines(blocks: Iterable[Block]) -> Iterator[Line]:
    """Paragraphs of a cell; a table in it is read row by row."""
    for block in blocks:
        yield from (Line(row.printed) for row in (*block.head, *block.rows)) if isinstance(block, Table) else (block,)


def _all_texts(unit: Unit) -> Iterator[str]:
    yield from (spaced(unit.plain),) if unit.text else ()
    for child in unit.children:
        yield from _all_texts(child)


def spaced(text: str) -> str:
    """The text with plain spaces and no line breaks: what binds words is no matter of its wording."""
    return _SPACES.sub(" ", text).strip()
