"""A package with parts changed or taken away, and no relation or content type of these left."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from shnor_docs.rendering.package.reading import CONTENT_TYPES, Package, Part, package_of, packed
from shnor_docs.rendering.package.relations import Relation, key, relation_parts
from shnor_docs.rendering.package.xml import parse, to_bytes


def related(package: Package, kind: str) -> list[Part]:
    """The parts that relations of a kind lead to, from wherever."""
    found = [one.part for relations in package.relations.values() for one in relations if one.kind == kind]
    return [package.parts[name] for name in dict.fromkeys(found) if name is not None]


def replacing(package: Package, changed: Mapping[str, bytes]) -> Package:
    """The package with other bytes in some parts."""
    if not changed:
        return package
    return package_of(packed(name, changed[name]) if name in changed else part for name, part in package.parts.items())


def without(package: Package, gone: Collection[str]) -> Package:
    """The package without some parts, and without what leads to them and from them."""
    if not gone:
        return package
    gone = {*gone, *(name for name, source in relation_parts(package.names) if source in gone)}
    untyped = replacing(package, {CONTENT_TYPES: _untyped(package, gone)})
    unrelated = keeping(untyped, lambda source, one: one.part not in gone)
    return package_of(part for name, part in unrelated.parts.items() if name not in gone)


def keeping(package: Package, is_kept: Callable[[str, Relation], bool]) -> Package:
    """The package with the relations for whose source part and self this is true."""
    changed = {}
    for name, source in relation_parts(package.names):
        root = parse(package.parts[name].data, name)
        pairs = zip(root.findall("{*}Relationship"), package.relations[source], strict=True)
        if gone := [element for element, one in pairs if not is_kept(source, one)]:
            for element in gone:
                root.remove(element)
            changed[name] = to_bytes(root)
    return replacing(package, changed)


def _untyped(package: Package, gone: Collection[str]) -> bytes:
    root = parse(package.parts[CONTENT_TYPES].data, CONTENT_TYPES)
    keys = {key(name) for name in gone}
    for override in [one for one in root.findall("{*}Override") if key(one.get("PartName", "")) in keys]:
        root.remove(override)
    return to_bytes(root)
