"""Relations that Word stumbles over: written twice, leading nowhere, named and not there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from shnor_docs.diagnostics import Diagnostic, Location, Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.package.places import part_title
from shnor_docs.rendering.package.reading import SAVE_AS_DOCUMENT, Package
from shnor_docs.rendering.package.relations import Relation
from shnor_docs.rendering.package.xml import Element, R, parse

BROKEN = declare("ШД628", Severity.ERROR, "Связи между частями шаблона нарушены")
LOST_PICTURE = declare("ШД629", Severity.WARNING, "Рисунок шаблона потерян")


def named_in(root: Element) -> frozenset[str]:
    """The ids of relations that elements name."""
    return frozenset(str(key) for key in root.xpath("//@r:*", namespaces={"r": R[1:-1]}) if key)


def named_relations(package: Package, source: str) -> frozenset[str]:
    """The ids of relations that the text of a part names."""
    part = package.parts.get(source)
    if part is None or not package.content_types[source].endswith("xml"):
        return frozenset()
    return named_in(parse(part.data, part.name))


def relation_problems(package: Package, file: str) -> Iterator[Diagnostic]:
    """What is wrong with the relations of each part and with the types of the parts they lead to."""
    for source, relations in package.relations.items():
        named = named_relations(package, source)
        for refusal in (*_doubled(relations), *_lost(relations, named), *_missing(relations, named)):
            yield refusal.at(Location(file, part=_title(source)))
        for name in dict.fromkeys(one.part for one in relations if one.part is not None):
            if not package.content_types[name]:
                message = f"у части «{name}» не указан вид содержимого"
                yield Refusal(BROKEN, message, SAVE_AS_DOCUMENT).at(Location(file, part=_title(source)))


def _title(source: str) -> str | None:
    return part_title(source) if source else None


def _doubled(relations: tuple[Relation, ...]) -> Iterator[Refusal]:
    for key, times in Counter(one.id for one in relations).items():
        if times > 1 or not key:
            yield Refusal(BROKEN, f"связь «{key}» записана {times} раза", SAVE_AS_DOCUMENT)


def _lost(relations: tuple[Relation, ...], named: frozenset[str]) -> Iterator[Refusal]:
    for one in relations:
        if one.is_null and one.id in named:
            message = f"рисунка связи «{one.id}» в шаблоне нет: на его месте будет пустая рамка"
            yield Refusal(LOST_PICTURE, message, "вставьте рисунок заново или удалите рамку")
        elif one.is_lost and one.id in named:
            message = f"связь «{one.id}» указывает на отсутствующую часть «{one.target}»"
            yield Refusal(BROKEN, message, SAVE_AS_DOCUMENT)


def _missing(relations: tuple[Relation, ...], named: frozenset[str]) -> Iterator[Refusal]:
    for key in sorted(named - {one.id for one in relations}):
        yield Refusal(BROKEN, f"текст ссылается на связь «{key}», которой нет", SAVE_AS_DOCUMENT)
