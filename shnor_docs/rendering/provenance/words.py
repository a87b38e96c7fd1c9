"""The words of a document as they are printed, paragraph by paragraph, whatever program saved it last.

Word and LibreOffice split runs, rename parts and renew fields when they save; the words stay. What they may change by
themselves is left out: page numbers, lists of contents, the kind of a blank, invisible signs.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from shnor_docs.rendering.package.xml import MC, Element, W, local, parse

_OWN_FIELDS = re.compile(r"\s*(?:TOC|PAGE|PAGEREF|NUMPAGES|SECTIONPAGES|DATE|TIME|SAVEDATE|PRINTDATE|FILENAME)\b", re.I)
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SIGNS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr"})
_DIGEST_BYTES = 6
_WORDS = f"{W}t"
_HIDING = (f"{W}del", f"{W}moveFrom", f"{MC}Fallback")
"""What holds words that are not printed."""
_TELLING = (_WORDS, *(f"{W}{name}" for name in (*_SIGNS, "fldChar", "fldSimple", "txbxContent")), *_HIDING)
"""What decides on the text of a paragraph."""


Way: TypeAlias = "tuple[tuple[str, int], ...]"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with words, and where it stands: the way of (what, number) from the body inwards."""

    way: Way
    text: str

    @property
    def place(self) -> str:
        """«таблица 2, строка 3, ячейка 1, абзац 1»."""
        return place_of(self.way)

    @property
    def digest(self) -> str:
        """A short digest of its words."""
        return digest(self.text)


def place_of(way: Way) -> str:
    """«таблица 2, строка 3, ячейка 1, абзац 1»; what is alone of its kind has the number 0, which is not told."""
    return ", ".join(f"{what} {number}" if number else what for what, number in way)


def paragraphs(body: Element) -> Iterator[Paragraph]:
    """The paragraphs of a body that have words, in the order of reading."""
    yield from _Reader().blocks(body, ())


def drawn(charts: Iterable[Sequence[str]]) -> Iterator[Paragraph]:
    """The series of a document's charts as paragraphs: numbers changed in a chart are changed words too."""
    for number, series in enumerate(charts, 1):
        for ordinal, text in enumerate(series, 1):
            yield Paragraph((("диаграмма", number), ("ряд", ordinal)), normal(text))


def words_of(body_part: bytes, charts: Iterable[Sequence[str]] = ()) -> tuple[str, ...]:
    """The digests of the paragraphs of a document's main part, then those of its charts."""
    return (*_of_body(body_part), *(one.digest for one in drawn(charts)))


def _of_body(body_part: bytes) -> tuple[str, ...]:
    root = parse(body_part, "document")
    if next(root.iter(*_HIDING), None) is not None:
        return tuple(paragraph.digest for paragraph in paragraphs(root))
    reader = _Reader()
    texts = (normal(reader.text(paragraph)) for paragraph in root.iter(f"{W}p"))
    return tuple(digest(text) for text in texts if text)


def digest(text: str) -> str:
    """A short digest of the words of a paragraph."""
    return hashlib.blake2b(text.encode(), digest_size=_DIGEST_BYTES).hexdigest()


def normal(text: str) -> str:
    """Words as they are compared: one blank between them, nothing invisible, one kind of hyphen."""
    seen = _UNSEEN.sub("", unicodedata.normalize("NFC", text)).replace("\u2011", "-")
    return " ".join(seen.split())


class _Reader:
    """Reads blocks in order; a field may begin in one paragraph and end in another."""

    def __init__(self) -> None:
        self.fields: list[list[str]] = []
        """Of each open field: its code so far, and whether its result has begun («» or «=»)."""

    def blocks(self, container: Element, way: Way) -> Iterator[Paragraph]:
        counts = {"абзац": 0, "таблица": 0, "строка": 0, "ячейка": 0}
        for name, element in _inside(container):
            what = {"p": "абзац", "tbl": "таблица", "tr": "строка", "tc": "ячейка"}[name]
            counts[what] += 1
            here = (*way, (what, counts[what]))
            if name != "p":
                yield from self.blocks(element, here)
                continue
            if text := normal(self.text(element)):
                yield Paragraph(here, text)
            for number, box in enumerate(_boxes(element), 1):
                yield from self.blocks(box, (*here, ("надпись", number)))

    def text(self, paragraph: Element) -> str:
        """The text of a paragraph; one that holds nothing but words is told at once."""
        told = list(paragraph.iter(*_TELLING))
        if not self.fields and all(one.tag == _WORDS for one in told):
            return "".join(one.text or "" for one in told)
        return "".join(self.texts(paragraph))

    def texts(self, element: Element) -> Iterator[str]:
        """The text of a paragraph: fields' results, not their codes; text boxes left out."""
        for child in element:
            name = local(child)
            if name in _SKIPPED or name == "txbxContent":
                continue
            if name == "fldChar":
                self._field(child.get(f"{W}fldCharType", ""))
            elif name == "instrText" and self.fields:
                self.fields[-1][0] += child.text or ""
            elif name == "fldSimple" and _OWN_FIELDS.match(child.get(f"{W}instr", "")):
                continue
            elif name == "t":
                yield (child.text or "") if self._is_printed() else ""
            elif name in _SIGNS:
                yield _SIGNS[name]
            else:
                yield from self.texts(child)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(["", ""])
        elif kind == "separate" and self.fields:
            self.fields[-1][1] = "="
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _is_printed(self) -> bool:
        return all(result and not _OWN_FIELDS.match(code) for code, result in self.fields)


def _inside(container: Element) -> Iterator[tuple[str, Element]]:
    """Paragraphs, tables, rows and cells of a container, those in content controls and insertions too."""
    for child in container:
        name = local(child)
        if name in ("p", "tbl", "tr", "tc"):
            yield name, child
        elif name not in _SKIPPED:
            yield from _inside(child)


def _boxes(paragraph: Element) -> Iterator[Element]:
    """The text boxes of a paragraph, each once: the second copy of one is for old versions of Word."""
    for box in paragraph.iter(f"{W}txbxContent"):
        around = [local(one) for one in box.iterancestors()]
        inner = around[: around.index("p")]
        if "Fallback" not in inner and "txbxContent" not in inner:
            yield box
