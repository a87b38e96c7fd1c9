"""Two written editions of a document as one file with tracked changes."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.rendering.package.reading import Package, read_package
from shnor_docs.rendering.package.repacking import related, replacing
from shnor_docs.rendering.package.writing import Archive, member
from shnor_docs.rendering.package.xml import Element, W, parse, to_bytes, unwrap, whole_number
from shnor_docs.rendering.parts.tagged import main_part
from shnor_docs.rendering.redline.blocks import merged
from shnor_docs.rendering.redline.charts import told_apart, with_lost
from shnor_docs.rendering.redline.lists import Lists
from shnor_docs.rendering.redline.marks import Marks
from shnor_docs.rendering.redline.review import Review
from shnor_docs.rendering.styles.session import UNIT

AUTHOR = "shnor-docs"
NO_DAY = "2000-01-01"
"""Of changes that no order has signed: the same input gives the same bytes on any day."""


def redlined(old: bytes, new: bytes, day: str = NO_DAY) -> bytes:
    """The new file with what changed since the old one tracked; both are written by one template.

    ``day`` dates the changes: ГГГГ-ММ-ДД.
    """
    before, after = read_package(old), read_package(new)
    parts = [name for name in _texts(after) if name in before.parts]
    roots = {name: (_root(before, name), _root(after, name)) for name in parts}
    first = 1 + max((_last_number(root) for pair in roots.values() for root in pair), default=0)
    old_lists, (numbering, new_lists) = _numbering(before)[1], _numbering(after)
    review = Review(Marks(AUTHOR, f"{day}T00:00:00Z", first), Lists(old_lists, new_lists))
    lost = {name: told_apart(before, after, name, was, now) for name, (was, now) in roots.items()}
    for was, now in roots.values():
        _merge(was, now, review)
    changed = {name: to_bytes(now) for name, (_, now) in roots.items()}
    if review.lists.settle() and new_lists is not None:
        changed[numbering] = to_bytes(new_lists)
    made = replacing(after, changed)
    for name, (_, now) in roots.items():
        made = with_lost(made, before, name, now, lost[name])
    return Archive(map(member, made.parts.values())).write(())


def _texts(package: Package) -> Iterator[str]:
    """The body, headers and footers."""
    main = main_part(package).name
    yield main
    yield from (part.name for kind in ("header", "footer") for part in package.related(kind, main))


def _root(package: Package, name: str) -> Element:
    """A part without content controls: what they hold is compared as it stands."""
    root = parse(package.parts[name].data, name)
    for control in list(root.iter(f"{W}sdt")):
        for told in control.xpath("./*[not(self::w:sdtContent)]", namespaces={"w": W.strip("{}")}):
            control.remove(told)
    for control in list(root.iter(f"{W}sdtContent", f"{W}smartTag")):
        unwrap(control)
    for control in list(root.iter(f"{W}sdt")):
        unwrap(control)
    return root


def _last_number(root: Element) -> int:
    return max((whole_number(one.get(f"{W}id"), 0) for one in root.iter(f"{W}bookmarkStart")), default=0)


def _numbering(package: Package) -> tuple[str, Element | None]:
    found = related(package, "numbering")
    return (found[0].name, parse(found[0].data, found[0].name)) if found else ("", None)


def _merge(old: Element, new: Element, review: Review) -> None:
    """Make of the new root one that holds both editions."""
    before, after = _container(old), _container(new)
    last = after.findall(f"{W}sectPr")
    after[:] = [*merged(_blocks(before), _blocks(after), review), *last]
    for element in new.iter():
        element.attrib.pop(UNIT, None)


def _container(root: Element) -> Element:
    body = root.find(f"{W}body")
    return root if body is None else body


def _blocks(container: Element) -> list[Element]:
    return [child for child in container if child.tag != f"{W}sectPr"]
