"""Tables of WordprocessingML: spans match the grid and every cell ends with a paragraph, by construction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from shnor_docs.documents.tree import Kind, Unit, walk
from shnor_docs.rendering.looks import AFTER_TABLE, CELL_STYLES, TABLE_STYLE, Look, in_cell
from shnor_docs.rendering.session import Session
from shnor_docs.rendering.wordml import paragraph

Blocks = Callable[[Iterable[Unit], Session, Look], Iterator[str]]

_WHOLE_ROW = 700
"""A row of at most so many characters moves to the next page whole; a longer one may break across pages."""


@dataclass(slots=True)
class _Pending:
    """A header cell that still reaches down: how many rows, over how many columns."""

    rows: int
    columns: int


def table(unit: Unit, session: Session, blocks: Blocks) -> str:
    """A ``w:tbl`` as wide as the text area."""
    widths = _grid(unit.widths, session.text_width())
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    pending: dict[int, _Pending] = {}
    rows = "".join(_row(row, widths, pending, session, blocks) for row in unit.children)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{session.style_id(TABLE_STYLE, "table")}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>" + paragraph(session.style_id(AFTER_TABLE), ())
    )


def _grid(weights: tuple[float, ...], total: int) -> list[int]:
    """Column widths in twips by weight; what rounding leaves goes to the last column."""
    widths = [int(total * weight / sum(weights)) for weight in weights]
    widths[-1] += total - sum(widths)
    return widths


def _row(row: Unit, widths: list[int], pending: dict[int, _Pending], session: Session, blocks: Blocks) -> str:
    cells, column, waiting = [], 0, list(row.children)
    while column < len(widths):
        above = pending.get(column)
        if above and above.rows:
            above.rows -= 1
            cells.append(_cell(widths[column : column + above.columns], "<w:vMerge/>", _empty(row, session)))
            column += above.columns
            continue
        if not waiting:
            break
        unit = waiting.pop(0)
        across, down = unit.span
        if down > 1:
            pending[column] = _Pending(down - 1, across)
        merge = '<w:vMerge w:val="restart"/>' if down > 1 else ""
        cells.append(_cell(widths[column : column + across], merge, _content(unit, row, session, blocks)))
        column += across
    return f"<w:tr>{_row_properties(row)}{''.join(cells)}</w:tr>"


def _row_properties(row: Unit) -> str:
    if row.kind is Kind.HEADER:
        return "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    short = sum(len(unit.plain) for unit in walk(row)) <= _WHOLE_ROW
    return "<w:trPr><w:cantSplit/></w:trPr>" if short else ""


def _cell(widths: list[int], merge: str, content: str) -> str:
    span = f'<w:gridSpan w:val="{len(widths)}"/>' if len(widths) > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/>{span}{merge}</w:tcPr>{content}</w:tc>'


def _empty(row: Unit, session: Session) -> str:
    return paragraph(session.style_id(CELL_STYLES[row.kind]), ())


def _content(cell: Unit, row: Unit, session: Session, blocks: Blocks) -> str:
    style = CELL_STYLES[row.kind]
    if not cell.children:
        return paragraph(session.style_id(style), cell.text, centered=cell.centered)
    return "".join(blocks(cell.children, session, in_cell(style, cell.centered)))
