"""From the package of a template to the package of an ordinary document: what Word looks past is put right once.

A document template (.dotx) and one with macros (.docm) become a document (.docx); relations to parts that are not
there go if nothing refers to them; children stand in the order of the schema, prefixes are the known ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import reduce

from lxml import etree

from shnor_docs.diagnostics import Diagnostic, Location, Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.package.namespaces import with_known_prefixes
from shnor_docs.rendering.package.order import put_in_order
from shnor_docs.rendering.package.reading import CONTENT_TYPES, SAVE_AS_DOCUMENT, UNREADABLE, Package
from shnor_docs.rendering.package.relation_checks import named_relations
from shnor_docs.rendering.package.relations import key
from shnor_docs.rendering.package.repacking import keeping, related, replacing, without
from shnor_docs.rendering.package.xml import Element, W, parse, to_bytes
from shnor_docs.rendering.parts.tagged import main_part, told_parts
from shnor_docs.rendering.soundness.language import in_russian

MACROS = declare("ШД625", Severity.WARNING, "Макросы шаблона в документ не переходят")

DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACRO_KINDS = ("vbaProject", "wordVbaData")
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


def mended(package: Package) -> Package:
    """The package as a document's, each of its unchanged parts as it lay in the file."""
    steps: tuple[Callable[[Package], Package], ...] = (
        _without_macros,
        _without_idle_relations,
        _typed,
        in_russian,
        _in_order,
    )
    return reduce(lambda done, step: step(done), steps, package)


def macro_warnings(package: Package, file: str) -> Iterator[Diagnostic]:
    """That the document will have no macros."""
    if any(one.kind in _MACRO_KINDS for relations in package.relations.values() for one in relations):
        message = "в шаблоне есть макросы; документ — обычный .docx, без них"
        yield Refusal(MACROS, message, "макросы останутся в самом шаблоне").at(Location(file))


def _without_macros(package: Package) -> Package:
    return without(package, [part.name for kind in _MACRO_KINDS for part in related(package, kind)])


def _without_idle_relations(package: Package) -> Package:
    """Without relations that lead to a missing part and that nothing names: a thumbnail, an old list of styles."""
    if not any(one.is_lost for relations in package.relations.values() for one in relations):
        return package
    used = {source: named_relations(package, source) for source in package.relations}
    return keeping(package, lambda source, one: not one.is_lost or one.id in used[source])


def _typed(package: Package) -> Package:
    """With the content type of an ordinary document at the main part."""
    main = main_part(package).name
    root = parse(package.parts[CONTENT_TYPES].data, CONTENT_TYPES)
    idle = [one for one in root.findall(f"{_TYPES}Override") if key(one.get("PartName", "")) not in package.names]
    if package.content_types[main] == DOCUMENT and not idle:
        return package
    for one in [
        *idle,
        *(one for one in root.findall(f"{_TYPES}Override") if key(one.get("PartName", "")) == key(main)),
    ]:
        root.remove(one)
    etree.SubElement(root, f"{_TYPES}Override", PartName=f"/{main}", ContentType=DOCUMENT)
    return replacing(package, {CONTENT_TYPES: to_bytes(root)})


def _in_order(package: Package) -> Package:
    changed = {}
    main = main_part(package)
    for part in told_parts(package):
        root = parse(part.data, part.name)
        if part is main:
            _check_document(root)
        plain = with_known_prefixes(root)
        if put_in_order(plain) or plain is not root:
            changed[part.name] = to_bytes(plain)
    return replacing(package, changed)


def _check_document(root: Element) -> None:
    if root.find(f"{W}body") is None or root.tag != f"{W}document":
        raise Refusal(UNREADABLE, "в файле нет текста документа Word", SAVE_AS_DOCUMENT)
