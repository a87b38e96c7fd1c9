"""What changes in a row of paragraphs and tables, as instructions in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shnor_docs.lifecycle.amending.aligning import alike, is_stable, paired
from shnor_docs.lifecycle.amending.instructions import (
    Added,
    Instruction,
    Noun,
    Place,
    Removed,
    Restated,
    Reworded,
    Step,
    Untold,
)
from shnor_docs.lifecycle.amending.places import end_of, line_place, parent_of, table_place
from shnor_docs.lifecycle.amending.reading import Block, Line, Table
from shnor_docs.lifecycle.amending.tables import table_changes
from shnor_docs.lifecycle.amending.words import word_changes

MOST_TOUCHED = 0.6
"""A text of which more changes is told anew as a whole."""
FEW = 3


def flow_changes(old: Sequence[Block], new: Sequence[Block], around: Place) -> tuple[Instruction, ...]:
    """The instructions that make one row of blocks of the other.

    Raises:
        Untold: a place cannot be named, or so much changes that the whole is better told anew.
    """
    pairs = paired(_indexed(old), _indexed(new), lambda one: _text(one[1]), lambda a, b: _likeness(a[1], b[1]))
    if _is_too_much(pairs):
        raise Untold
    flow = _Flow(old, new, around)
    return flow.told(pairs)


Indexed = tuple[int, Block]
Pairs = list[tuple[Indexed | None, Indexed | None]]


def _indexed(blocks: Sequence[Block]) -> list[Indexed]:
    return list(enumerate(blocks))


def _text(block: Block) -> str:
    return block.printed if isinstance(block, Line) else repr((block.head, block.rows))


def _likeness(a: Block, b: Block) -> float:
    if isinstance(a, Line) != isinstance(b, Line):
        return -1
    if is_stable(a.key) and is_stable(b.key):
        return 1 if a.key == b.key else -1
    return alike(a.printed, b.printed)


def _is_too_much(pairs: Pairs) -> bool:
    """Whether most of a text without tables changes, or nothing of it stays."""
    blocks = [block for pair in pairs for _, block in filter(None, pair)]
    touched = sum(a is None or b is None or _text(a[1]) != _text(b[1]) for a, b in pairs)
    if any(isinstance(block, Table) for block in blocks):
        return False
    return touched > FEW and touched > MOST_TOUCHED * len(pairs)


@dataclass(frozen=True, slots=True)
class _Flow:
    old: Sequence[Block]
    new: Sequence[Block]
    around: Place

    def told(self, pairs: Pairs) -> tuple[Instruction, ...]:
        found: list[Instruction] = []
        gone = {a[0] for a, b in pairs if a and not b}
        waiting: list[Block] = []
        last, covered = None, 0
        for a, b in pairs:
            if a is None:
                waiting += (b[1],) if b else ()
            elif b is None:
                if a[0] >= covered:
                    covered = self._end_if_gone(a[0], gone)
                    found.append(Removed(self._place(a[0], own=covered == a[0] + 1)))
            else:
                found += self._added(waiting, last, a[0])
                found += self._changed(a, b[1])
                last, waiting = a[0], []
        return (*found, *self._added(waiting, last, None))

    def _end_if_gone(self, index: int, gone: set[int]) -> int:
        """Where a removal ends: with all that stands inside, if all of it goes."""
        if not isinstance(self.old[index], Line):
            return index + 1
        end = end_of(self.old, index)
        is_numbered = bool(getattr(self.old[index], "number", ""))
        return end if is_numbered and all(n in gone for n in range(index, end)) else index + 1

    def _place(self, index: int, *, own: bool = False) -> Place:
        block = self.old[index]
        if isinstance(block, Table):
            return table_place(block, self.old, self.around)
        if self.around and len(self.old) == 1 and not block.number:
            return self.around
        place = line_place(self.old, index, self.around, own=own)
        if place is None:
            raise Untold
        return place

    def _changed(self, a: Indexed, new: Block) -> list[Instruction]:
        index, old = a
        if _text(old) == _text(new):
            return []
        if isinstance(old, Table) and isinstance(new, Table):
            return self._changed_table(index, old, new)
        assert isinstance(old, Line)
        assert isinstance(new, Line)
        place = self._place(index, own=True)
        changes = word_changes(old.text, new.text) if old.number == new.number else None
        return [Reworded(place, changes) if changes else Restated(place, (new,))]

    def _changed_table(self, index: int, old: Table, new: Table) -> list[Instruction]:
        place = self._place(index)
        changes = table_changes(old, new, place, flow_changes)
        return [Restated(place, (new,))] if changes is None else list(changes)

    def _added(self, blocks: list[Block], last: int | None, following: int | None) -> list[Instruction]:
        content = tuple(blocks)
        if not blocks:
            return []
        if last is not None:
            place = self._after(last, following, blocks[0])
            return [Added(place, _units(content, place), content)]
        if following is None:
            raise Untold
        place = self._place(following)
        return [Added(place, _units(content, place), content, before=True)]

    def _after(self, last: int, following: int | None, block: Block) -> Place:
        """The way to what stands right before an added block: the whole point that has ended, if it is its sibling."""
        end = len(self.old) if following is None else following
        above = self.old[last]
        if not isinstance(above, Line):
            return self._place(last)
        if above.number:
            return self._place(last, own=end < end_of(self.old, last))
        parent = parent_of(self.old, last)
        if parent is not None and end >= end_of(self.old, parent) and isinstance(block, Line) and block.number:
            return self._place(parent)
        if self.around and len(self.old) == 1:
            place = line_place(self.old, last, self.around)
            if place is None:
                raise Untold
            return place
        return self._place(last)


def _units(content: Sequence[Block], place: Place) -> tuple[Step, ...]:
    """What is added, as sentences name it: points by their numbers, else paragraphs; what is inside is not named."""
    lines = [block for block in content if isinstance(block, Line)]
    top = min((line.depth for line in lines), default=0)
    outer = [block for block in content if isinstance(block, Table) or block.depth == top]
    if outer and all(isinstance(block, Line) and block.number for block in outer):
        noun = place[0].noun if place[0].noun in {Noun.POINT, Noun.SUBPOINT} else Noun.POINT
        return tuple(Step(noun, block.label) for block in outer if isinstance(block, Line))
    nouns = (Noun.TABLE if isinstance(block, Table) else Noun.PARAGRAPH for block in content)
    return tuple(Step(noun) for noun in nouns)
