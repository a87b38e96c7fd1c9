"""One spelling of names: every namespace is declared at the root of a part, Word's own under the prefix all know.

docxtpl and this renderer cut parts and put them back by the text ``<w:p``, and what is cut may have carried the
declaration of a prefix; a file with other prefixes, or with declarations inside, is as good to Word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from io import BytesIO

from lxml import etree

from shnor_docs.rendering.package.xml import Element, serialize

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
KNOWN = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    MC: "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing": "wp14",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "urn:schemas-microsoft-com:office:word": "w10",
}
_DECLARATION = re.compile(r'\sxmlns(?::[\w.-]+)?="[^"]*"')
_PREFIX_LISTS = frozenset({f"{{{MC}}}Ignorable", f"{{{MC}}}MustUnderstand", "Requires"})
_NAME_LISTS = frozenset({f"{{{_XSI}}}type", f"{{{MC}}}ProcessContent", f"{{{MC}}}PreserveElements"})
_NAMING = "descendant-or-self::*[@mc:* or @xsi:type or (self::mc:Choice and @Requires)]"


def with_known_prefixes(root: Element) -> Element:
    """The same part with all its namespaces declared at the root; the root itself where they are."""
    declared = _declared(root)
    prefixes = _prefixes(declared)
    if declared == [(prefix, uri) for uri, prefix in prefixes.items()]:
        return root
    for element in root.xpath(_NAMING, namespaces={"mc": MC, "xsi": _XSI}):
        _rename_in_values(element, prefixes)
    plain = etree.Element(root.tag, dict(root.attrib), {prefix or None: uri for uri, prefix in prefixes.items()})
    plain.text = root.text
    plain.extend(list(root))
    return plain


def without_declarations(xml: str) -> str:
    """The XML of an element for pasting where its prefixes are known: without declarations in its first tag."""
    head, bracket, rest = xml.partition(">")
    return _DECLARATION.sub("", head) + bracket + rest


def _declared(root: Element) -> list[tuple[str, str]]:
    """Prefixes with their namespaces, each as often as it is declared."""
    xml = serialize(root)
    if " xmlns" not in xml.partition(">")[2]:
        return [(prefix or "", uri) for prefix, uri in root.nsmap.items()]
    events = etree.iterparse(BytesIO(xml.encode()), events=("start-ns",))
    return [(pair[0] or "", pair[1]) for _, pair in events if pair is not None]


def _prefixes(declared: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The prefix of each namespace of the part: its known one, else the one it has, changed where another has it."""
    found: dict[str, str] = {}
    for prefix, uri in declared:
        name = KNOWN.get(uri, prefix)
        while uri not in KNOWN and name in {*KNOWN.values(), *found.values()} - {found.get(uri)}:
            name += "x"
        found.setdefault(uri, name)
    return found


def _rename_in_values(element: Element, prefixes: Mapping[str, str]) -> None:
    """Prefixes that stand in values: what Word may ignore, what a branch requires, the type of a property."""
    for name, value in element.attrib.items():
        if name in _PREFIX_LISTS:
            element.set(name, " ".join(_renamed(one, element, prefixes) for one in value.split()))
        elif name in _NAME_LISTS:
            pairs = (one.partition(":") for one in value.split())
            element.set(name, " ".join(f"{_renamed(p, element, prefixes)}{c}{n}" for p, c, n in pairs))


def _renamed(prefix: str, element: Element, prefixes: Mapping[str, str]) -> str:
    return prefixes.get(element.nsmap.get(prefix or None, ""), prefix)
