"""The part of a .docx that tells what it was made from: digests only, no text of the sources and no person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from shnor_docs.rendering.package.reading import CONTENT_TYPES, Package, Part, package_of, packed
from shnor_docs.rendering.package.repacking import replacing
from shnor_docs.rendering.package.xml import parse, to_bytes
from shnor_docs.rendering.parts.tagged import main_part

NAMESPACE = "urn:shnor-docs:provenance:1"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ITEM_ID = "{7A9C1D52-6B1E-5C0B-9E57-2C7E5F0A4D11}"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Where a document comes from: program, document, school; the edition it belongs to; digests (SHA-256, hex).

    ``data`` is the digest of the sources, ``template`` that of the template's parts, ``text`` that of the document's
    tree; ``words`` are short digests of the paragraphs as they are printed, in their order.
    """

    program: str
    document: str
    subject: str
    edition: int | None
    data: str
    template: str
    text: str
    words: tuple[str, ...] = ()

    def to_xml(self) -> bytes:
        """The part's bytes."""
        told = {
            "program": self.program,
            "document": self.document,
            "subject": self.subject,
            "edition": "" if self.edition is None else str(self.edition),
            "data": self.data,
            "template": self.template,
            "text": self.text,
        }
        attributes = "".join(f" {name}={quoteattr(value)}" for name, value in told.items() if value)
        words = " ".join(self.words)
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<provenance xmlns="{NAMESPACE}"{attributes}><words>{words}</words></provenance>'
        ).encode()


def read_stamp(package: Package) -> Stamp | None:
    """The stamp of a document, whoever saved it last; None if it has none that can be read."""
    for part in _stamps(package):
        root = parse(part.data, part.name)
        told = {name: root.get(name, "") for name in ("program", "document", "subject", "data", "template", "text")}
        edition = root.get("edition", "")
        words = (root.findtext(f"{{{NAMESPACE}}}words") or "").split()
        if all(told[name] for name in ("program", "document", "text")):
            return Stamp(**told, edition=int(edition) if edition.isdecimal() else None, words=tuple(words))
    return None


def _stamps(package: Package) -> Iterator[Part]:
    """The parts that hold a stamp: those that the body leads to first; Impress leads to them from elsewhere."""
    near = package.related("customXml", main_part(package).name)
    yield from filter(is_stamp, near)
    yield from (part for part in package.parts.values() if part not in near and is_stamp(part))


def is_stamp(part: Part) -> bool:
    """Whether a part holds a stamp."""
    return f'<provenance xmlns="{NAMESPACE}"'.encode() in part.data


def with_place(package: Package) -> tuple[Package, str]:
    """The package with all that leads to a stamp, and the name of the part that shall hold it."""
    number = next(n for n in range(1, len(package.parts) + 2) if f"customXml/item{n}.xml" not in package.parts)
    item, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    main = main_part(package).name
    folder, _, file = main.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels".lstrip("/")
    changed = {
        CONTENT_TYPES: _with(
            package,
            CONTENT_TYPES,
            "Override",
            {"PartName": f"/{properties}", "ContentType": _PROPERTIES_TYPE},
            {"PartName": f"/{item}", "ContentType": "application/xml"},
        ),
    }
    relation = {"Id": "shnorDocs", "Type": f"{_OFFICE}/relationships/customXml", "Target": f"/{item}"}
    if relations in package.parts:
        changed[relations] = _with(package, relations, "Relationship", relation)
    added = dict(_added(properties, number))
    if relations not in package.parts:
        added[relations] = _relations(relation)
    kept = replacing(package, changed)
    return package_of((*kept.parts.values(), *(packed(name, data) for name, data in added.items()))), item


def _with(package: Package, name: str, tag: str, *elements: dict[str, str]) -> bytes:
    root = parse(package.parts[name].data, name)
    for attributes in elements:
        root.append(root.makeelement(f"{{{root.nsmap[root.prefix]}}}{tag}", attributes))
    return to_bytes(root)


def _added(properties: str, number: int) -> Iterator[tuple[str, bytes]]:
    yield (
        properties,
        (
            '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
            f'<ds:datastoreItem ds:itemID="{_ITEM_ID}" xmlns:ds="{_OFFICE}/customXml">'
            f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
        ).encode(),
    )
    relation = {"Id": "rId1", "Type": f"{_OFFICE}/relationships/customXmlProps", "Target": f"itemProps{number}.xml"}
    yield f"customXml/_rels/item{number}.xml.rels", _relations(relation)


def _relations(relation: dict[str, str]) -> bytes:
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in relation.items())
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship{attributes}/></Relationships>'
    ).encode()
