"""A written presentation as a file: the properties of the document, its stamp, fixed times, one order of parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from lxml import etree

from shnor_docs.documents.tree import Document
from shnor_docs.rendering.package.reading import (
    CONTENT_TYPES,
    POWERPOINT,
    Package,
    Part,
    package_of,
    packed,
    read_package,
)
from shnor_docs.rendering.package.repacking import related, replacing, without
from shnor_docs.rendering.package.writing import Archive, member
from shnor_docs.rendering.package.xml import parse, to_bytes
from shnor_docs.rendering.provenance.stamp import is_stamp, with_place

_DC = "http://purl.org/dc/elements/1.1/"
_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_TIMES = ("{http://purl.org/dc/terms/}created", "{http://purl.org/dc/terms/}modified", f"{{{_CP}}}lastPrinted")
_NO_SIGN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
Stamp = Callable[[Package], bytes]


def as_file(saved: bytes, document: Document, stamp: Stamp | None) -> bytes:
    """The bytes of the .pptx; ``stamp`` makes of the written package the part that tells what the document is."""
    package = _with_properties(read_package(saved, POWERPOINT), document)
    gone = [part.name for kind in ("thumbnail", "vbaProject") for part in related(package, kind)]
    gone += [part.name for part in package.parts.values() if is_stamp(part)]
    package = without(package, gone)
    if stamp is not None:
        placed, name = with_place(package)
        package = package_of((*placed.parts.values(), packed(name, stamp(package))), POWERPOINT)
    return Archive(map(member, _in_order(package))).write(())


def _in_order(package: Package) -> Sequence[Part]:
    """The list of contents first, as readers expect, then the parts by their names."""
    return sorted(package.parts.values(), key=lambda part: (part.name != CONTENT_TYPES, _natural(part.name)))


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(piece), "") if piece.isdigit() else (-1, piece) for piece in re.split(r"(\d+)", name)]


def _with_properties(package: Package, document: Document) -> Package:
    """The package with the properties of its document; the times of the template's making are not its own."""
    core = related(package, "core-properties")
    if not core:
        return package
    root = parse(core[0].data, core[0].name)
    for name in _TIMES:
        for found in root.findall(name):
            root.remove(found)
    told = {
        f"{{{_DC}}}title": document.title,
        f"{{{_DC}}}subject": document.subject,
        f"{{{_DC}}}creator": document.author,
        f"{{{_CP}}}keywords": document.keywords,
        f"{{{_CP}}}lastModifiedBy": None,
        f"{{{_CP}}}revision": None,
    }
    for tag, text in told.items():
        for found in root.findall(tag):
            root.remove(found)
        if text:
            etree.SubElement(root, tag).text = _NO_SIGN.sub("", text)
    return replacing(package, {core[0].name: to_bytes(root)})
