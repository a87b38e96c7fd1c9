"""Children in the order of the schema: put in order where nothing is lost by it, else named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from shnor_docs.rendering.package.schema_order import HEADS, ORDERS, PARENTS, REPEATED, Ranks
from shnor_docs.rendering.package.xml import Element, W, tag_of

_BODY, _SECTION, _TABLE = f"{W}body", f"{W}sectPr", f"{W}tbl"
_FREE = frozenset({f"{W}rPr", f"{W}trPr"})
"""Lists of properties in which the schema allows a second one: it counts for nothing if it says the same."""
_BY_TYPE = frozenset({f"{W}headerReference", f"{W}footerReference"})
_RANGES = frozenset(f"{W}{name}" for name in ["bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"])
"""What may stand before the properties of a table."""
_ORDERED = (*ORDERS, *HEADS, _BODY)
_STRAY = (
    "//*[self::w:body or self::w:p or self::w:r or self::w:tbl or self::w:tr or self::w:tc]/text()[normalize-space()]"
)
"""Text where only elements may stand."""
_LISTS = {
    "pPr": "в свойствах абзаца",
    "rPr": "в свойствах текста",
    "sectPr": "в свойствах раздела",
    "tblPr": "в свойствах таблицы",
    "trPr": "в свойствах строки",
    "tcPr": "в свойствах ячейки",
}


def put_in_order(root: Element) -> bool:
    """Move misplaced properties to their places; whether anything was changed."""
    changed = [element for element in root.iter(*_ORDERED) if len(element) > 1 and _arranged(element)]
    return bool(changed)


def misplaced(root: Element) -> Iterator[tuple[Element, str]]:
    """What no moving helps, with what is wrong, in the order of the text."""
    for element in root.iter(*_ORDERED, *PARENTS):
        parent = element.getparent()
        if parent is not None and not _may_hold(tag_of(parent), tag_of(element)):
            yield element, f"«{_name(element)}» стоит внутри «{_name(parent)}», где ему не место"
        for child in _doubled(element):
            where = _LISTS.get(etree.QName(element).localname, f"в «{_name(element)}»")
            yield element, f"«{_name(child)}» стоит дважды {where}"
    for text in root.xpath(_STRAY, namespaces={"w": W[1:-1]}):
        yield text.getparent(), f"текст «{text.strip()[:40]}» стоит вне слов документа"


def _may_hold(parent: str, child: str) -> bool:
    return child not in PARENTS or parent in PARENTS[child] or not parent.startswith(W)


def _arranged(element: Element) -> bool:
    before = list(element)
    after = _in_place(element, _without_repetition(before) if element.tag in _FREE else before)
    if after == before:
        return False
    element[:] = after
    return True


def _without_repetition(children: Sequence[Element]) -> list[Element]:
    kept = {etree.tostring(child): child for child in reversed(children)}
    return [child for child in children if child in kept.values()]


def _in_place(element: Element, children: list[Element]) -> list[Element]:
    tag = tag_of(element)
    if tag in ORDERS:
        ranks = _running(children, ORDERS[tag])
        return [child for _, child in sorted(zip(ranks, children, strict=True), key=lambda pair: pair[0])]
    if tag == _BODY:
        return sorted(children, key=lambda child: child.tag == _SECTION)
    return _heads_first(children, HEADS[tag], _RANGES if tag == _TABLE else frozenset())


def _running(children: Sequence[Element], order: Ranks) -> list[int]:
    """Ranks of the children; one that the schema does not name goes with the child before it."""
    ranks: list[int] = []
    for child in children:
        ranks.append(order.get(tag_of(child), ranks[-1] if ranks else 0))
    return ranks


def _heads_first(children: list[Element], heads: tuple[str, ...], passed: frozenset[str]) -> list[Element]:
    found = sorted((child for child in children if child.tag in heads), key=lambda child: heads.index(tag_of(child)))
    if [child for child in children if child.tag not in passed][: len(found)] == found:
        return children
    return [*found, *(child for child in children if child.tag not in heads)]


def _doubled(element: Element) -> Iterator[Element]:
    single = ORDERS.get(tag_of(element)) or HEADS.get(tag_of(element), (_SECTION,))
    if len({child.tag for child in element}) == len(element):
        return
    seen: set[tuple[str, str | None]] = set()
    for child in element:
        mark = (tag_of(child), child.get(f"{W}type") if child.tag in _BY_TYPE else None)
        if child.tag in single and child.tag not in REPEATED and mark in seen:
            yield child
        seen.add(mark)


def _name(element: Element) -> str:
    return f"w:{etree.QName(element).localname}"
