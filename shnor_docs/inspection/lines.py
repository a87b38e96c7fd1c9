"""The paragraphs of a document's body with their place, text and effective formatting."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from shnor_docs.inspection.formatting import Formats, formats_of
from shnor_docs.inspection.properties import ParagraphFormat, RunFormat
from shnor_docs.inspection.sections import Section, sections_of
from shnor_docs.inspection.word_files import WordFile
from shnor_docs.rendering.package.places import place_of, table_titles
from shnor_docs.rendering.package.xml import Element, W, tag_of, twips

_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "‑"}
_HEADINGS = re.compile(r"(?:heading|заголовок)(?: \d|$)|title|subtitle|название|подзаголовок|caption|toc|оглавление")
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_LETTER = re.compile(r"\w")


@dataclass(frozen=True, eq=False)
class Line:
    """A paragraph of the body; in a table ``cell_left`` and ``cell_width`` are twips from the edge of the text."""

    element: Element
    text: str
    place: str
    section: Section
    layout: ParagraphFormat
    style: str
    formats: Formats
    cell: Element | None = None
    cell_left: int = 0
    cell_width: int = 0

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading by its level or by the name of its style, a title or a caption too."""
        return self.layout.outline is not None or _HEADINGS.match(self.style) is not None

    @property
    def is_empty(self) -> bool:
        """Whether it prints no text: a spacer, whatever its height."""
        return not self.text.strip()

    @property
    def left(self) -> int:
        """Where its text begins, twips from the left edge of the text area."""
        return self.cell_left + self.layout.left

    @property
    def width(self) -> int:
        """The length of a full line, twips."""
        outer = self.cell_width if self.cell is not None else self.section.text_width
        return outer - self.layout.left - self.layout.right

    @cached_property
    def runs(self) -> tuple[tuple[str, RunFormat], ...]:
        """Pieces of its visible text that hold letters or digits, with their looks."""
        pieces = ((own_text(run), self.formats.run(run, self.element)) for run in _runs(self.element))
        return tuple((text, look) for text, look in pieces if _LETTER.search(text) and not look.is_hidden)

    @property
    def fonts(self) -> Counter[str]:
        """How many letters stand in each font."""
        found: Counter[str] = Counter()
        for text, look in self.runs:
            found[look.other if _CYRILLIC.search(text) else look.latin] += len(text)
        return found


def lines_of(file: WordFile) -> tuple[list[Line], list[Section]]:
    """The paragraphs of the body in order, those of text boxes left out, and the sections they stand in."""
    formats, titles = formats_of(file), table_titles(file.root)
    sections, index = sections_of(file)
    columns = _Columns()
    lines: list[Line] = []
    for child, number in index.items():
        section = sections[min(number, len(sections) - 1)]
        for paragraph in child.iter(f"{W}p"):
            if next(paragraph.iterancestors(f"{W}txbxContent"), None) is None:
                lines.append(_line(paragraph, section, formats, titles, columns))
    return lines, sections


def _line(
    element: Element, section: Section, formats: Formats, titles: Mapping[Element, str], columns: _Columns
) -> Line:
    cell = next(element.iterancestors(f"{W}tc"), None)
    left, width = columns.of(cell) if cell is not None else (0, 0)
    return Line(
        element,
        own_text(element),
        place_of(element, "", titles).removeprefix(", "),
        section,
        formats.paragraph(element),
        formats.style_name(element),
        formats,
        cell,
        left,
        width,
    )


class _Columns:
    """Left edges and widths of cells, each table measured once."""

    def __init__(self) -> None:
        self._known: dict[Element, tuple[int, int]] = {}

    def of(self, cell: Element) -> tuple[int, int]:
        if cell not in self._known:
            row = next(cell.iterancestors(f"{W}tr"), None)
            self._known |= _row_columns(row) if row is not None else {}
        return self._known.get(cell, (0, 0))


def _row_columns(row: Element) -> dict[Element, tuple[int, int]]:
    left, column, found = 0, 0, {}
    table = next(row.iterancestors(f"{W}tbl"), None)
    grid = [twips(one.get(f"{W}w"), 0) for one in _grid(table)]
    for cell in row.iter(f"{W}tc"):
        if next(cell.iterancestors(f"{W}tr"), None) is not row:
            continue
        spans = cell.find(f"{W}tcPr/{W}gridSpan")
        count = int(twips(spans.get(f"{W}val"), 1)) if spans is not None else 1
        width = sum(grid[column : column + count])
        found[cell] = (left, width)
        left, column = left + width, column + count
    return found


def _grid(table: Element | None) -> list[Element]:
    return [] if table is None else table.findall(f"{W}tblGrid/{W}gridCol")


def _runs(paragraph: Element) -> Iterator[Element]:
    for run in paragraph.iter(f"{W}r"):
        if next(run.iterancestors(f"{W}p"), None) is paragraph:
            yield run


def own_text(element: Element) -> str:
    """The text of a paragraph or run with its tabs and breaks; text boxes and deleted text left out."""
    return "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        tag = tag_of(child)
        if tag == f"{W}t":
            yield child.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[tag] if child.get(f"{W}type") is None else ""
        elif tag.endswith(("}drawing", "}pict", "}AlternateContent", "}del", "}pPr", "}rPr")):
            continue
        else:
            yield from _pieces(child)
