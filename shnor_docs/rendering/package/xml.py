"""XML in and out: a parser that resolves nothing, and the names of WordprocessingML."""

from __future__ import annotations

import re

from lxml import etree

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.rendering.errors import Refusal

MALFORMED = declare("ШД603", Severity.ERROR, "Часть шаблона повреждена")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
VML = "{urn:schemas-microsoft-com:vml}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element = etree._Element

_OFF = frozenset({"0", "false", "off", "none"})
_NUMBER = re.compile(r"[-+]?[0-9]{1,9}")
_MEASURE = re.compile(r"(-?[0-9]{1,6}(?:\.[0-9]{1,9})?)(mm|cm|in|pt|pc|pi)?")
_TWIPS = {None: 1.0, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}


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
        hint = "откройте файл в Word (слайды – в PowerPoint) и сохраните заново"
        raise Refusal(MALFORMED, f"часть «{part}» повреждена (строка {error.lineno})", hint) from error


def serialize(root: Element) -> str:
    """The XML text of an element, without a declaration and without added blanks."""
    return etree.tostring(root, encoding="unicode")


def to_bytes(root: Element) -> bytes:
    """A whole part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def value_of(element: Element, name: str) -> str:
    """The ``w:val`` of the child ``w:name``; empty if there is none."""
    child = element.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val", "")


def is_on(element: Element | None) -> bool:
    """Whether a switch such as ``w:keepNext`` is there and not turned off."""
    return element is not None and element.get(f"{W}val", "1") not in _OFF


def make(name: str, *children: Element) -> Element:
    """A new element ``w:name``; children are moved into it."""
    made = etree.Element(f"{W}{name}", nsmap={"w": W.strip("{}")})
    made.extend(children)
    return made


def drop(element: Element) -> None:
    """Take an element out of its tree; text that follows it stays."""
    parent = element.getparent()
    if parent is None:
        return
    before, tail = element.getprevious(), element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def unwrap(element: Element) -> None:
    """Put an element's children in its place."""
    for child in list(element):
        element.addprevious(child)
    drop(element)


def tag_of(element: Element) -> str:
    """The tag of an element with its namespace, of a comment nothing sensible."""
    return str(element.tag)


def whole_number(text: str | None, otherwise: int) -> int:
    """A number of an attribute; ``otherwise`` if there is none or it is no number."""
    return int(text) if text is not None and _NUMBER.fullmatch(text) else otherwise


def twips(text: str | None, otherwise: int) -> int:
    """A length of an attribute in twips, as Word or another program wrote it: «1134», «2cm», «56.7»."""
    found = _MEASURE.fullmatch(text.strip()) if text else None
    return round(float(found[1]) * _TWIPS[found[2]]) if found else otherwise
