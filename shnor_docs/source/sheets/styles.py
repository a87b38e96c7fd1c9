"""What the styles of a workbook make of cells: how numbers read, which cells are struck out."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element

from shnor_docs.source.sheets.numbers import PLAIN, NumberFormat, number_format

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Styles(NamedTuple):
    """Number formats by the index that cells refer to, and the indices, as texts, of struck-out styles."""

    formats: tuple[NumberFormat, ...]
    struck: frozenset[str]

    def format(self, index: str | None) -> NumberFormat:
        """The number format of a cell's style."""
        return self.formats[int(index)] if index and self.formats else PLAIN


NO_STYLES = Styles((), frozenset())


def read_styles(tree: Element, is_1904: bool) -> Styles:
    """The styles that cells refer to (``cellXfs``)."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    own = {int(e.get("numFmtId", 0)): e.get("formatCode", "") for e in tree.iter(f"{MAIN}numFmt")}
    codes = BUILTIN_FORMATS | own
    struck = [is_on(font.find(f"{MAIN}strike")) for font in _children(tree, "fonts")]
    used = _children(tree, "cellXfs")
    return Styles(
        tuple(number_format(codes.get(int(style.get("numFmtId", 0)), ""), is_1904) for style in used),
        frozenset(str(index) for index, style in enumerate(used) if _at(struck, int(style.get("fontId", 0)))),
    )


def is_on(switch: Element | None) -> bool:
    """Whether a property that is on by being there is on."""
    return switch is not None and switch.get("val", "1") not in {"0", "false"}


def _children(tree: Element, name: str) -> list[Element]:
    found = tree.find(f"{MAIN}{name}")
    return [] if found is None else list(found)


def _at(flags: list[bool], index: int) -> bool:
    return index < len(flags) and flags[index]
