"""Source and result side by side: units of the same words first, then the words of what is left."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from shnor_docs.importing.coverage.rewording import canonical
from shnor_docs.importing.coverage.units import Unit
from shnor_docs.inspection.foreign.remarks import Place


@dataclass(frozen=True, slots=True)
class Lost:
    """Words of a place that the result does not print, in their order."""

    unit: Unit
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the sources the result prints."""

    words: int
    words_found: int
    cells: int
    cells_found: int
    lost: tuple[Lost, ...]
    added: tuple[Lost, ...]
    moved: tuple[Unit, ...]
    """Places whose words stand elsewhere among the others than they stood."""
    pairs: tuple[tuple[Unit, Unit | None], ...] = ()
    """Each place of the sources with the unit that prints just its words."""
    reworded: tuple[Unit, ...] = ()
    """Terms and targets that are printed in other words of the same meaning."""

    @property
    def moved_inside(self) -> tuple[Unit, ...]:
        """What was moved inside its document: where most of one was, it is the document that has another turn."""
        whole = Counter(source.where for source, _ in self.pairs)
        moved = Counter(unit.where for unit in self.moved)
        return tuple(unit for unit in self.moved if moved[unit.where] * 2 < whole[unit.where])

    @property
    def share(self) -> float:
        """The share of the words that the result prints."""
        return self.words_found / self.words if self.words else 1.0


def compared(source: Iterable[Unit], printed: Iterable[Unit], yielding: Collection[tuple[str, Place]] = ()) -> Coverage:
    """What of the source the printed documents have.

    ``yielding`` places are printed from other data: of words that are too few, theirs are the missing ones.
    """
    old, new = list(source), list(printed)
    pairs = _same(old, new)
    lonely_old = [unit for place, unit in enumerate(old) if place not in pairs]
    taken = {*pairs.values()}
    lonely_new = [unit for place, unit in enumerate(new) if place not in taken]
    lonely_old.sort(key=lambda unit: (unit.where, unit.place) in yielding)
    lost, added, reworded = _unlike(lonely_old, lonely_new)
    total = sum(len(unit.words) for unit in old)
    missing = sum(len(one.words) for one in lost)
    wanting = {(one.unit.where, one.unit.place) for one in lost}
    cells = {_cell(unit) for unit in old if _cell(unit)}
    broken = {_cell(unit) for unit in old if (unit.where, unit.place) in wanting and _cell(unit)}
    moved = tuple(old[place] for place in _out_of_order(pairs))
    side_by_side = tuple((unit, new[pairs[place]] if place in pairs else None) for place, unit in enumerate(old))
    return Coverage(
        total, total - missing, len(cells), len(cells) - len(broken), lost, added, moved, side_by_side, reworded
    )


def _unlike(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[tuple[Lost, ...], tuple[Lost, ...], tuple[Unit, ...]]:
    """What is lost, what is added, and what only stands in other words: a term, a target."""
    lost, added = _without(old, new), _without(new, old)
    if not lost:
        return lost, added, ()
    troubled = {id(one.unit) for one in (*lost, *added)}
    told_old, told_new = _told(old, troubled), _told(new, troubled)
    still = {_key(one.unit): one for one in _without(told_old, told_new)}
    beyond = {_key(one.unit) for one in _without(told_new, told_old)}
    first = {_key(one.unit): one for one in lost}
    missing = {key: first.get(key, one) for key, one in still.items()}
    reworded = tuple(one.unit for key, one in first.items() if key not in still)
    return tuple(missing.values()), tuple(one for one in added if _key(one.unit) in beyond), reworded


def _told(units: Sequence[Unit], troubled: Collection[int]) -> list[Unit]:
    return [canonical(unit) if id(unit) in troubled else unit for unit in units]


def _key(unit: Unit) -> tuple[object, ...]:
    return unit.where, unit.place, unit.text


def _same(old: Sequence[Unit], new: Sequence[Unit]) -> dict[int, int]:
    """Units of the same words, each with one of its like: in the order of reading."""
    places: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for place, unit in enumerate(new):
        places[unit.words].append(place)
    return {place: places[unit.words].popleft() for place, unit in enumerate(old) if places.get(unit.words)}


def _without(units: Sequence[Unit], others: Sequence[Unit]) -> tuple[Lost, ...]:
    """The words of units that the others do not have, each as often as it stands there."""
    pool = Counter(word for unit in others for word in unit.words)
    found: list[Lost] = []
    for unit in units:
        missing = []
        for word in unit.words:
            if pool[word] > 0:
                pool[word] -= 1
            else:
                missing.append(word)
        if missing:
            found.append(Lost(unit, tuple(missing)))
    return tuple(found)


def _cell(unit: Unit) -> tuple[object, ...]:
    """The innermost cell in which a unit stands; empty outside of tables."""
    way = unit.place.way
    depth = max((number for number, (what, _) in enumerate(way, 1) if what == "ячейка"), default=0)
    return (unit.where, unit.place.part, way[:depth]) if depth else ()


def _out_of_order(pairs: dict[int, int]) -> list[int]:
    """The places of the source that are not in the longest run whose order stayed."""
    ends: list[int] = []
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for place, target in pairs.items():
        at = bisect_left(ends, target)
        before[place] = tails[at - 1] if at else None
        ends[at : at + 1], tails[at : at + 1] = [target], [place]
    kept: set[int] = set()
    last = tails[-1] if tails else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return [place for place in pairs if place not in kept]
