"""Tables of WordprocessingML: spans match the grid and every cell ends with a paragraph, by construction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from shnor_docs.documents.tree import Kind, Unit, walk
from shnor_docs.rendering.blocks.cells import Cells, Placed, placed_rows
from shnor_docs.rendering.blocks.figures import Figures, figures
from shnor_docs.rendering.blocks.looks import AFTER_TABLE, CELL_STYLES, TABLE_STYLE, TABLE_STYLES, Look, in_cell
from shnor_docs.rendering.blocks.widths import fitted
from shnor_docs.rendering.blocks.wordml import CENTERED, paragraph, sized
from shnor_docs.rendering.styles.session import Session

Blocks = Callable[[Sequence[Unit], Session, Look], Iterator[str]]

WHOLE_ROW = 700
"""A row of at most so many characters moves to the next page whole; a longer one may break across pages."""

_USUAL_POINTS = 12


def table(unit: Unit, session: Session, blocks: Blocks) -> str:
    """A ``w:tbl`` as wide as the text area."""
    points = session.points(CELL_STYLES[Kind.ROW], _USUAL_POINTS)
    placed = tuple(placed_rows(unit))
    fit = fitted(placed, unit.widths, session.text_width(), points)
    widths, numbers = fit.widths, figures(placed, fit.widths, fit.points)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row(row, cells, widths, numbers, session, blocks) for row, cells in placed)
    if fit.points < points:
        rows = sized(rows, fit.points)
    return session.named(
        unit.id,
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{session.style_id(TABLE_STYLES.get(unit.style, TABLE_STYLE), "table")}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{_look(unit)}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>" + paragraph(session.style_id(AFTER_TABLE), ()),
    )


def _look(table: Unit) -> str:
    """Which cells are headings, for a screen reader and for a style that shows them: the first row or column."""
    if table.style in TABLE_STYLES:
        return ""
    headed = any(row.kind is Kind.HEADER for row in table.children)
    return f'<w:tblLook w:val="{"0620" if headed else "0680"}"/>'


def _row(
    row: Unit,
    cells: Cells,
    widths: list[int],
    numbers: Mapping[int, Figures],
    session: Session,
    blocks: Blocks,
) -> str:
    drawn = (
        _cell(
            cell,
            row,
            sum(widths[cell.column : cell.column + cell.across]),
            _content(cell, row, numbers.get(cell.column), session, blocks),
        )
        for cell in cells
    )
    return session.named(row.id, f"<w:tr>{_row_properties(row)}{''.join(drawn)}</w:tr>")


def _row_properties(row: Unit) -> str:
    if row.kind is Kind.HEADER:
        return "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    short = sum(len(unit.plain) for unit in walk(row)) <= WHOLE_ROW
    return "<w:trPr><w:cantSplit/></w:trPr>" if short else ""


def _cell(cell: Placed, row: Unit, width: int, content: str) -> str:
    span = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
    merge = "<w:vMerge/>" if cell.unit is None else '<w:vMerge w:val="restart"/>' if cell.begins_merge else ""
    middle = '<w:vAlign w:val="center"/>' if row.kind is Kind.HEADER else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{middle}</w:tcPr>{content}</w:tc>'


def _content(cell: Placed, row: Unit, numbers: Figures | None, session: Session, blocks: Blocks) -> str:
    style, unit = CELL_STYLES[row.kind], cell.unit
    if unit is None:
        return paragraph(session.style_id(style), ())
    if unit.children:
        return "".join(blocks(unit.children, session, in_cell(style, unit.centered)))
    layout = CENTERED if unit.centered else ""
    if numbers and row.kind is Kind.ROW and cell.across == 1:
        layout = numbers.layout(unit.plain) or layout
    return paragraph(session.style_id(style), unit.text, layout=layout)
