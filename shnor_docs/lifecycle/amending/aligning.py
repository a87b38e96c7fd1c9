"""Which unit of the new text is which of the old: by stable ids where there are any, else by likeness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, TypeVar

T = TypeVar("T")

ALIKE = 0.45
"""Texts that share less of their words are two texts, one gone and one come."""
_GAP = (1 - ALIKE) / 2 + 0.01


def paired(
    old: Sequence[T], new: Sequence[T], text: Callable[[T], str], likeness: Callable[[T, T], float]
) -> list[tuple[T | None, T | None]]:
    """Old and new in one order: pairs of what is the same or alike, and what stands alone."""
    found: list[tuple[T | None, T | None]] = []
    matcher = SequenceMatcher(None, [text(one) for one in old], [text(one) for one in new], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            found += zip(old[a:b], new[c:d], strict=True)
            continue
        gone, come = list(old[a:b]), list(new[c:d])
        aligned = _cheapest(gone, come, likeness)
        found += aligned
    return found


@dataclass(frozen=True, slots=True)
class Gap(Generic[T]):
    """What went and came between two units that stay: the one above and the one below, None at an end."""

    above: T | None
    gone: tuple[T, ...]
    come: tuple[T, ...]
    below: T | None


def stretches(pairs: Iterable[tuple[T | None, T | None]]) -> Iterator[Gap[T] | tuple[T, T]]:
    """The pairs in their order, and each gap between them in which something went or came."""
    above: T | None = None
    gone: list[T] = []
    come: list[T] = []
    for old, new in pairs:
        if old is not None and new is not None:
            yield from (Gap(above, tuple(gone), tuple(come), old),) if gone or come else ()
            yield old, new
            above, gone, come = old, [], []
        else:
            gone += () if old is None else (old,)
            come += () if new is None else (new,)
    yield from (Gap(above, tuple(gone), tuple(come), None),) if gone or come else ()


def _cheapest(old: Sequence[T], new: Sequence[T], likeness: Callable[[T, T], float]) -> list[tuple[T | None, T | None]]:
    """The alignment of least cost: a pair costs what it is unlike, a lone unit a gap."""
    if len(old) == len(new) == 1 and likeness(old[0], new[0]) >= 0:
        return [(old[0], new[0])]
    costs = [[(i + j) * _GAP for j in range(len(new) + 1)] for i in range(len(old) + 1)]
    pairs = [[likeness(a, b) for b in new] for a in old]
    for i in range(1, len(old) + 1):
        for j in range(1, len(new) + 1):
            costs[i][j] = min(
                costs[i - 1][j] + _GAP,
                costs[i][j - 1] + _GAP,
                costs[i - 1][j - 1] + 1 - pairs[i - 1][j - 1],
            )
    found: list[tuple[T | None, T | None]] = []
    i, j = len(old), len(new)
    while i or j:
        if i and j and costs[i][j] == costs[i - 1][j - 1] + 1 - pairs[i - 1][j - 1]:
            i, j = i - 1, j - 1
            found.append((old[i], new[j]))
        elif j and (not i or costs[i][j] == costs[i][j - 1] + _GAP):
            j -= 1
            found.append((None, new[j]))
        else:
            i -= 1
            found.append((old[i], None))
    return found[::-1]


def alike(a: str, b: str) -> float:
    """The share of words that two texts have in common, 0 to 1."""
    x, y = Counter(a.lower().split()), Counter(b.lower().split())
    total = sum(x.values()) + sum(y.values())
    return 2 * sum((x & y).values()) / total if total else 1.0


def is_stable(key: str) -> bool:
    """Whether an id is written by people: one that counts blocks of a text («…/3») is not."""
    return bool(key) and "/" not in key
