"""Tracked changes of a .docx accepted or rejected, as Word does it: shares no code with what writes them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from shnor_docs.rendering.provenance.words import paragraphs

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ADDED, REMOVED = ("ins", "moveTo"), ("del", "moveFrom")
TEXTS = {f"{W}delText": f"{W}t", f"{W}delInstrText": f"{W}instrText"}
RANGES = [f"{W}{name}Range{end}" for name in ("moveFrom", "moveTo") for end in ("Start", "End")]


def words(docx: bytes) -> list[str]:
    """The words of a file, paragraph by paragraph."""
    return [paragraph.text for paragraph in paragraphs(body(docx))]


def accepted(docx: bytes) -> list[str]:
    """The words after all changes are accepted."""
    return settled(docx, gone=REMOVED, kept=ADDED)


def rejected(docx: bytes) -> list[str]:
    """The words after all changes are rejected."""
    return settled(docx, gone=ADDED, kept=REMOVED)


def body(docx: bytes) -> Any:
    """The root of the main part."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def settled(docx: bytes, gone: tuple[str, ...], kept: tuple[str, ...]) -> list[str]:
    """The words when some marks take away what they mark and the others only disappear."""
    root = body(docx)
    for row in [row for row in root.iter(f"{W}tr") if marks(row, "trPr", gone)]:
        row.getparent().remove(row)
    for table in [table for table in root.iter(f"{W}tbl") if table.find(f"{W}tr") is None]:
        table.getparent().remove(table)
    for name in gone:
        for mark in [one for one in root.iter(f"{W}{name}") if not is_property(one)]:
            mark.getparent().remove(mark)
    for name in kept:
        for mark in [one for one in root.iter(f"{W}{name}") if not is_property(one)]:
            place = mark.getparent().index(mark)
            mark.getparent()[place : place + 1] = list(mark)
    for paragraph in [p for p in root.iter(f"{W}p") if marks(p, f"pPr/{W}rPr", gone)]:
        join(paragraph)
    for element in root.iter(*TEXTS):
        element.tag = TEXTS[element.tag]
    return [paragraph.text for paragraph in paragraphs(root)]


def marks(element: Any, properties: str, names: tuple[str, ...]) -> bool:
    """Whether the properties hold one of the marks."""
    return any(element.find(f"{W}{properties}/{W}{name}") is not None for name in names)


def is_property(mark: Any) -> bool:
    """Whether a mark is of the end of a paragraph or of a row."""
    return mark.getparent().tag in (f"{W}rPr", f"{W}trPr")


def join(paragraph: Any) -> None:
    """Without its end a paragraph is one with the next; before a table or at the end of a cell it stays."""
    after = paragraph.getnext()
    content = [child for child in paragraph if child.tag != f"{W}pPr"]
    if after is None or after.tag != f"{W}p":
        assert not any(child.tag == f"{W}r" for child in content), "слова, которым некуда деться"
        return
    place = 1 if after.find(f"{W}pPr") is not None else 0
    after[place:place] = content
    paragraph.getparent().remove(paragraph)


def moved(docx: bytes) -> Iterator[tuple[str, str]]:
    """Names of moves and the words at their two ends: each name must stand at both."""
    root = body(docx)
    ends: dict[str, dict[str, str]] = {}
    for kind in ("moveFrom", "moveTo"):
        for start in root.iter(f"{W}{kind}RangeStart"):
            found = [one for one in start.itersiblings() if one.tag in (f"{W}{kind}", f"{W}ins")]
            text = "".join(t.text or "" for one in found for t in one.iter(f"{W}t"))
            ends.setdefault(start.get(f"{W}name"), {})[kind] = text
    for name, told in ends.items():
        assert set(told) == {"moveFrom", "moveTo"}, f"{name}: {told}"
        yield told["moveFrom"], told["moveTo"]
