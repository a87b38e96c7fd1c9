"""What changes in a row of paragraphs and tables, as instructions in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shnor_docs.lifecycle.amending.aligning import Gap, alike, is_stable, paired, stretches
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
        for stretch in stretches(pairs):
            if isinstance(stretch, Gap):
                found += self._between(stretch, gone)
            else:
                found += self._changed(stretch[0], stretch[1][1])
        return tuple(found)

    def _between(self, gap: Gap[Indexed], gone: set[int]) -> list[Instruction]:
        """What came stands right after what is above, else right before what is below: told in that order."""
        above, below = (one[0] if one else None for one in (gap.above, gap.below))
        removed = [*self._removed([index for index, _ in gap.gone], gone)]
        added = self._added([block for _, block in gap.come], above, below)
        return [*removed, *added] if above is None else [*added, *removed]

    def _removed(self, indices: Sequence[int], gone: set[int]) -> Iterator[Instruction]:
        covered = 0
        for index in indices:
            if index >= covered:
                covered, block = self._end_if_gone(index, gone), self.old[index]
                is_own = covered == index + 1 and isinstance(block, Line) and not block.heading
                yield Removed(self._place(index, own=is_own))

    def _end_if_gone(self, index: int, gone: set[int]) -> int:
        """Where a removal ends: with all that stands inside, if all of it goes.

        Raises:
            Untold: a heading goes and leaves what stands under it.
        """
        block = self.old[index]
        if not isinstance(block, Line):
            return index + 1
        end = end_of(self.old, index)
        is_whole = all(n in gone for n in range(index, end))
        if block.heading and not is_whole:
            raise Untold
        return end if is_whole and (block.number or block.heading) else index + 1

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
        """The way to what stands right before an added block: a whole unit, if the block is no part of it."""
        end = len(self.old) if following is None else following
        anchor = self._ended(last, end, block)
        above = self.old[anchor]
        if isinstance(above, Line) and (above.number or above.heading):
            is_inside = isinstance(block, Line) and above.heading and block.depth > above.depth
            return self._place(anchor, own=is_inside or end < end_of(self.old, anchor))
        if self.around and len(self.old) == 1 and isinstance(above, Line):
            place = line_place(self.old, anchor, self.around)
            if place is None:
                raise Untold
            return place
        return self._place(anchor)

    def _ended(self, last: int, end: int, block: Block) -> int:
        """The outermost unit that ends with the last paragraph and inside which the block does not stand."""
        above = self.old[last]
        if not isinstance(above, Line) or not isinstance(block, Line):
            return last
        parent = parent_of(self.old, last)
        if parent is None or block.depth >= above.depth or end < end_of(self.old, parent):
            return last
        return self._ended(parent, end, block)


def _units(content: Sequence[Block], place: Place) -> tuple[Step, ...]:
    """What is added, as sentences name it: points by their numbers, else paragraphs; what is inside is not named."""
    lines = [block for block in content if isinstance(block, Line)]
    top = min((line.depth for line in lines), default=0)
    outer = [block for block in content if isinstance(block, Table) or block.depth == top]
    if outer and all(isinstance(block, Line) and block.number for block in outer):
        inner = place[0].noun if place[0].noun in {Noun.POINT, Noun.SUBPOINT} else Noun.POINT
        return tuple(_unit(block, inner) for block in outer if isinstance(block, Line))
    nouns = (Noun.TABLE if isinstance(block, Table) else Noun.PARAGRAPH for block in content)
    return tuple(Step(noun) for noun in nouns)


def _unit(line: Line, inner: Noun) -> Step:
    return Step(Noun.SUBSECTION if line.heading else inner, line.label)
