"""A change made upon what a window had read, brought upon what others have made of it; or the clash of both.

What others have changed elsewhere, and what they have changed in the same way, is no clash.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from shnor_docs.source.text import plain
from shnor_docs.source.yaml.nodes import Mapping, Node, Sequence, find
from shnor_docs.workspace.editing.changes import FILES, Change, Insert, Move, Put, Remove, Write, written
from shnor_docs.workspace.editing.conflicts import Clash
from shnor_docs.workspace.editing.lines import merged, with_lines
from shnor_docs.workspace.editing.meaning import Plain, at, meaning, nested, with_items, with_value
from shnor_docs.workspace.editing.texts import Texts
from shnor_docs.workspace.editing.twins import Twin, siblings, twin, twin_in

TABLE = ".csv"


class Rebased(NamedTuple):
    """The change as it would be made now, None if nothing is left to do; with the clash that a person decides first."""

    change: Change | None
    clash: Clash | None = None


def rebased(was: Texts, now: Texts, change: Change) -> Rebased:
    """The change of a window that had read ``was`` for the files as they are ``now``.

    Raises:
        ShnorError: its place cannot be edited any more.
    """
    match change:
        case Write():
            return _write(was, now, change)
        case Put(path, value, keep):
            return _put(twin(was, now, path), written(value), keep=keep)
        case Remove(path):
            return _remove(twin(was, now, path))
        case Insert(path, index, value):
            return _insert(twin(was, now, path), index, written(value))
        case Move(path, target, index):
            return _move(twin(was, now, path), twin(was, now, target), index)


def within(items: Node | None, change: Insert) -> Insert:
    """An item more for a list of others, at its end if it is shorter than the place tells."""
    count = len(items.items) if isinstance(items, Sequence) else 0
    return replace(change, index=min(change.index, count))


def rebased_in(was: Mapping, now: Mapping, change: Put) -> Rebased:
    """The same of a value in a file by its tree."""
    return _put(twin_in(was, now, change.path), written(change.value), keep=change.keep)


def _put(place: Twin, value: Plain, *, keep: bool) -> Rebased:
    if value == place.read:
        return Rebased(None)
    clash = Clash(place.path, place.read, value, place.theirs)
    if place.gone:
        restored = _restored(place, with_value(meaning(place.was), place.path, value))
        return Rebased(restored, clash) if value is not None else Rebased(None)
    if depth := place.in_the_way:
        whole = nested(place.there[depth:], value)
        theirs = at(meaning(place.now), place.there[:depth])
        return Rebased(Put(place.there[:depth], whole), clash._replace(theirs=theirs))
    is_free = place.is_sure and place.theirs in (place.read, value)
    return Rebased(Put(place.there, value, keep), None if is_free else clash)


def _remove(place: Twin) -> Rebased:
    if place.gone or (place.is_sure and place.theirs is None):
        return Rebased(None)
    is_free = place.is_sure and place.theirs == place.read
    clash = Clash(place.path, place.read, None, place.theirs)
    return Rebased(Remove(place.there), None if is_free else clash)


def _insert(home: Twin, index: int, value: Plain) -> Rebased:
    clash = Clash(home.path, home.read, value, home.theirs)
    if home.gone:
        return Rebased(_restored(home, with_items(meaning(home.was), home.path, index, [value])), clash)
    if home.is_sure and home.same_siblings():
        return Rebased(Insert(home.there, index, value))
    if isinstance(value, dict) and isinstance(home.theirs, list) and value in home.theirs:
        return Rebased(None)
    known, here = siblings(find(home.was, home.path)), siblings(find(home.now, home.there))
    is_at_end = index >= len(known) and all(item in here for item in known)
    if home.is_sure and is_at_end and isinstance(value, dict):
        return Rebased(Insert(home.there, len(here), value))
    return Rebased(Insert(home.there, home.position(index), value), clash)


def _move(item: Twin, goal: Twin, index: int) -> Rebased:
    if item.gone:
        return Rebased(None)
    clash = Clash(item.path, goal.read, item.read, goal.theirs)
    if goal.gone:
        return Rebased(None, clash)
    if item.is_sure and goal.is_sure and goal.same_siblings():
        return Rebased(Move(item.there, goal.there, index))
    return Rebased(Move(item.there, goal.there, goal.position(index)), clash)


def _write(was: Texts, now: Texts, change: Write) -> Rebased:
    read, theirs = was.readable(change.file), now.readable(change.file)
    is_same = was.data(change.file) == now.data(change.file)
    if is_same or (theirs is not None and with_lines(theirs, change.text) == theirs):
        return Rebased(change)
    clash = Clash((FILES, change.file), read, change.text, theirs)
    if read is None or theirs is None:
        return Rebased(change, clash)
    both = merged(plain(read), plain(change.text), plain(theirs), of_rows=change.file.endswith(TABLE))
    return Rebased(Write(change.file, both.text), None if both.is_agreed else clash)


def _restored(place: Twin, wanted: Plain) -> Change | None:
    """What brings back the item that is gone, as it is in the ``wanted`` whole."""
    assert place.gone
    item, home, index = place.path[: place.gone], place.there[: place.gone - 1], place.path[place.gone - 1]
    items = find(place.now, home)
    count = len(items.items) if isinstance(items, Sequence) else 0
    return Insert(home, min(index, count), at(wanted, item)) if isinstance(index, int) else None
