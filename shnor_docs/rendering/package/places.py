"""Where things stand in a Word template, in words an official uses: part, table, row, cell, paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shnor_docs.rendering.package.xml import Element, W

_PART_NAMES = (
    (re.compile(r"header(\d*)\.xml$"), "верхний колонтитул"),
    (re.compile(r"footer(\d*)\.xml$"), "нижний колонтитул"),
    (re.compile(r"footnotes(\d*)\.xml$"), "сноски"),
    (re.compile(r"endnotes(\d*)\.xml$"), "концевые сноски"),
    (re.compile(r"(?:core|app|custom)(\d*)\.xml$"), "свойства документа"),
    (re.compile(r"comments(\d*)\.xml$"), "примечания"),
    (re.compile(r"styles(\d*)\.xml$"), "стили"),
    (re.compile(r"numbering(\d*)\.xml$"), "списки"),
    (re.compile(r"settings(\d*)\.xml$"), "настройки"),
    (re.compile(r"charts/[a-z]+(\d*)\.xml$"), "диаграмма"),
    (re.compile(r"diagrams/[a-z]+(\d*)\.xml$"), "рисунок SmartArt"),
    (re.compile(r"customXml/item(\d*)\.xml$"), "данные XML"),
    (re.compile(r"glossary/document(\d*)\.xml$"), "экспресс-блоки"),
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

    def kinds(self, start: int, end: int) -> set[str]:
        """Which text elements hold a span of the text: of text, of a field's code."""
        held, position = set(), 0
        for node in self.texts:
            position, begun = position + len(node.text or ""), position
            if begun < end and start < position:
                held.add(str(node.tag))
        return held

    def insert(self, offset: int, mark: str) -> None:
        """Write a mark after the characters before ``offset``."""
        for node in self.texts:
            text = node.text or ""
            if offset <= len(text):
                node.text = text[:offset] + mark + text[offset:]
                return
            offset -= len(text)


def part_title(name: str) -> str:
    """The Russian name of a part: «тело документа», «верхний колонтитул 2»."""
    for pattern, title in _PART_NAMES:
        if match := pattern.search(name):
            return f"{title} {match[1]}".strip()
    return "тело документа"


def paragraphs(root: Element, title: str) -> Iterator[Paragraph]:
    """Every paragraph of a part in document order, those of cells and text boxes too."""
    titles = table_titles(root)
    return (paragraph_of(element, title, titles) for element in root.iter(f"{W}p"))


def paragraph_of(element: Element, title: str, titles: Mapping[Element, str]) -> Paragraph:
    """One paragraph of a part; ``titles`` are its tables, rows and cells."""
    texts = tuple(own_texts(element))
    text = "".join(node.text or "" for node in texts)
    return Paragraph(element, texts, text, f"{title}, {_within(element, text, titles)}")


def table_titles(root: Element) -> dict[Element, str]:
    """What each table, row and cell is called: «таблица 2, строка 3, ячейка 1, вложенная таблица 1»."""
    titles: dict[Element, str] = {}
    counts: Counter[Element | None] = Counter()
    for table in root.iter(f"{W}tbl"):
        cell = next(table.iterancestors(f"{W}tc"), None)
        counts[cell] += 1
        outer = "" if cell is None else f"{titles.get(cell, '')}, вложенная "
        titles[table] = f"{outer}таблица {counts[cell]}"
        for number, row in enumerate(_within_table(table, "tr", "tbl"), 1):
            titles[row] = f"{titles[table]}, строка {number}"
            for place, inner in enumerate(_within_table(row, "tc", "tr"), 1):
                titles[inner] = f"{titles[row]}, ячейка {place}"
    return titles


def place_of(element: Element, title: str, titles: Mapping[Element, str]) -> str:
    """The place of any element of a part in words; ``titles`` are its tables, rows and cells."""
    around = (element, *element.iterancestors())
    named = next((one for one in around if one in titles or one.tag == f"{W}p"), None)
    if named is None:
        return title
    if named in titles:
        return f"{title}, {titles[named]}"
    text = "".join(node.text or "" for node in own_texts(named))
    return f"{title}, {_within(named, text, titles)}"


def _within_table(outer: Element, name: str, nearest: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, those of nested tables left out."""
    return (node for node in outer.iter(f"{W}{name}") if next(node.iterancestors(f"{W}{nearest}")) is outer)


def own_texts(paragraph: Element) -> Iterator[Element]:
    """Text elements of a paragraph, those of text boxes in it left out."""
    for node in paragraph.iter(*TEXT_ELEMENTS):
        if next(node.iterancestors(f"{W}p")) is paragraph:
            yield node


def _within(paragraph: Element, text: str, titles: Mapping[Element, str]) -> str:
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    if cell is not None and cell in titles:
        return titles[cell]
    shown = text.strip()
    return f"абзац «{shown[:_SHOWN]}{'…' if len(shown) > _SHOWN else ''}»" if shown else "пустой абзац"
