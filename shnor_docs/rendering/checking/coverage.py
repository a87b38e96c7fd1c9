"""Which parts of a document, of those that have text, the tags of a template print."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from shnor_docs.documents.tree import Document, Kind, Style, Unit, walk
from shnor_docs.rendering.blocks.context import given_name
from shnor_docs.rendering.compiling.names import Condition, Use
from shnor_docs.rendering.compiling.paths import ITEM, Path

_METHODS = frozenset({"items", "values", "get"})
"""Methods of a record through which a template may reach all that it holds."""


@dataclass(frozen=True, slots=True)
class Left:
    """A part that a template does not print; ``path`` is how it could, ``is_conditional`` if elsewhere it does."""

    unit: Unit
    path: Path
    is_conditional: bool = False


def left_out(document: Document, data: Mapping[str, object], uses: Collection[Use]) -> Iterator[Left]:
    """The parts with text that a template of these uses does not print from the document's ``data``.

    A part reached through any printing path counts as printed; a condition is followed where it only asks whether
    a part is filled. Headings of sections and tables that a template lays out itself are its own.
    """
    printed = [use.path for use in uses if all(_holds(condition, data) for condition in use.when)]
    anyhow = [use.path for use in uses]
    for slot in document.root.children:
        for path, unit in _left_of(slot, (slot.id,), printed):
            yield Left(unit, path, is_conditional=_covers(anyhow, path))


def unprinted(names: Iterable[str], uses: Collection[Use]) -> list[str]:
    """Names of slots that a template has no tag for, whatever the document."""
    inner = {use.path[0] for use in uses} & {"sections", "tables", "charts"}
    printed = {use.path[0] for use in uses} | ({"body"} if inner else set())
    return [name for name in names if name not in printed]


def texts(unit: Unit) -> list[str]:
    """The texts of a unit and of all below it."""
    return [one.plain for one in walk(unit) if one.plain.strip()]


def _left_of(unit: Unit, path: Path, printed: Collection[Path]) -> Iterator[tuple[Path, Unit]]:
    """The unit if nothing of it is printed; else those of its lines or sections, or the rest of a section, not."""
    if unit.kind is Kind.LINES:
        yield from _left_of_lines(unit, path, printed)
        return
    if _covers(printed, path) or not texts(unit):
        return
    inner = [child for child in unit.children if child.kind is Kind.SECTION and _touched(child, printed)]
    if unit.kind is Kind.BODY and inner:
        for child in unit.children:
            yield from _left_of(child, ("sections", given_name(child)), printed)
    elif unit.kind is not Kind.SECTION or _beside_tables(unit, printed):
        yield path, unit


def _left_of_lines(slot: Unit, path: Path, printed: Collection[Path]) -> Iterator[tuple[Path, Unit]]:
    count = len(slot.children)
    filled = [(f"[{n}]", f"[{n - count}]", line) for n, line in enumerate(slot.children) if texts(line)]
    left = [
        ((*path, first), line)
        for first, last, line in filled
        if not _covers(printed, (*path, first)) and not _covers(printed, (*path, last))
    ]
    yield from left if len(left) < len(filled) else ((path, slot) for _ in left[:1])


def _touched(section: Unit, printed: Collection[Path]) -> bool:
    """Whether a template lays out the section, or a table or a chart of it, by itself."""
    inner = ((_BY_THEMSELVES[unit.kind], given_name(unit)) for unit in walk(section) if unit.kind in _BY_THEMSELVES)
    return _covers(printed, ("sections", given_name(section))) or any(_covers(printed, path) for path in inner)


_BY_THEMSELVES = {Kind.TABLE: "tables", Kind.CHART: "charts"}
"""What a template may print by itself, and the name that has it."""


def _beside_tables(section: Unit, printed: Collection[Path]) -> bool:
    """Whether a section has text outside of the tables and charts that are printed by themselves."""
    return any(
        texts(unit)
        for unit in section.children
        if unit.style is not Style.CAPTION
        and not (unit.kind in _BY_THEMSELVES and _covers(printed, (_BY_THEMSELVES[unit.kind], given_name(unit))))
    )


def _covers(printed: Iterable[Path], path: Path) -> bool:
    """Whether a printed path leads to the part, to what holds it, or to something inside it."""
    return any(all(map(_meets, steps, path)) for steps in printed)


def _meets(step: str, wanted: str) -> bool:
    return step in {wanted, ITEM} or step in _METHODS


def _holds(condition: Condition, data: Mapping[str, object]) -> bool:
    """Whether a condition comes true; one about what is not in the data is taken to."""
    value: object = data
    for step in condition.path:
        if not isinstance(value, Mapping) or step not in value:
            return True
        value = value[step]
    return bool(value) is condition.filled
