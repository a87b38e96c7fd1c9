"""What Word keeps among the text that is no text: pictures, note marks, fields, breaks, halves of bookmarks.

Each is marked before docxtpl's rewriting of the XML; one whose mark is gone after it would vanish from the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shnor_docs.diagnostics import Diagnostic, Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.package.xml import WP, Element, M, W
from shnor_docs.rendering.parts.patching import Source
from shnor_docs.rendering.tags.marking import KEEPSAKE, MARK_END, PlacedTag
from shnor_docs.rendering.tags.surroundings import DROPPED
from shnor_docs.rendering.tags.syntax import at_tag

TAKEN_AWAY = declare("ШД645", Severity.ERROR, "Вместе с тегом пропадёт рисунок, сноска, поле или разрыв")

RANGES = tuple(f"{W}{name}" for name in ("bookmarkStart", "bookmarkEnd", "permStart", "permEnd"))
"""Halves of what spans text; they may stand between paragraphs, rows and cells too."""
SIGNS = (f"{W}sym", f"{W}noBreakHyphen")
"""Letters that are no text."""
_NAMES = {
    **dict.fromkeys((f"{W}drawing", f"{W}pict"), "рисунок"),
    **dict.fromkeys((f"{W}fldChar", f"{W}fldSimple"), "поле"),
    **dict.fromkeys(RANGES[:2], "закладка"),
    **dict.fromkeys(RANGES[2:], "разрешение на правку"),
    f"{W}object": "внедрённый объект",
    f"{W}control": "элемент формы",
    f"{W}footnoteReference": "знак сноски",
    f"{W}endnoteReference": "знак концевой сноски",
    f"{W}sym": "символ",
    f"{W}noBreakHyphen": "неразрывный дефис",
    f"{W}br": "разрыв страницы",
    f"{W}pageBreakBefore": "настройка «с новой страницы»",
    f"{W}sectPr": "разрыв раздела",
    f"{W}altChunk": "вложенный документ",
    f"{M}oMath": "формула",
}
_TAKEN = {"p": "абзаце", "tr": "строке", "tc": "ячейке"}
_HINT = "перенесите в соседний абзац, строку или ячейку, где тега нет"


def is_break(element: Element) -> bool:
    """Whether a ``w:br`` begins a new page or column; a new line is none."""
    return element.tag == f"{W}br" and element.get(f"{W}type") in ("page", "column")


def keepsakes(root: Element) -> list[Element]:
    """All such elements of a part."""
    return [element for element in root.iter(*_NAMES) if _counts(element)]


def mark_keepsakes(found: Sequence[Element]) -> None:
    """Write its index on each; the rewriting keeps attributes of what it keeps."""
    for index, element in enumerate(found):
        element.set("keepsake", f"{KEEPSAKE}{index}{MARK_END}")


def lost_keepsakes(
    found: Sequence[Element], tags: Sequence[PlacedTag], source: Source, file: str
) -> Iterator[Diagnostic]:
    """Those that a tag takes away: an error, for a commented paragraph, row or cell a warning."""
    for index, element in enumerate(found):
        if index in source.keepsakes or not tags:
            continue
        taker = _taker(element, tags)
        where = _TAKEN.get(taker.tag.scope, "тексте")
        code = DROPPED if taker.tag.opener == "{#" else TAKEN_AWAY
        yield at_tag(Refusal(code, f"{_shown(element)} в {where} тега не попадёт в документ", _HINT), taker, file)


def _counts(element: Element) -> bool:
    if element.tag == f"{W}pageBreakBefore":
        return element.get(f"{W}val") not in ("0", "false", "off")
    return element.tag != f"{W}br" or is_break(element)


def _shown(element: Element) -> str:
    described = next(element.iter(f"{WP}docPr"), None)
    name = element.get(f"{W}name") if described is None else described.get("name")
    return f"{_NAMES[str(element.tag)]} «{name}»" if name else _NAMES[str(element.tag)]


def _taker(element: Element, tags: Sequence[PlacedTag]) -> PlacedTag:
    """The tag that is likely to have taken it: of its paragraph, row or cell, else one that trims."""
    above = {element, *element.iterancestors()}
    for placed in tags:
        if placed.tag.scope in _TAKEN and placed.carrier in above:
            return placed
    beside = [placed for placed in tags if placed.paragraph and placed.paragraph.element in above]
    return next((placed for placed in (*beside, *tags) if placed.tag.trims), (*beside, *tags)[0])
