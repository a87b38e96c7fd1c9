"""Charts of two editions: one whose numbers changed is shown twice, as it was and as it is."""

from __future__ import annotations

from collections.abc import Mapping

from shnor_docs.rendering.charts.packing import free_numbers, part_name, parts_of, related, relations_name, typed
from shnor_docs.rendering.charts.reading import C
from shnor_docs.rendering.package.reading import CONTENT_TYPES, Package, package_of, packed
from shnor_docs.rendering.package.repacking import replacing
from shnor_docs.rendering.package.xml import WP, Element, R, whole_number

Lost = Mapping[str, str]
"""Relations of charts that the new edition has not, with the parts of the old one that they lead to."""

_ID = f"{R}id"


def told_apart(before: Package, after: Package, part: str, old: Element, new: Element) -> Lost:
    """Give the charts of the old part the relations of the new ones that are the same, and others new names."""
    parts = {one.id: one.part for one in before.relations.get(part, ())}
    kept = _by_content(after, part, new)
    number = max((whole_number(one.get("id"), 0) for one in (*old.iter(_NUMBERED), *new.iter(_NUMBERED))), default=0)
    lost: dict[str, str] = {}
    for chart in old.iter(f"{C}chart"):
        name = parts.get(chart.get(_ID, ""))
        if name is None:
            continue
        same = kept.get(before.parts[name].data)
        relation = same.pop(0) if same else f"shnorWas{len(lost) + 1}"
        chart.set(_ID, relation)
        if not relation.startswith("shnorWas"):
            continue
        lost[relation] = name
        number += 1
        for one in _drawing(chart).iter(_NUMBERED):
            one.set("id", str(number))
    return lost


_NUMBERED = f"{WP}docPr"


def _by_content(package: Package, part: str, root: Element) -> dict[bytes, list[str]]:
    """Relations of a part's charts by what the charts are, in the order of reading."""
    parts = {one.id: one.part for one in package.relations.get(part, ())}
    found: dict[bytes, list[str]] = {}
    for chart in root.iter(f"{C}chart"):
        relation = chart.get(_ID, "")
        if name := parts.get(relation):
            found.setdefault(package.parts[name].data, []).append(relation)
    return found


def _drawing(chart: Element) -> Element:
    return next((one for one in chart.iterancestors(f"{WP}inline", f"{WP}anchor")), chart)


def with_lost(package: Package, before: Package, part: str, merged: Element, lost: Lost) -> Package:
    """The package with the charts of the old edition that its part still shows."""
    shown = {chart.get(_ID, "") for chart in merged.iter(f"{C}chart")}
    leading = [(relation, name) for relation, name in lost.items() if relation in shown]
    if not leading:
        return package
    numbers = free_numbers(package.parts, len(leading))
    added = [
        packed(own, data)
        for number, (_, name) in zip(numbers, leading, strict=True)
        for own, data in parts_of(number, before.parts[name].data, _workbook(before, name))
    ]
    lying = relations_name(part, package.parts)
    named = [(relation, part_name(number)) for number, (relation, _) in zip(numbers, leading, strict=True)]
    changed = {
        CONTENT_TYPES: typed(package.parts[CONTENT_TYPES].data, [name for _, name in named]),
        lying: related(package.parts[lying].data, named),
    }
    return package_of((*replacing(package, changed).parts.values(), *added))


def _workbook(package: Package, chart: str) -> bytes:
    return next((one.data for one in package.related("package", chart)), b"")
