"""The texts of cells: plain or in runs, with the footnote marks and struck-out words that runs may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from shnor_docs.source.sheets.styles import MAIN, is_on

_TEXT, _RUN, _PROPERTIES = f"{MAIN}t", f"{MAIN}r", f"{MAIN}rPr"
_RAISED, _STRUCK = f"{MAIN}vertAlign", f"{MAIN}strike"
_ESCAPED = re.compile("_x(?!d[89a-f])([0-9a-f]{4})_", re.IGNORECASE)
"""A sign that XML cannot hold; halves of a pair are no signs, and no file could hold them."""
_LEVELS = {
    "superscript": str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾"),
    "subscript": str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎"),
}
_BREAKS = re.compile("[\u2028\u2029\x85]")
"""Line breaks of other programs: Word prints them as boxes."""


class Texts(NamedTuple):
    """The string table of a workbook; ``struck`` are the indices of texts that are struck out, be it in part."""

    strings: tuple[str, ...]
    struck: frozenset[int]


NO_TEXTS = Texts((), frozenset())


def shared_texts(tree: Element) -> Texts:
    """The texts of the workbook's string table."""
    items = list(tree.iter(f"{MAIN}si"))
    struck = frozenset(index for index, item in enumerate(items) if is_struck(item))
    return Texts(tuple(string_text(item) for item in items), struck)


def string_text(item: Element) -> str:
    """The text of a string item, plain or of runs; phonetic readings are left out.

    Raised and lowered figures stay so: «1» with the footnote mark 2 is «1²», never 12.
    """
    return unescaped("".join(_pieces(item)))


def _pieces(item: Element) -> Iterator[str]:
    for child in item:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag == _RUN:
            text = "".join(found.text or "" for found in child.iter(_TEXT))
            raised = child.find(f"{_PROPERTIES}/{_RAISED}")
            yield text if raised is None else text.translate(_LEVELS.get(raised.get("val", ""), {}))


def is_struck(item: Element) -> bool:
    """Whether a run of a string item is struck out."""
    return any(
        is_on(run.find(f"{_PROPERTIES}/{_STRUCK}")) and any((text.text or "").strip() for text in run.iter(_TEXT))
        for run in item.findall(_RUN)
    )


def unescaped(text: str) -> str:
    """The text with its ``_x000D_`` turned into the signs they stand for, and line breaks of every kind into LF."""
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
    return one_kind_of_breaks(plain)


def one_kind_of_breaks(text: str) -> str:
    """The text with U+2028, U+2029 and U+0085 as LF."""
    return text if text.isascii() else _BREAKS.sub("\n", text)
