"""What has changed between two editions of a program: by record and field, never by line of text.

``apply(compare(a, b), a)`` is ``b``, its changed prose with every paragraph on one line. Of the catalogue, only the
indicators that both editions use are compared.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from shnor_docs.lifecycle.sentences import replacements, unwrapped
from shnor_docs.model.base import Record
from shnor_docs.model.content import Content
from shnor_docs.model.indicator import Indicator
from shnor_docs.rules.walking import is_prose

CATALOGUE = "catalogue"
FILES = "files"
MEASURES = ("roadmap", "groups")

Path = tuple[object, ...]
"""Fields, ids of records and keys of mappings, from the program's root; or ``("catalogue", id, field)``,
``("files", name)``."""


class ChangeKind(StrEnum):
    """What happened to a record, or to the value of a field."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    ``before`` and ``after`` are typed values (None where there is none), records of what is added or removed;
    of what moved, the paths in the old and the new edition. ``position`` is the place of an added or moved record
    in its new list, or the offset of changed sentences in the old unwrapped text.
    """

    kind: ChangeKind
    path: Path
    before: object = None
    after: object = None
    position: int | None = None


def compare(a: Content, b: Content) -> tuple[Change, ...]:
    """The changes that lead from one content to another; none if they say the same."""
    found = [
        *_records(a.program, b.program, ()),
        *_mappings(_shared(a, b), _shared(b, a), (CATALOGUE,), prose=False),
        *_mappings(a.files, b.files, (FILES,), prose=True),
    ]
    return tuple(_with_moved_measures(found))


def _shared(content: Content, other: Content) -> dict[str, Indicator]:
    """The catalogue's records that both editions use; what else it holds is no part of the program."""
    used = {use.id for use in other.program.indicators} & other.catalogue.keys()
    names = (use.id for use in content.program.indicators if use.id in used)
    return {name: content.catalogue[name] for name in names if name in content.catalogue}


def _records(a: Record, b: Record, path: Path) -> Iterator[Change]:
    for name in type(a).model_fields:
        before, after = getattr(a, name), getattr(b, name)
        yield from _values(before, after, (*path, name), prose=is_prose(type(a), name))


def _values(before: object, after: object, path: Path, *, prose: bool) -> Iterator[Change]:
    if before == after:
        return
    if isinstance(before, Record) and type(before) is type(after):
        yield from _records(before, after, path)
    elif _is_list(before) and _is_list(after):
        yield from _lists(_by_id(before), _by_id(after), path)
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _mappings(before, after, path, prose=prose)
    elif prose and isinstance(before, str) and isinstance(after, str):
        yield from _prose(before, after, path)
    else:
        yield Change(ChangeKind.CHANGED, path, before, after)


def _is_list(value: object) -> bool:
    """Whether records are known by their ids there."""
    return isinstance(value, tuple) and all(hasattr(item, "id") for item in value)


def _by_id(records: object) -> dict[str, Record]:
    return {record.id: record for record in records} if isinstance(records, tuple) else {}


def _lists(before: dict[str, Record], after: dict[str, Record], path: Path) -> Iterator[Change]:
    places = {name: place for place, name in enumerate(after)}
    kept = [name for name in before if name in after]
    staying = _in_order([places[name] for name in kept])
    for name, record in before.items():
        if name not in after:
            yield Change(ChangeKind.REMOVED, (*path, name), before=record)
    for name, record in after.items():
        here = (*path, name)
        if name not in before:
            yield Change(ChangeKind.ADDED, here, after=record, position=places[name])
        elif places[name] not in staying:
            yield Change(ChangeKind.MOVED, here, here, here, places[name])
    for name in kept:
        yield from _records(before[name], after[name], (*path, name))


def _in_order(places: list[int]) -> set[int]:
    """A longest increasing run of the places: records that need not move for the others to come right."""
    tails: list[int] = []
    lengths = []
    for place in places:
        length = bisect_left(tails, place)
        tails[length : length + 1] = [place]
        lengths.append(length)
    wanted, found = len(tails) - 1, set()
    for place, length in zip(reversed(places), reversed(lengths), strict=True):
        if length == wanted:
            found.add(place)
            wanted -= 1
    return found


def _mappings(
    before: Mapping[Any, object], after: Mapping[Any, object], path: Path, *, prose: bool
) -> Iterator[Change]:
    for key in [*before, *(key for key in after if key not in before)]:
        yield from _values(before.get(key), after.get(key), (*path, key), prose=prose)


def _prose(before: str, after: str, path: Path) -> Iterator[Change]:
    for part in replacements(unwrapped(before), unwrapped(after)):
        yield Change(ChangeKind.CHANGED, path, part.before, part.after, part.offset)


def _with_moved_measures(changes: list[Change]) -> Iterator[Change]:
    """A measure that left one group for another has moved: its id is unique in the whole plan."""
    gone = {c.path[-1]: c for c in changes if c.kind is ChangeKind.REMOVED and _is_measure(c.path)}
    come = {c.path[-1]: c for c in changes if c.kind is ChangeKind.ADDED and _is_measure(c.path)}
    for change in changes:
        was, now = gone.get(change.path[-1]), come.get(change.path[-1])
        if was is None or now is None or change not in (was, now):
            yield change
        elif change is now and isinstance(was.before, Record) and isinstance(now.after, Record):
            yield Change(ChangeKind.MOVED, now.path, was.path, now.path, now.position)
            yield from _records(was.before, now.after, now.path)


def _is_measure(path: Path) -> bool:
    return path[:2] == MEASURES and path[3:4] == ("items",) and len(path) == 5
