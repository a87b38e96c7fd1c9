"""A document as a row of blocks: what a window shows, breaks over sheets, and takes anew where it has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple


class Sort(StrEnum):
    """What a block is: the sheet that begins with it, a paragraph, a table with its header, a row of that table."""

    SHEET = "sheet"
    FLOW = "flow"
    TABLE = "table"
    ROW = "row"


class Block(NamedTuple):
    """A block and its HTML; of a sheet, its classes. A table is not closed: its rows follow."""

    sort: Sort
    html: str


def joined(blocks: Iterable[Block]) -> str:
    """The blocks as they stand in the page: sheets, in them paragraphs and tables with their rows."""
    return "".join(_pieces(blocks))


def _pieces(blocks: Iterable[Block]) -> Iterator[str]:
    in_table = in_sheet = False
    for sort, html in blocks:
        if in_table and sort is not Sort.ROW:
            yield "</tbody></table>"
            in_table = False
        if sort is Sort.SHEET:
            yield ("</section>" if in_sheet else "") + f'<section class="sheet {html}">'
            in_sheet = True
        else:
            yield html
            in_table = in_table or sort is Sort.TABLE
    yield ("</tbody></table>" if in_table else "") + ("</section>" if in_sheet else "")


def in_cell(blocks: Iterable[Block]) -> str:
    """The blocks inside a cell of a table."""
    return "".join(_pieces(blocks))
