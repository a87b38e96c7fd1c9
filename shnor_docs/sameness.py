"""A frozen value known by being the very object: what was once found in it still holds, and no equality is asked."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache, wraps
from typing import Any, Generic, ParamSpec, TypeVar, TypeVarTuple

T = TypeVar("T")
R = TypeVar("R")
P = ParamSpec("P")
Objects = TypeVarTuple("Objects")

KEPT = 1 << 14
"""Results that a process keeps of one function: those of a few programs of a thousand measures."""
FEW = 16
"""Results that are kept of a function of whole parts of a program."""


class Same(Generic[T]):
    """A key that is equal only to that of the same object, which it keeps alive."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        """The key of a value."""
        self.value = value

    def __eq__(self, other: object) -> bool:
        """Whether the other is a key of the same object."""
        return isinstance(other, Same) and self.value is other.value

    def __hash__(self) -> int:
        """Of the object, whatever is in it."""
        return id(self.value)


class Kept(Generic[R]):
    """Results by key, the longest unused of them forgotten where they weigh too much together."""

    def __init__(self, most: int = KEPT) -> None:
        """None so far; ``most`` is what all may weigh."""
        self._most, self._weight, self._found = most, 0, OrderedDict[Hashable, tuple[R, int]]()

    def of(self, key: Hashable, make: Callable[[], R], weight: int = 1) -> R:
        """The result under a key, made if it is not there."""
        known = self._found.get(key)
        if known is not None:
            try:  # noqa: SIM105 - a thousand times a key
                self._found.move_to_end(key)
            except KeyError:  # another thread has just forgotten it
                pass
            return known[0]
        made = make()
        self._found[key] = made, weight
        self._weight += weight
        while self._weight > self._most and len(self._found) > 1:
            self._weight -= self._found.popitem(last=False)[1][1]
        return made


class InPlace(Generic[T, R]):
    """What is made of the items of a row, each with its place; made anew only where another object stands."""

    def __init__(self, make: Callable[[Any, int, T], R], most: int = 1 << 10) -> None:
        """Made by a function of the row's key, a place and the item there; ``most`` rows are remembered."""
        self._make, self._rows = make, OrderedDict[Hashable, tuple[tuple[T, ...], list[R]]]()
        self._most = most

    def of(self, key: Hashable, items: tuple[T, ...]) -> list[R]:
        """What is made of each item of the row that now stands under a key."""
        before, made = self._rows.pop(key, ((), []))
        kept = [
            was if item is old else self._make(key, place, item)
            for place, (item, old, was) in enumerate(zip(items, before, made, strict=False))
        ]
        found = kept + [self._make(key, place, item) for place, item in enumerate(items[len(kept) :], len(kept))]
        self._rows[key] = items, found
        while len(self._rows) > self._most:
            self._rows.popitem(last=False)
        return found


def once_for_each(function: Callable[P, R], most: int = KEPT) -> Callable[P, R]:
    """The function, computed once for each object that is given first, a frozen one, and what is given after it."""
    asked: Callable[..., R] = function

    @lru_cache(most)
    def kept(value: Same[object], *others: Hashable, **named: Hashable) -> R:
        return asked(value.value, *others, **named)

    @wraps(function)
    def found(*given: P.args, **named: P.kwargs) -> R:
        return kept(Same(given[0]), *given[1:], **named)  # type: ignore[arg-type]

    return found


def found_once(find: Callable[[*Objects], Iterable[R]]) -> Callable[[*Objects], tuple[R, ...]]:
    """All that a generator finds, looked for once in the same objects together."""

    @wraps(find)
    def found(*given: *Objects) -> tuple[R, ...]:
        return tuple(find(*given))

    return once_for_all(found)


def once_for_all(function: Callable[[*Objects], R]) -> Callable[[*Objects], R]:
    """The function, computed once for the same objects together, all of them frozen: whole parts of a program."""

    @lru_cache(FEW)
    def kept(*values: Same[Any]) -> R:
        return function(*(value.value for value in values))

    @wraps(function)
    def found(*given: *Objects) -> R:
        objects: tuple[Any, ...] = given
        return kept(*map(Same, objects))

    return found
