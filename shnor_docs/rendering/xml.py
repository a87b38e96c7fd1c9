"""XML in and out: a parser that resolves nothing, and the names of WordprocessingML."""

from __future__ import annotations

from lxml import etree

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.rendering.errors import Refusal

MALFORMED = declare("ШД603", Severity.ERROR, "Часть шаблона повреждена")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

Element = etree._Element


def parse(data: bytes, part: str) -> Element:
    """The root of a part's XML, blank text between elements dropped; raises :class:`Refusal`."""
    parser = etree.XMLParser(
        remove_blank_text=True,
        remove_comments=True,
        remove_pis=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        hint = "откройте файл в Word и сохраните заново"
        raise Refusal(MALFORMED, f"часть «{part}» повреждена (строка {error.lineno})", hint) from error


def serialize(root: Element) -> str:
    """The XML text of an element, without a declaration and without added blanks."""
    return etree.tostring(root, encoding="unicode")
