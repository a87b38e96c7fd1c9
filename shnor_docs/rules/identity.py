"""Ids are unique in their list, numbers in their plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.base import Record
from shnor_docs.model.content import Content
from shnor_docs.model.order import Appendix
from shnor_docs.model.roadmap import Item
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.walking import in_each_measure, in_each_record
from shnor_docs.sameness import once_for_each
from shnor_docs.source.records.shapes import keys_of

DUPLICATE_ID = declare("ШД201", Severity.ERROR, "идентификатор повторяется")
DUPLICATE_NUMBER = declare("ШД202", Severity.ERROR, "номер повторяется")
NUMBER_GAP = declare("ШД203", Severity.ERROR, "пропуск в нумерации")


_CHECKED_TOGETHER = ("items", "appendices")
"""Lists whose ids are unique beyond the list."""


def unique_ids(content: Content) -> Iterator[Finding]:
    """Two records of one list may not share an id; measures are unique in the whole plan."""
    yield from _in_lists(content)
    yield from _unique(_measures(content))


@in_each_record
def _in_lists(found: tuple[Path, Record]) -> Iterator[Finding]:
    path, record = found
    for name in _lists(type(record)):
        if len(value := getattr(record, name)) > 1:
            yield from _in_list(value, (*path, name))


@in_each_measure
def _measures(measure: tuple[Path, str, Item]) -> Iterator[tuple[str, Path]]:
    path, _, item = measure
    yield item.id, ("roadmap", *path)


@cache
def _lists(record: type[Record]) -> tuple[str, ...]:
    """The fields of a record that hold lists of records with ids."""
    keys = keys_of(record)
    return tuple(
        name
        for name in record.model_fields
        if name not in _CHECKED_TOGETHER
        and (items := keys[name].shape.items)
        and any("id" in one.model_fields for one in items.records)
    )


def unique_appendices(content: Content) -> Iterator[Finding]:
    """A text names an appendix by its id alone, so the id is the only one among all orders."""
    orders = enumerate(content.program.orders)
    yield from _unique([pair for index, order in orders for pair in _appendices(order.appendices, ("orders", index))])


def _appendices(appendices: tuple[Appendix, ...], path: Path) -> Iterator[tuple[str, Path]]:
    for index, appendix in enumerate(appendices):
        place = (*path, "appendices", index)
        yield appendix.id, place
        yield from _appendices(appendix.appendices, place)


@once_for_each
def _in_list(records: tuple[object, ...], path: Path) -> tuple[Finding, ...]:
    return tuple(_unique([(record.id, (*path, n)) for n, record in enumerate(records) if hasattr(record, "id")]))


def _unique(pairs: Sequence[tuple[str, Path]]) -> Iterator[Finding]:
    seen: set[str] = set()
    if len({key for key, _ in pairs}) == len(pairs):  # most often
        return
    for key, path in pairs:
        if key in seen:
            hint = "дайте записи другой идентификатор: по нему на неё ссылаются"
            yield Finding(DUPLICATE_ID, f"идентификатор «{key}» уже занят", (*path, "id"), hint)
        seen.add(key)


def unique_numbers(content: Content) -> Iterator[Finding]:
    """Two measures may not print one number; a written number that skips one is a gap (D-01, D-03)."""
    if content.program.roadmap is None:
        return
    seen: set[str] = set()
    for path, number, _ in content.program.roadmap.items():
        if number in seen:
            yield Finding(DUPLICATE_NUMBER, f"номер «{number}» в плане уже есть", ("roadmap", *path, "number"))
        seen.add(number)


def written_numbers(content: Content) -> Iterator[Finding]:
    """A number written by hand that does not follow the one before it."""
    if content.program.roadmap is None:
        return
    for (_, previous, _), (path, number, item) in pairwise(content.program.roadmap.items()):
        if item.number:
            yield from _gap(previous, number, path)


def _gap(previous: str, number: str, path: Path) -> Iterator[Finding]:
    """What is left out between a number and a written one that follows it in the same group."""
    group, _, last = number.rpartition(".")
    group_before, _, before = previous.rpartition(".")
    if last.isdigit() and before.isdigit() and group == group_before and int(last) > int(before) + 1:
        dotted = f"{group}." if group else ""
        hint = f"ожидался номер {dotted}{int(before) + 1}; если пункт утратил силу, оставьте его строку"
        yield Finding(NUMBER_GAP, f"после {dotted}{before} идёт {number}", ("roadmap", *path, "number"), hint)
