"""What only one edition has: paragraphs, rows, tables, marked whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shnor_docs.rendering.package.xml import Element, W
from shnor_docs.rendering.redline.marks import Mark, copied
from shnor_docs.rendering.redline.paragraphs import whole
from shnor_docs.rendering.redline.review import CELL, ROW, TABLE, P, Review


def removed(paragraph: Element, mark: Mark, review: Review, move: str = "") -> Element:
    """A paragraph that only the old edition has in this place."""
    made = whole(paragraph, mark, review.marks, move)
    review.lists.removed(made)
    return made


def whole_table(table: Element, mark: Mark, review: Review) -> Element:
    """A table that one edition has: each row of it is marked."""
    made = copied(table)
    for row, source in zip(made.iterfind(ROW), table.iterfind(ROW), strict=True):
        row[:] = list(whole_row(source, mark, review))
    return made


def whole_row(row: Element, mark: Mark, review: Review) -> Element:
    """A row that one edition has, with all that is in it."""
    made = copied(row)
    for cell, source in zip(made.iterfind(CELL), row.iterfind(CELL), strict=True):
        inner = blocks_of(source)
        cell[:] = [*properties_of(cell), *whole_blocks(inner, mark, review)]
    review.marks.row(made, mark)
    return made


def whole_blocks(blocks: Sequence[Element], mark: Mark, review: Review) -> Iterator[Element]:
    """The content of a cell that is wholly added or removed: its last paragraph ends with the cell."""
    for element in blocks:
        if element.tag == TABLE:
            yield whole_table(element, mark, review)
        elif element.tag != P:
            yield copied(element)
        else:
            added = mark is Mark.ADDED
            made = whole(element, mark, review.marks) if added else removed(element, mark, review)
            if element is not blocks[-1]:
                review.marks.end_of_paragraph(made, mark)
            yield made


def blocks_of(cell: Element) -> list[Element]:
    """What stands in a cell after its properties."""
    return [child for child in cell if child.tag != f"{W}tcPr"]


def properties_of(cell: Element) -> list[Element]:
    """The properties of a cell, none or one."""
    return cell.findall(f"{W}tcPr")
