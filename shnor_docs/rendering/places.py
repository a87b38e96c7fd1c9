"""Where things stand in a Word template, in words an official uses: part, table, row, cell, paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from shnor_docs.rendering.xml import Element, W

_PART_NAMES = (
    (re.compile(r"header(\d*)\.xml$"), "верхний колонтитул"),
    (re.compile(r"footer(\d*)\.xml$"), "нижний колонтитул"),
    (re.compile(r"footnotes(\d*)\.xml$"), "сноски"),
    (re.compile(r"endnotes(\d*)\.xml$"), "концевые сноски"),
    (re.compile(r"core(\d*)\.xml$"), "свойства документа"),
)
_SHOWN = 40
TEXT_ELEMENTS = (f"{W}t", f"{W}instrText", f"{W}delText")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a part: its element, its own text (nested text boxes left out), its place."""

    element: Element
    texts: tuple[Element, ...]
    text: str
    place: str

    def ancestor(self, name: str) -> Element | None:
        """The nearest enclosing element ``w:name``, or none."""
        return next(self.element.iterancestors(f"{W}{name}"), None)

    def run_parent(self, offset: int) -> Element | None:
        """What holds the run at a character of the text: the paragraph itself, a link, an insertion."""
        run = next(self.text_at(offset).iterancestors(f"{W}r"), None)
        return self.element if run is None else run.getparent()

    def is_deleted(self, offset: int) -> bool:
        """Whether the character belongs to text deleted with changes tracked."""
        return self.text_at(offset).tag == f"{W}delText"

    def text_at(self, offset: int) -> Element:
        """The text element that holds a character."""
        for node in self.texts:
            offset -= len(node.text or "")
            if offset < 0:
                return node
        return self.texts[-1]


def part_title(name: str) -> str:
    """The Russian name of a part: «тело документа», «верхний колонтитул 2»."""
    for pattern, title in _PART_NAMES:
        if match := pattern.search(name):
            return f"{title} {match[1]}".strip()
    return "тело документа"


def paragraphs(root: Element, title: str) -> Iterator[Paragraph]:
    """Every paragraph of a part in document order, those of cells and text boxes too."""
    numbers = _Numbering()
    for element in root.iter(f"{W}tbl", f"{W}p"):
        if element.tag == f"{W}tbl":
            numbers.number_table(element)
            continue
        texts = tuple(_own_texts(element))
        text = "".join(node.text or "" for node in texts)
        yield Paragraph(element, texts, text, f"{title}, {_within(element, text, numbers)}")


def _own_texts(paragraph: Element) -> Iterator[Element]:
    for node in paragraph.iter(*TEXT_ELEMENTS):
        if next(node.iterancestors(f"{W}p")) is paragraph:
            yield node


class _Numbering:
    """Numbers of tables (within their part or cell), rows and cells, counted once in document order."""

    def __init__(self) -> None:
        self._tables: dict[Element | None, int] = {}
        self.titles: dict[Element, str] = {}

    def number_table(self, table: Element) -> None:
        cell = next(table.iterancestors(f"{W}tc"), None)
        self._tables[cell] = self._tables.get(cell, 0) + 1
        outer = "" if cell is None else f"{self.titles.get(cell, '')}, вложенная "
        self.titles[table] = f"{outer}таблица {self._tables[cell]}"
        rows = (node for node in table.iter(f"{W}tr") if next(node.iterancestors(f"{W}tbl")) is table)
        for row_number, row in enumerate(rows, 1):
            cells = (node for node in row.iter(f"{W}tc") if next(node.iterancestors(f"{W}tr")) is row)
            for cell_number, inner in enumerate(cells, 1):
                self.titles[inner] = f"{self.titles[table]}, строка {row_number}, ячейка {cell_number}"


def _within(paragraph: Element, text: str, numbers: _Numbering) -> str:
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    if cell is not None:
        return numbers.titles[cell]
    shown = text.strip()
    return f"абзац «{shown[:_SHOWN]}{'…' if len(shown) > _SHOWN else ''}»" if shown else "пустой абзац"
