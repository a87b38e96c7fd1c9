"""Tables as blocks of HTML: columns as wide as in Word, numbers one under another, headers for each sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from shnor_docs.documents.tree import Kind, Style, Unit, walk
from shnor_docs.page.preview.blocks import Block, Sort, in_cell
from shnor_docs.page.preview.texts import NOWHERE, Links, escaped, linked, text_html
from shnor_docs.rendering.blocks.cells import Cells, Placed, placed_rows
from shnor_docs.rendering.blocks.figures import Figures, figures
from shnor_docs.rendering.blocks.tables import WHOLE_ROW
from shnor_docs.rendering.blocks.widths import fitted
from shnor_docs.sameness import Kept, Same

Inside = Callable[[Sequence[Unit], bool], Iterable[Block]]
"""Blocks of the units inside a cell; the flag tells that they are centred."""

_USUAL_POINTS = 12
_CLASSES = {Kind.HEADER: "header", Kind.GROUP: "group", Kind.ROW: ""}


def table_blocks(unit: Unit, links: Links, width: int, inside: Inside) -> Iterator[Block]:
    """A table with the rows of its header, then each row of its body."""
    placed = tuple(placed_rows(unit))
    fit = fitted(placed, unit.widths, width, _USUAL_POINTS)
    numbers = figures(placed, fit.widths, fit.points)
    drawn = [(row, _drawn(row, cells, numbers, links, inside)) for row, cells in placed]
    size = f" points{fit.points}" if fit.points < _USUAL_POINTS else ""
    plain = " plain" if unit.style is Style.PLAIN else ""
    columns = "".join(f'<col width="{100 * one / sum(fit.widths):.2f}%">' for one in fit.widths)
    head = "".join(html for row, html in drawn if row.kind is Kind.HEADER)
    header = f"<thead>{head}</thead>" if head else ""
    yield Block(Sort.TABLE, f'<table class="table{plain}{size}"><colgroup>{columns}</colgroup>{header}<tbody>')
    yield from (Block(Sort.ROW, html) for row, html in drawn if row.kind is not Kind.HEADER)


_rows = Kept[str](4096)


def _drawn(row: Unit, cells: Cells, numbers: Mapping[int, Figures], links: Links, inside: Inside) -> str:
    """The HTML of a row, made once for each row of the tree in its place: where it leads, its cells lead too."""
    home = links.unit(row.id)
    if row.kind is not Kind.ROW or home is NOWHERE:
        return _row(row, cells, numbers, links, inside)
    key = (Same(row), Same(cells), home, tuple(numbers.items()))
    return _rows.of(key, partial(_row, row, cells, numbers, links, inside))


def _row(row: Unit, cells: Cells, numbers: Mapping[int, Figures], links: Links, inside: Inside) -> str:
    drawn = "".join(_cell(cell, row, numbers.get(cell.column), links, inside) for cell in cells if cell.unit)
    classes = " ".join(filter(None, (_CLASSES[row.kind], "" if _may_break(row) else "whole")))
    return f'<tr class="{classes}">{drawn}</tr>' if classes else f"<tr>{drawn}</tr>"


def _may_break(row: Unit) -> bool:
    return row.kind is not Kind.HEADER and sum(len(unit.plain) for unit in walk(row)) > WHOLE_ROW


def _cell(cell: Placed, row: Unit, numbers: Figures | None, links: Links, inside: Inside) -> str:
    unit = cell.unit
    assert unit is not None
    across, down = unit.span
    spans = (f' colspan="{across}"' if across > 1 else "") + (f' rowspan="{down}"' if down > 1 else "")
    centered = ' class="centered"' if unit.centered or (numbers and row.kind is Kind.ROW) else ""
    tag = "th" if row.kind is Kind.HEADER and unit.text else "td"
    content = _content(unit, numbers if row.kind is Kind.ROW and across == 1 else None, links, inside)
    return f"<{tag}{spans}{centered}>{content}</{tag}>"


def _content(unit: Unit, numbers: Figures | None, links: Links, inside: Inside) -> str:
    if unit.children:
        return in_cell(inside(unit.children, unit.centered))
    home = links.unit(unit.id)
    if not unit.text:
        return linked(home, "", ' class="empty" aria-label="Пустая ячейка: заполнить"') if home is not NOWHERE else ""
    return text_html(unit.text, home, links, _padded(unit, numbers))


def _padded(unit: Unit, numbers: Figures | None) -> str:
    """What stands unseen on both sides of a number, so that units are under units and the comma under the comma."""
    around = numbers.around(unit.plain) if numbers else None
    if not around:
        return ""
    left, right = around
    return f' data-left="{_unseen(left)}" data-right="{_unseen(right)}"'


def _unseen(ems: float) -> str:
    """So many ems of digits and of spaces half as wide."""
    quarters = round(ems * 4)
    return escaped("0" * (quarters // 2) + "\u00a0" * (quarters % 2))
