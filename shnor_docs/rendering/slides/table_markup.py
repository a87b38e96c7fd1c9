"""A part of a table as DrawingML: ``a:tbl`` with the looks of its rows."""

from __future__ import annotations

from dataclasses import replace

from shnor_docs.documents.tree import Kind
from shnor_docs.rendering.slides.cells import ACROSS, DOWN, Cell, Row, indent
from shnor_docs.rendering.slides.flow import Mark, Para
from shnor_docs.rendering.slides.markup import BULLET, NAMES, NO_BULLET, emu, hundredths, numbering, pieces
from shnor_docs.rendering.slides.measuring import Letters
from shnor_docs.rendering.slides.parts import Part

_EDGE = '<a:{0} w="9525"><a:solidFill><a:schemeClr val="accent3"/></a:solidFill></a:{0}>'
_FILLS = {Kind.HEADER: "accent1", Kind.GROUP: "bg2"}


def table(part: Part) -> str:
    """``a:tbl`` of a part of a table."""
    grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in part.widths)
    rows = "".join(_row(row, high, part) for row, high in zip(part.rows, part.heights, strict=True))
    first = ' firstRow="1"' if part.rows and part.rows[0].kind is Kind.HEADER else ""
    return f"<a:tbl {NAMES}><a:tblPr{first}/><a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl>"


def _row(row: Row, high: float, part: Part) -> str:
    cells = {cell.column: cell for cell in row.cells}
    drawn, column = [], 0
    while column < len(part.widths):
        cell = cells.get(column)
        drawn.append(_cell(cell, row, part) if cell else _blank(row))
        across = cell.across if cell else 1
        merged = ' hMerge="1"' + ("" if cell is None or cell.down else ' vMerge="1"')
        drawn += [_blank(row, merged)] * (across - 1)
        column += across
    return f'<a:tr h="{emu(high)}">{"".join(drawn)}</a:tr>'


def _blank(row: Row, merged: str = "") -> str:
    return f"<a:tc{merged}><a:txBody><a:bodyPr/><a:lstStyle/><a:p/></a:txBody>{_cell_look(row)}</a:tc>"


def _cell(cell: Cell, row: Row, part: Part) -> str:
    spans = f' gridSpan="{cell.across}"' if cell.across > 1 else ""
    if not cell.down:
        return _blank(row, f'{spans} vMerge="1"')
    spans += f' rowSpan="{cell.down}"' if cell.down > 1 else ""
    letters = Letters(part.points, 1, row.is_bold)
    body = "".join(_cell_paragraph(para, cell, row, letters) for para in cell.paras) or _end(letters)
    return f"<a:tc{spans}><a:txBody><a:bodyPr/><a:lstStyle/>{body}</a:txBody>{_cell_look(row)}</a:tc>"


def _end(letters: Letters) -> str:
    return f'<a:p><a:endParaRPr lang="ru-RU" sz="{hundredths(letters.points)}"/></a:p>'


def _cell_paragraph(para: Para, cell: Cell, row: Row, letters: Letters) -> str:
    align = ' algn="ctr"' if cell.centered or row.kind is Kind.HEADER else ""
    left = emu(indent(para, letters))
    color = "bg1" if row.kind is Kind.HEADER else "tx1"
    runs = "".join(pieces(para.text, letters.points, bold=row.is_bold or para.mark is Mark.HEADING, color=color))
    if para.mark in (Mark.BULLET, Mark.NUMBER):
        sign = numbering(para) if para.mark is Mark.NUMBER else BULLET
        hanging = left - emu(indent(replace(para, level=para.level - 1), letters)) if para.level else left
        return f'<a:p><a:pPr marL="{left}" indent="{-hanging}">{sign}</a:pPr>{runs}</a:p>'
    return f'<a:p><a:pPr marL="{left}" indent="0"{align}>{NO_BULLET}</a:pPr>{runs}</a:p>'


def _cell_look(row: Row) -> str:
    edges = "".join(_EDGE.format(edge) for edge in ("lnL", "lnR", "lnT", "lnB"))
    fill = _FILLS.get(row.kind)
    filled = f'<a:solidFill><a:schemeClr val="{fill}"/></a:solidFill>' if fill else "<a:noFill/>"
    across, down = emu(ACROSS), emu(DOWN)
    margins = f'marL="{across}" marR="{across}" marT="{down}" marB="{down}"'
    return f'<a:tcPr {margins} anchor="ctr">{edges}{filled}</a:tcPr>'
