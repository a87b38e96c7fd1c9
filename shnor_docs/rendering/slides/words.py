"""The words of a presentation slide by slide, whatever program saved it last: titles, texts, tables, charts, notes."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.rendering.charts.reading import chart_names, chart_texts
from shnor_docs.rendering.package.reading import Package, Part
from shnor_docs.rendering.package.xml import A, Element, R, local, parse
from shnor_docs.rendering.parts.tagged import main_part
from shnor_docs.rendering.provenance.words import Paragraph, normal

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_OWN = frozenset({"sldNum", "dt"})
"""Places whose text a program renews by itself."""


def is_presentation(package: Package, main: Part) -> bool:
    """Whether the main part of a file is that of a presentation."""
    return "presentationml" in package.content_types[main.name]


def slide_parts(package: Package) -> Iterator[Part]:
    """The slides in their order."""
    main = main_part(package)
    root, relations = parse(main.data, main.name), {one.id: one.part for one in package.relations.get(main.name, ())}
    for one in root.iterfind(f"{P}sldIdLst/{P}sldId"):
        name = relations.get(one.get(f"{R}id", ""))
        if name is not None:
            yield package.parts[name]


def slide_paragraphs(package: Package) -> tuple[Paragraph, ...]:
    """The paragraphs of all slides that have words, in the order of reading, each with its place."""
    return tuple(one for number, part in enumerate(slide_parts(package), 1) for one in _of_slide(package, part, number))


def slide_words(package: Package) -> tuple[str, ...]:
    """The digests of the paragraphs."""
    return tuple(one.digest for one in slide_paragraphs(package))


def _of_slide(package: Package, part: Part, number: int) -> Iterator[Paragraph]:
    yield from _Slide(package, part, f"слайд {number}").paragraphs()


class _Slide:
    """Reads the shapes of a slide; texts, tables and charts are counted each by itself."""

    def __init__(self, package: Package, part: Part, named: str) -> None:
        self._package, self._part, self._named = package, part, named
        self._texts = self._tables = self._charts = 0

    def paragraphs(self) -> Iterator[Paragraph]:
        """Of all its shapes, then of its notes."""
        tree = parse(self._part.data, self._part.name).find(f"{P}cSld/{P}spTree")
        if tree is not None:
            yield from self._of_shapes(tree)
        for notes in self._package.related("notesSlide", self._part.name):
            yield from self._of_notes(parse(notes.data, notes.name))

    def _of_shapes(self, tree: Element) -> Iterator[Paragraph]:
        for shape in tree:
            match local(shape):
                case "sp":
                    yield from self._of_text(shape)
                case "grpSp":
                    yield from self._of_shapes(shape)
                case "graphicFrame":
                    yield from self._of_frame(shape)

    def _of_text(self, shape: Element) -> Iterator[Paragraph]:
        kind = _kind(shape)
        if kind in _OWN:
            return
        for text in _texts(shape):
            if kind in ("title", "ctrTitle", "ftr"):
                yield Paragraph((self._at("колонтитул" if kind == "ftr" else "заголовок"),), text)
            else:
                self._texts += 1
                yield Paragraph((self._at("абзац", self._texts),), text)

    def _at(self, what: str, number: int = 0) -> tuple[str, int]:
        return f"{self._named}, {what}", number

    def _of_frame(self, frame: Element) -> Iterator[Paragraph]:
        for table in frame.iter(f"{A}tbl"):
            self._tables += 1
            yield from self._of_table(table, self._tables)
        for name in chart_names(self._package, self._part.name, frame):
            self._charts += 1
            for number, text in enumerate(chart_texts(self._package.parts[name].data), 1):
                yield Paragraph((self._at("диаграмма", self._charts), ("ряд", number)), normal(text))

    def _of_table(self, table: Element, number: int) -> Iterator[Paragraph]:
        for row_number, row in enumerate(table.iterfind(f"{A}tr"), 1):
            for cell_number, cell in enumerate(row.iterfind(f"{A}tc"), 1):
                for place, text in enumerate(_texts(cell), 1):
                    way = (("строка", row_number), ("ячейка", cell_number), ("абзац", place))
                    yield Paragraph((self._at("таблица", number), *way), text)

    def _of_notes(self, root: Element) -> Iterator[Paragraph]:
        bodies = (shape for shape in root.iter(f"{P}sp") if _kind(shape) == "body")
        for number, text in enumerate((text for shape in bodies for text in _texts(shape)), 1):
            yield Paragraph((self._at("заметки, абзац", number),), text)


def _kind(shape: Element) -> str:
    """The kind of the place that a shape fills; empty for a shape of its own."""
    found = next(shape.iter(f"{P}ph"), None)
    return "" if found is None else found.get("type", "obj")


def _texts(shape: Element) -> Iterator[str]:
    for paragraph in shape.iter(f"{A}p"):
        if text := normal("".join(_pieces(paragraph))):
            yield text


def _pieces(paragraph: Element) -> Iterator[str]:
    for child in paragraph:
        match local(child):
            case "br":
                yield " "
            case "r" | "fld":
                yield "".join(one.text or "" for one in child.iter(f"{A}t"))
