"""Where a header or footer prints the number of the page."""

from __future__ import annotations

import re

from shnor_docs.inspection.formatting import Formats
from shnor_docs.rendering.package.xml import Element, W, tag_of

_PAGE = re.compile(r"\s*PAGE\b", re.IGNORECASE)
_TABS = (f"{W}tab", f"{W}ptab")


def number_alignment(part: Element | None, formats: Formats) -> str | None:
    """How the number of the page is aligned in a header or footer: «center», «left», «right» …; None without one.

    One tab before the number is the middle of Word's own headers, two are their right edge. A number in a text
    box stands where its author has put it: it counts as centred.
    """
    if part is None:
        return None
    field = next((one for one in part.iter(f"{W}instrText", f"{W}fldSimple") if _PAGE.match(_code(one))), None)
    if field is None:
        return None
    paragraph = next(field.iterancestors(f"{W}p"), None)
    if paragraph is None or next(field.iterancestors(f"{W}txbxContent"), None) is not None:
        return "center"
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    if frame is not None:
        return frame.get(f"{W}xAlign", "left")
    tabs = _tabs_before(paragraph, field)
    return {0: formats.paragraph(paragraph).alignment, 1: "center"}.get(tabs, "right")


def _code(field: Element) -> str:
    return (field.text or "") if field.tag == f"{W}instrText" else field.get(f"{W}instr", "")


def _tabs_before(paragraph: Element, field: Element) -> int:
    count = 0
    for element in paragraph.iter():
        if element is field:
            break
        count += tag_of(element) in _TABS and next(element.iterancestors(f"{W}pPr"), None) is None
    return count
