"""Long rows of items that are mostly those of a moment ago: what was found in an item that is still there is kept."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, compress, count
from operator import is_not
from typing import Any, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

RECENT = 4
"""Rows that are remembered: those of two programs, each as it stands and without what its orders quote."""

FEW = 16
"""Items that another run may have: less than what an order quotes."""


class _Found(Generic[R]):
    """What a function found: the places of the items in which it found anything, and what it found in each of them."""

    __slots__ = ("all", "each", "places")

    def __init__(self, places: list[int], each: list[tuple[R, ...]], together: tuple[R, ...] | None = None) -> None:
        self.places, self.each = places, each
        self.all = tuple(chain.from_iterable(each)) if together is None else together

    def between(self, first: int, end: int) -> Iterator[R]:
        """What was found in the items at these places."""
        return chain.from_iterable(self.each[bisect_left(self.places, first) : bisect_left(self.places, end)])


class Run(Generic[T]):
    """Frozen items in a row; ``found`` of them by a function is computed once for each object."""

    __slots__ = ("_before", "_counted", "_first", "_found", "_last", "items")

    def __init__(self, items: tuple[T, ...], before: Run[T] | None = None) -> None:
        """The items, and an earlier run with which they share their beginning or their end."""
        self.items, self._before, self._found = items, before, dict[Callable[[T], object], _Found[Any]]()
        self._counted = dict[Callable[[T], object], Counter[Any]]()
        self._first, self._last = _shared(before.items, items) if before else (0, 0)
        if before is not None:
            before._before = None

    def found(self, find: Callable[[T], Iterable[R]]) -> tuple[R, ...]:
        """Everything that a function of an item finds, in the order of the items."""
        return self._all(find).all

    def counted(self, find: Callable[[T], Iterable[R]]) -> Counter[R]:
        """How often each thing is found, of those that are; not to be changed."""
        known = self._counted.get(find)
        if known is None:
            known = self._counted[find] = self._count(find)
        return known

    def _count(self, find: Callable[[T], Iterable[R]]) -> Counter[R]:
        before, now = self._before, self._all(find)
        kept = before._counted.get(find) if before else None
        if before is None or kept is None:
            return Counter(now.all)
        end, shift = len(self.items) - self._last, len(self.items) - len(before.items)
        counts = Counter(kept)
        counts.update(now.between(self._first, end))
        for one in before._all(find).between(self._first, end - shift):
            counts[one] -= 1
            if not counts[one]:
                del counts[one]
        return counts

    def _all(self, find: Callable[[T], Iterable[R]]) -> _Found[R]:
        known = self._found.get(find)
        if known is None:
            known = self._found[find] = self._find(find)
        return known

    def _find(self, find: Callable[[T], Iterable[R]]) -> _Found[R]:
        before = self._before
        kept = before._found.get(find) if before else None
        if before is None or kept is None:
            return _search(find, self.items, 0)
        end, shift = len(self.items) - self._last, len(self.items) - len(before.items)
        head, tail = bisect_left(kept.places, self._first), bisect_left(kept.places, end - shift)
        fresh = _search(find, self.items[self._first : end], self._first)
        after = [place + shift for place in kept.places[tail:]] if shift else kept.places[tail:]
        if head == tail and not fresh.places:  # the same object: what is made of it need not be made again
            return _Found(kept.places[:head] + after, kept.each, kept.all)
        return _Found(kept.places[:head] + fresh.places + after, kept.each[:head] + fresh.each + kept.each[tail:])


def _search(find: Callable[[T], Iterable[R]], items: Iterable[T], start: int) -> _Found[R]:
    places, each = list[int](), list[tuple[R, ...]]()
    for place, item in enumerate(items, start):
        if found := tuple(find(item)):
            places.append(place)
            each.append(found)
    return _Found(places, each)


def _shared(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """How many items at the beginning and how many at the end are the same objects."""
    shorter = min(len(old), len(new))
    first = next(compress(count(), map(is_not, old, new)), shorter)
    return first, min(next(compress(count(), map(is_not, reversed(old), reversed(new))), shorter), shorter - first)


class Runs(Generic[T]):
    """The runs of a few programs that were asked last."""

    def __init__(self) -> None:
        """None so far."""
        self._recent = deque[Run[T]](maxlen=RECENT)

    def of(self, items: tuple[T, ...]) -> Run[T]:
        """The run of these items, which keeps what was found in those that an earlier one has."""
        run = Run(items, self._nearest(items))
        self._recent.append(run)
        return run

    def _nearest(self, items: tuple[T, ...]) -> Run[T] | None:
        """The newest run that differs in a few items, else the one that has most of them."""
        nearest, most = None, 0
        for run in reversed(self._recent.copy()):
            alike = sum(_shared(run.items, items))
            if alike > most:
                nearest, most = run, alike
            if most >= len(items) - FEW:
                break
        return nearest
