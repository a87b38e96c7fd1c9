"""Where a computed value comes from: a tree of numbers that know their cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar, overload

from shnor_docs.diagnostics import Location

K = TypeVar("K")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Lazy(Sequence[T], Generic[K, T]):
    """A sequence made when it is looked at: it holds only the keys (numbers of rows, ids of schools)."""

    keys: Sequence[K]
    read: Callable[[K], T]

    def __len__(self) -> int:
        return len(self.keys)

    def __iter__(self) -> Iterator[T]:
        return map(self.read, self.keys)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return Lazy(self.keys[index], self.read)
        return self.read(self.keys[index])


@dataclass(frozen=True, slots=True)
class Input:
    """A cell or a YAML value that went into a computation.

    ``id`` tells whose it is (a school, a measure), ``name`` says so to a person; ``amount`` is None for what
    is counted, not summed.
    """

    id: str
    name: str
    amount: Fraction | None
    place: Location


@dataclass(frozen=True, slots=True)
class Part:
    """The numerator, the denominator or the summands of a value, with what they are made of.

    ``source`` is the table of what was counted: where to look when nothing was found.
    """

    title: str
    words: str
    amount: Fraction
    inputs: Sequence[Input] = ()
    source: Location | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """A computed number, exact, with its formula in Russian and everything it was made from.

    ``children`` are numbers computed on the way; ``whole`` is the number of things a share is taken of;
    ``warnings`` tell what was missing, ``notes`` how the result was capped and rounded.
    """

    result: Fraction
    words: str
    parts: tuple[Part, ...] = ()
    children: Sequence[Trace] = ()
    whole: int | None = None
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
