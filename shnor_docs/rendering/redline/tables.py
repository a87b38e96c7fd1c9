"""Tables row by row and cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from shnor_docs.rendering.package.xml import Element, W, whole_number
from shnor_docs.rendering.redline.marks import Mark, copied
from shnor_docs.rendering.redline.pairing import Block, Pair, aligned, block, moves
from shnor_docs.rendering.redline.paragraphs import moved_here
from shnor_docs.rendering.redline.review import CELL, ROW, P, Review
from shnor_docs.rendering.redline.wholes import blocks_of, properties_of, removed, whole_blocks, whole_row

Merge = Callable[[Sequence[Element], Sequence[Element], Review], Iterator[Element]]


def merged_table(old: Element, new: Element, review: Review, merge: Merge) -> Element:
    """A table that both editions have, in the columns of the new one; ``merge`` joins the content of its cells."""
    made = copied(new)
    head = [child for child in made if child.tag != ROW]
    before, after = ([block(row) for row in table.iterfind(ROW)] for table in (old, new))
    pairs = aligned(before, after)
    widths = [whole_number(column.get(f"{W}w"), 0) for column in new.iterfind(f"{W}tblGrid/{W}gridCol")]
    made[:] = [*head, *_rows(pairs, widths, review, merge)]
    return made


def _possible(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Rows of differently merged cells cannot be one row."""
    for before, after in pairs:
        if before and after and _spans(before.element) != _spans(after.element):
            yield from ((before, None), (None, after))
        else:
            yield before, after


def _spans(row: Element) -> list[int]:
    return [_span(cell) for cell in row.iterfind(CELL)]


def _span(cell: Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if span is None else whole_number(span.get(f"{W}val"), 1)


def _rows(pairs: Sequence[Pair], widths: Sequence[int], review: Review, merge: Merge) -> Iterator[Element]:
    moved = moves(pairs)
    for before, after in _possible(pairs):
        if before and after:
            same = before.words == after.words
            yield copied(after.element) if same else _both(before.element, after.element, review, merge)
        elif before:
            to = moved.get(before)
            row = _moved(before, before, to, review) if to else whole_row(before.element, Mark.REMOVED, review)
            _fit(row, widths)
            yield row
        elif after:
            source = moved.get(after)
            yield _moved(after, source, after, review) if source else whole_row(after.element, Mark.ADDED, review)


def _both(old: Element, new: Element, review: Review, merge: Merge) -> Element:
    made = copied(new)
    cells = zip(made.iterfind(CELL), old.iterfind(CELL), new.iterfind(CELL), strict=True)
    for cell, before, after in cells:
        cell[:] = [*properties_of(cell), *merge(blocks_of(before), blocks_of(after), review)]
    return made


def _moved(shown: Block, before: Block, after: Block, review: Review) -> Element:
    """A row that moved, where it was or where it is; the words of each paragraph are told as moved."""
    mark = Mark.MOVED_HERE if shown is after else Mark.MOVED_AWAY
    made, name = copied(shown.element), review.move_of(before)
    other = (before if shown is after else after).element.findall(CELL)
    for number, (cell, source) in enumerate(zip(made.iterfind(CELL), shown.element.iterfind(CELL), strict=True)):
        elsewhere = blocks_of(other[number]) if number < len(other) else []
        inner = _moved_blocks(blocks_of(source), elsewhere, mark, f"{name}-{number + 1}", review)
        cell[:] = [*properties_of(cell), *inner]
    review.marks.row(made, mark)
    return made


def _moved_blocks(
    blocks: Sequence[Element], elsewhere: Sequence[Element], mark: Mark, name: str, review: Review
) -> Iterator[Element]:
    usual = Mark.ADDED if mark is Mark.MOVED_HERE else Mark.REMOVED
    for place, element in enumerate(blocks):
        other = elsewhere[place] if place < len(elsewhere) else None
        if other is None or not (_has_words(element) and _has_words(other)):
            made = next(whole_blocks([element], usual, review))
        elif mark is Mark.MOVED_HERE:
            made = moved_here(other, element, review.marks, f"{name}-{place + 1}")
        else:
            made = removed(element, mark, review, f"{name}-{place + 1}")
        if element.tag == P and element is not blocks[-1]:
            review.marks.end_of_paragraph(made, usual)
        yield made


def _has_words(element: Element) -> bool:
    return element.tag == P and any(one.text for one in element.iter(f"{W}t"))


def _fit(row: Element, widths: Sequence[int]) -> None:
    """Give the cells of an old row the widths that the columns have now."""
    column = 0
    for cell in row.iterfind(CELL):
        width, across = cell.find(f"{W}tcPr/{W}tcW"), _span(cell)
        if width is not None and column + across <= len(widths):
            width.set(f"{W}w", str(sum(widths[column : column + across])))
        column += across
