"""A package with parts changed or taken away, and no relation or content type of these left."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from shnor_docs.rendering.package import CONTENT_TYPES, Package, Part, package_of, packed, target_part
from shnor_docs.rendering.xml import drop, parse, to_bytes


def related(package: Package, kind: str) -> list[Part]:
    """The parts that relations of a kind lead to."""
    found = [
        target_part(name, relation.get("Target", ""))
        for name, part in package.parts.items()
        if name.endswith(".rels")
        for relation in parse(part.data, name).iter("{*}Relationship")
        if relation.get("Type", "").endswith(f"/{kind}")
    ]
    return [package.parts[name] for name in dict.fromkeys(found) if name in package.parts]


def replacing(package: Package, changed: Mapping[str, bytes]) -> Package:
    """The package with other bytes in some parts."""
    if not changed:
        return package
    return package_of(packed(name, changed[name]) if name in changed else part for name, part in package.parts.items())


def without(package: Package, gone: Collection[str]) -> Package:
    """The package without some parts, and without what leads to them and from them."""
    if not gone:
        return package
    gone = {*gone, *(relations_of(name) for name in gone)}
    kept = {name: part for name, part in package.parts.items() if name not in gone}
    changed = {name: _unrelated(package, name, gone) for name in kept if name.endswith(".rels")}
    changed[CONTENT_TYPES] = _untyped(package, gone)
    return package_of(packed(name, changed[name]) if name in changed else part for name, part in kept.items())


def relations_of(name: str) -> str:
    """The name of the part that holds the relations of a part."""
    folder, slash, file = name.rpartition("/")
    return f"{folder}{slash}_rels/{file}.rels"


def _unrelated(package: Package, name: str, gone: Collection[str]) -> bytes:
    root = parse(package.parts[name].data, name)
    for relation in list(root.iter("{*}Relationship")):
        if relation.get("TargetMode") != "External" and target_part(name, relation.get("Target", "")) in gone:
            drop(relation)
    return to_bytes(root)


def _untyped(package: Package, gone: Collection[str]) -> bytes:
    root = parse(package.parts[CONTENT_TYPES].data, CONTENT_TYPES)
    for override in list(root.iter("{*}Override")):
        if override.get("PartName", "").lstrip("/") in gone:
            drop(override)
    return to_bytes(root)
