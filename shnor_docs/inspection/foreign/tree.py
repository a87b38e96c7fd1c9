"""The blocks of a foreign document as they are printed, with their places, frozen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.rendering.numbering.counting import Number


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look; ``field`` names the field of Word that it is the result of: «REF», «TOC»."""

    text: str
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    struck: bool = False
    caps: bool = False
    """Printed in capitals, whatever letters were typed."""
    raised: str = ""
    """«superscript», «subscript»."""
    field: str = ""


class MarkKind(StrEnum):
    """What stands in a text and is no text; the value is the Russian name."""

    PICTURE = "рисунок"
    DRAWING = "фигура"
    CHART = "диаграмма"
    DIAGRAM = "рисунок SmartArt"
    WORD_ART = "надпись WordArt"
    OBJECT = "вложенный объект"
    FOOTNOTE = "сноска"
    ENDNOTE = "концевая сноска"
    PAGE_BREAK = "разрыв страницы"
    COLUMN_BREAK = "разрыв колонки"


@dataclass(frozen=True, slots=True)
class Mark:
    """A picture, a note's mark or a break; ``about`` is its description or number, ``target`` a part or a note's id."""

    kind: MarkKind
    about: str = ""
    target: str = ""

    @property
    def text(self) -> str:
        """What it is in plain text: a line ends at a break."""
        return "\n" if self.kind in (MarkKind.PAGE_BREAK, MarkKind.COLUMN_BREAK) else ""


Piece: TypeAlias = "Run | Mark"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its text as printed, and how it stands; lengths are twips."""

    place: Place
    pieces: tuple[Piece, ...]
    number: Number | None = None
    style: str = ""
    """The name of its style as Word shows it, in lower case."""
    outline: int | None = None
    alignment: str = "left"
    left: int = 0
    first: int = 0
    starts_page: bool = False
    runs_on: bool = False
    """Whether the next paragraph is printed in the same line."""
    in_contents: bool = False
    """Whether it stands in a list of contents, which Word makes by itself."""

    @cached_property
    def text(self) -> str:
        """Its text without the number; marks of notes and pictures are no text."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def printed(self) -> str:
        """Its text with the number before it."""
        return f"{self.number}{self.number.suffix if self.number.text else ''}{self.text}" if self.number else self.text

    @property
    def runs(self) -> tuple[Run, ...]:
        """Its text by looks."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Run))

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What stands in it and is no text."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Mark))

    @property
    def is_bold(self) -> bool:
        """Whether all its words are bold: a heading made by hand may be."""
        worded = [run for run in self.runs if run.text.strip()]
        return bool(worded) and all(run.bold for run in worded)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell at a column of the grid, ``columns`` wide and ``rows`` high."""

    place: Place
    column: int
    columns: int
    rows: int
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The words of its paragraphs, those of nested tables too, a line each."""
        return "\n".join(paragraph.printed for paragraph in paragraphs(self.blocks))


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the cells that begin in it; a header row is repeated on each page."""

    place: Place
    cells: tuple[Cell, ...]
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table on a grid of ``columns``; ``widths`` are twips, as the file says: they may be missing or fewer."""

    place: Place
    columns: int
    rows: tuple[Row, ...]
    widths: tuple[int, ...] = ()

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers a place of the grid, counted from nought; None where the grid has a gap."""
        for number, one in enumerate(self.rows[: row + 1]):
            for cell in one.cells:
                if number + cell.rows > row and cell.column <= column < cell.column + cell.columns:
                    return cell
        return None


@dataclass(frozen=True, slots=True)
class Box:
    """A text box; it stands after the paragraph that it is anchored in."""

    place: Place
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class SectionBreak:
    """The end of a section; ``begins`` tells where this one began: «nextPage», «continuous»."""

    place: Place
    number: int
    is_landscape: bool
    begins: str
    text_columns: int = 1


Block: TypeAlias = "Paragraph | Table | Box | SectionBreak"


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """All blocks in the order of reading, those of cells and text boxes too."""
    for block in blocks:
        yield block
        if isinstance(block, Box):
            yield from walk(block.blocks)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from walk(cell.blocks)


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """All paragraphs in the order of reading."""
    return (block for block in walk(blocks) if isinstance(block, Paragraph))
