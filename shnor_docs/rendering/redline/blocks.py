"""Paragraphs and tables of both editions in one text: what is new, what is gone, what moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shnor_docs.rendering.package.xml import Element, W
from shnor_docs.rendering.redline.marks import Mark, copied
from shnor_docs.rendering.redline.pairing import Block, Pair, aligned, block, moves
from shnor_docs.rendering.redline.paragraphs import moved_here, reworded, whole
from shnor_docs.rendering.redline.review import TABLE, P, Review
from shnor_docs.rendering.redline.tables import merged_table
from shnor_docs.rendering.redline.wholes import removed, whole_table


def merged(old: Sequence[Element], new: Sequence[Element], review: Review) -> Iterator[Element]:
    """The content of a body or a cell that both editions have."""
    pairs = _ending_together([*_possible(aligned([*map(block, old)], [*map(block, new)]))])
    moved, ends = moves([pair for pair in pairs if _of(pair).tag == P]), _ends(pairs)
    for (before, after), end in zip(pairs, ends, strict=True):
        made: Element | None
        if before and after:
            made = _both(before, after, review)
        elif before:
            made = _gone(before, moved.get(before), review)
        else:
            assert after is not None
            made = _come(after, moved.get(after), review)
        if end and made is not None:
            review.marks.end_of_paragraph(made, end)
        if made is not None:
            yield made


def _of(pair: Pair) -> Element:
    one = pair[1] or pair[0]
    assert one is not None
    return one.element


def _possible(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Tables of different columns cannot be one table."""
    for before, after in pairs:
        if before and after and before.element.tag == TABLE and not _same_grid(before.element, after.element):
            yield from ((before, None), (None, after))
        else:
            yield before, after


def _same_grid(old: Element, new: Element) -> bool:
    return len(old.findall(f"{W}tblGrid/{W}gridCol")) == len(new.findall(f"{W}tblGrid/{W}gridCol"))


def _ending_together(pairs: list[Pair]) -> list[Pair]:
    """The last paragraph of a cell can be neither added nor removed: both editions end with one of two wordings."""
    start = _tail(pairs)
    gone = [pair for pair in pairs[start:] if pair[0]]
    come = [pair for pair in pairs[start:] if pair[1]]
    if not gone or not come or any(_of(pair).tag != P for pair in (gone[-1], come[-1])):
        return pairs
    rest = [pair for pair in pairs[start:] if pair not in (gone[-1], come[-1])]
    return [*pairs[:start], *rest, (gone[-1][0], come[-1][1])]


def _tail(pairs: Sequence[Pair]) -> int:
    """Where the last things that only one edition has begin."""
    start = len(pairs)
    while start and not all(pairs[start - 1]):
        start -= 1
    return start


def _ends(pairs: Sequence[Pair]) -> list[Mark | None]:
    """Which ends of paragraphs are marked: of paragraphs at the very end, those before them, as Word does it."""
    ends = [_end(pair) for pair in pairs]
    start = _tail(pairs)
    if 0 < start < len(pairs) and all(_of(pair).tag == P for pair in pairs[start - 1 :]):
        ends[start - 1 :] = [*ends[start:], None]
    return ends


def _end(pair: Pair) -> Mark | None:
    before, after = pair
    if (before and after) or _of(pair).tag != P:
        return None
    return Mark.REMOVED if before else Mark.ADDED


def _both(before: Block, after: Block, review: Review) -> Element:
    old, new = before.element, after.element
    if new.tag == TABLE:
        return merged_table(old, new, review, merged)
    if new.tag == P:
        review.lists.same(old, new)
    return copied(new) if before.words == after.words or new.tag != P else reworded(old, new, review.marks)


def _gone(before: Block, after: Block | None, review: Review) -> Element | None:
    if before.element.tag == TABLE:
        return whole_table(before.element, Mark.REMOVED, review)
    if before.element.tag != P:
        return None
    mark, move = (Mark.MOVED_AWAY, review.move_of(before)) if after else (Mark.REMOVED, "")
    return removed(before.element, mark, review, move)


def _come(after: Block, before: Block | None, review: Review) -> Element:
    if after.element.tag == TABLE:
        return whole_table(after.element, Mark.ADDED, review)
    if after.element.tag != P:
        return copied(after.element)
    if before:
        return moved_here(before.element, after.element, review.marks, review.move_of(before))
    return whole(after.element, Mark.ADDED, review.marks)
