"""Which elements of WordprocessingML hold text, which only tell of it, which are not printed."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.rendering.package.xml import MC, Element, M, W, local, tag_of


def w(*names: str) -> frozenset[str]:
    """Full tags of WordprocessingML."""
    return frozenset(f"{W}{name}" for name in names)


DELETED = w("del", "moveFrom")
ALTERNATE = f"{MC}AlternateContent"
BOX = f"{W}txbxContent"
SILENT = frozenset(
    (
        *w("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx", "sdtPr", "sdtEndPr", "smartTagPr"),
        *w("customXmlPr", "rubyPr", "ctrlPr", "proofErr", "bookmarkStart", "bookmarkEnd", "permStart", "permEnd"),
        *w("lastRenderedPageBreak", "annotationRef", "footnoteRef", "endnoteRef", "separator", "softHyphen"),
        *w("continuationSeparator", "pgNum", "delInstrText", "ffData", "fldData"),
        *(f"{M}{name}" for name in ("rPr", "ctrlPr", "oMathParaPr")),
    )
)
"""What holds no text of its own that is printed."""
RANGES = ("RangeStart", "RangeEnd")
"""The ends of marks of moves, of corrections in custom XML, of comments."""
_TEXTS = frozenset((*w("t", "delText"), f"{M}t"))
_BLANKS = w("tab", "br", "cr")
THROUGH = w("ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdtContent", "dir", "bdo", "ruby", "rubyBase", "rt")
"""What may stand around text without changing it."""


def is_silent(element: Element) -> bool:
    """Whether an element holds nothing that is printed."""
    tag = tag_of(element)
    return tag in SILENT or tag.endswith(RANGES) or (tag.startswith(M) and tag.endswith("Pr"))


def chosen(alternate: Element) -> Element | None:
    """The alternative that Word of today reads: the first choice, else the fallback."""
    found = {local(one): one for one in reversed(alternate)}
    return found.get("Choice", found.get("Fallback"))


def words(element: Element) -> str:
    """All words of an element, deleted ones too, each once."""
    return "".join(_words(element))


def _words(element: Element) -> Iterator[str]:
    for child in element:
        tag = tag_of(child)
        if tag in _TEXTS:
            yield child.text or ""
        elif tag == ALTERNATE:
            one = chosen(child)
            yield from () if one is None else _words(one)
        elif tag in _BLANKS:
            yield " "
        else:
            yield from _words(child)
            if tag == f"{W}p":
                yield "\n"
