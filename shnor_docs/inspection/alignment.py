"""Which paragraphs and table rows of two documents are the same ones: a row that is gone is gone as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, zip_longest
from typing import TypeAlias

from shnor_docs.rendering.provenance.words import Paragraph, Way, place_of

ALIKE = 0.5
MOST_PAIRS = 2_500
"""A longer stretch was written anew, not edited: who resembles whom is not asked."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, a table row or a whole table, with its paragraphs."""

    way: Way
    paragraphs: tuple[Paragraph, ...]

    @property
    def place(self) -> str:
        """«таблица 2, строка 3»."""
        return place_of(self.way)

    @property
    def text(self) -> str:
        """Its words; those of a row cell by cell."""
        return " | ".join(paragraph.text for paragraph in self.paragraphs)


Pair: TypeAlias = "tuple[Unit | None, Unit | None]"


def rows_of(paragraphs: Iterable[Paragraph]) -> list[Unit]:
    """Rows of the outermost tables, and the paragraphs that stand in none."""
    return [Unit(way, tuple(inside)) for way, inside in groupby(paragraphs, lambda one: one.way[:2])]


def alone(paragraphs: Iterable[Paragraph]) -> list[Unit]:
    """Each paragraph for itself."""
    return [Unit(one.way, (one,)) for one in paragraphs]


def aligned(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Pair]:
    """Both in the order of reading; those that resemble each other are one that was edited."""
    same = SequenceMatcher(None, [unit.text for unit in old], [unit.text for unit in new], autojunk=False)
    for kind, a, b, c, d in same.get_opcodes():
        if kind == "equal" or len(old[a:b]) == len(new[c:d]) or (b - a) * (d - c) > MOST_PAIRS:
            yield from zip_longest(old[a:b], new[c:d])
        else:
            yield from _by_likeness(old[a:b], new[c:d])


def _by_likeness(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Pair]:
    """The pairs that are most alike altogether, none of them out of order."""
    like = [[_likeness(before.text, after.text) for after in new] for before in old]
    total = _totals(like, len(new))
    a = b = 0
    while a < len(old) and b < len(new):
        if like[a][b] and total[a][b] == like[a][b] + total[a + 1][b + 1]:
            yield old[a], new[b]
            a, b = a + 1, b + 1
        elif total[a][b] == total[a + 1][b]:
            yield old[a], None
            a += 1
        else:
            yield None, new[b]
            b += 1
    yield from ((before, None) for before in old[a:])
    yield from ((None, after) for after in new[b:])


def _totals(like: Sequence[Sequence[float]], width: int) -> list[list[float]]:
    """Of each pair of places: how alike what follows can be at most."""
    total = [[0.0] * (width + 1) for _ in range(len(like) + 1)]
    for a in reversed(range(len(like))):
        for b in reversed(range(width)):
            together = like[a][b] and like[a][b] + total[a + 1][b + 1]
            total[a][b] = max(together, total[a + 1][b], total[a][b + 1])
    return total


def _likeness(one: str, other: str) -> float:
    """From 0 to 1, by signs or, of long texts, by words; 0 if they have less than a half in common."""
    is_long = len(one) + len(other) > 400
    same: SequenceMatcher[str] = SequenceMatcher(
        None, one.split() if is_long else one, other.split() if is_long else other, autojunk=False
    )
    found = same.ratio() if same.quick_ratio() > ALIKE else 0.0
    return found if found > ALIKE else 0.0


def with_whole_tables(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """The same with each table that is gone, or new, as one unit."""
    whole = [_whole_tables(pairs, side) for side in (0, 1)]
    for (way, side), group in groupby(pairs, lambda pair: _lonely_table(pair, whole)):
        if not way:
            yield from group
            continue
        found = [unit for pair in group if (unit := pair[side])]
        table = Unit(way, tuple(paragraph for unit in found for paragraph in unit.paragraphs))
        yield (None, table) if side else (table, None)


def _whole_tables(pairs: Iterable[Pair], side: int) -> frozenset[Way]:
    """Tables of which no row has its like on the other side."""
    rows: Counter[Way] = Counter()
    lonely: Counter[Way] = Counter()
    for pair in pairs:
        unit = pair[side]
        if unit and _is_row(unit):
            rows[unit.way[:1]] += 1
            lonely[unit.way[:1]] += pair[1 - side] is None
    return frozenset(way for way, count in rows.items() if 1 < count == lonely[way])


def _lonely_table(pair: Pair, whole: Sequence[frozenset[Way]]) -> tuple[Way, int]:
    for side, unit in enumerate(pair):
        if unit and pair[1 - side] is None and unit.way[:1] in whole[side] and _is_row(unit):
            return unit.way[:1], side
    return (), 0


def _is_row(unit: Unit) -> bool:
    return [what.rpartition(", ")[2] for what, _ in unit.way] == ["таблица", "строка"]
