"""The language of a document: a screen reader chooses its voice by it, Word the dictionary of spelling."""

from __future__ import annotations

from lxml import etree

from shnor_docs.rendering.package.reading import Package
from shnor_docs.rendering.package.repacking import replacing
from shnor_docs.rendering.package.xml import Element, W, parse, to_bytes
from shnor_docs.rendering.parts.tagged import main_part

LANGUAGE = "ru-RU"
_DEFAULTS = ("docDefaults", "rPrDefault", "rPr")
"""Where styles keep the look of all text."""


def in_russian(package: Package) -> Package:
    """The package in Russian, unless its styles name another language."""
    styles = next(iter(package.related("styles", main_part(package).name)), None)
    if styles is None or b"<w:lang " in styles.data.partition(b"</w:docDefaults>")[0]:
        return package
    root = parse(styles.data, styles.name)
    look = root
    for name in _DEFAULTS:
        look = _child(look, name)
    if look.find(f"{W}lang") is not None:
        return package
    etree.SubElement(look, f"{W}lang", {f"{W}val": LANGUAGE, f"{W}eastAsia": LANGUAGE})
    return replacing(package, {styles.name: to_bytes(root)})


def _child(element: Element, name: str) -> Element:
    found = element.find(f"{W}{name}")
    if found is None:
        found = element.makeelement(f"{W}{name}", {})
        element.insert(0, found)
    return found
