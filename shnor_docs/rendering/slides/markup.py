"""Texts and tables of slides as DrawingML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from xml.sax.saxutils import escape, quoteattr

from shnor_docs.documents.tree import Kind, Run
from shnor_docs.rendering.slides.cells import ACROSS, DOWN, Cell, Row, indent
from shnor_docs.rendering.slides.design import EMU, Place
from shnor_docs.rendering.slides.flow import Mark, Para
from shnor_docs.rendering.slides.measuring import Letters, joined
from shnor_docs.rendering.slides.tables import Part

NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
_NO_SIGN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NO_BULLET = "<a:buNone/>"
_BULLET = '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
_EDGE = '<a:{0} w="9525"><a:solidFill><a:schemeClr val="accent3"/></a:solidFill></a:{0}>'
_FILLS = {Kind.HEADER: "accent1", Kind.GROUP: "bg2"}


def emu(points: float) -> int:
    """Points as a file has them."""
    return round(points * EMU)


def hundredths(points: float) -> int:
    """The size of letters as a file has it."""
    return round(points * 100)


def paragraph(para: Para, place: Place, scale: float, *, whole: bool = False) -> str:
    """A paragraph of a place; what the place does not say of itself is said here, all of it if ``whole``."""
    letters, usual = para.letters(place, scale), place.level(para.level).points
    size = letters.points if whole or letters.points != usual else None
    runs = "".join(_runs(para.text, size, bold=para.mark is Mark.HEADING))
    level = f' lvl="{para.level}"' if para.level else ""
    return f"<a:p>{_properties(para, place, scale, level, whole=whole)}{runs}</a:p>"


def _properties(para: Para, place: Place, scale: float, level: str, *, whole: bool) -> str:
    left = emu(para.indent(place, scale))
    apart = para.before(place)
    is_own = whole or apart != place.level(para.level).before
    before = f'<a:spcBef><a:spcPts val="{hundredths(apart)}"/></a:spcBef>' if is_own else ""
    if para.mark in (Mark.PLAIN, Mark.HEADING, Mark.NOTE):
        return f'<a:pPr marL="0" indent="0"{level}>{before}{_NO_BULLET}</a:pPr>'
    if para.mark is Mark.GOES_ON:
        return f'<a:pPr marL="{left}" indent="0"{level}>{before}{_NO_BULLET}</a:pPr>'
    hanging = left - emu(place.level(para.level - 1).indent if para.level else 0)
    if para.mark is Mark.NUMBER:
        return f'<a:pPr marL="{left}" indent="{-hanging}"{level}>{before}{_number(para)}</a:pPr>'
    return f'<a:pPr marL="{left}" indent="{-hanging}"{level}>{before}{_BULLET}</a:pPr>' if whole else f"<a:pPr{level}/>"


def _number(para: Para) -> str:
    return f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="{max(para.number, 1)}"/>'


def plain_paragraph(text: str, points: float | None = None, align: str = "") -> str:
    """A paragraph of one look."""
    properties = f'<a:pPr algn="{align}"/>' if align else ""
    return f"<a:p>{properties}{''.join(_runs((Run(text),), points))}</a:p>"


def titled(text: Sequence[Run], points: float | None) -> str:
    """The paragraph of a title."""
    return f"<a:p>{''.join(_runs(text, points))}</a:p>"


def _runs(text: Sequence[Run], points: float | None, *, bold: bool = False, color: str = "") -> Iterator[str]:
    size = f' sz="{hundredths(points)}"' if points is not None else ""
    fill = f'<a:solidFill><a:schemeClr val="{color}"/></a:solidFill>' if color else ""
    for run in joined(tuple(replace(run, source="") for run in text)):
        look = (' b="1"' if bold or run.bold else "") + (' i="1"' if run.italic else "")
        properties = f'<a:rPr lang="ru-RU"{size}{look}>{fill}</a:rPr>'
        for number, line in enumerate(run.text.split("\n")):
            if number:
                yield f"<a:br>{properties}</a:br>"
            if line:
                yield f"<a:r>{properties}<a:t>{escape(_NO_SIGN.sub('', line))}</a:t></a:r>"


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
    runs = "".join(_runs(para.text, letters.points, bold=row.is_bold or para.mark is Mark.HEADING, color=color))
    if para.mark in (Mark.BULLET, Mark.NUMBER):
        sign = _number(para) if para.mark is Mark.NUMBER else _BULLET
        hanging = left - emu(indent(replace(para, level=para.level - 1), letters)) if para.level else left
        return f'<a:p><a:pPr marL="{left}" indent="{-hanging}">{sign}</a:pPr>{runs}</a:p>'
    return f'<a:p><a:pPr marL="{left}" indent="0"{align}>{_NO_BULLET}</a:pPr>{runs}</a:p>'


def _cell_look(row: Row) -> str:
    edges = "".join(_EDGE.format(edge) for edge in ("lnL", "lnR", "lnT", "lnB"))
    fill = _FILLS.get(row.kind)
    filled = f'<a:solidFill><a:schemeClr val="{fill}"/></a:solidFill>' if fill else "<a:noFill/>"
    across, down = emu(ACROSS), emu(DOWN)
    margins = f'marL="{across}" marR="{across}" marT="{down}" marB="{down}"'
    return f'<a:tcPr {margins} anchor="ctr">{edges}{filled}</a:tcPr>'


def frame(number: int, name: str, told: str, box: tuple[int, int, int, int], content: str) -> str:
    """A table or a chart on a slide; ``told`` is what a screen reader says of it."""
    left, top, width, height = box
    return (
        f'<p:graphicFrame {NAMES}><p:nvGraphicFramePr><p:cNvPr id="{number}" name={quoteattr(name)} '
        f'descr={quoteattr(_NO_SIGN.sub("", told))}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
        f'</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></p:xfrm><a:graphic>{content}</a:graphic></p:graphicFrame>'
    )


def text_box(number: int, name: str, box: tuple[int, int, int, int], place: Place, body: str) -> str:
    """A text that stands in no place of the layout."""
    left, top, width, height = box
    margins = " ".join(
        f'{edge}="{emu(one)}"' for edge, one in zip(("lIns", "tIns", "rIns", "bIns"), place.margins, strict=True)
    )
    return (
        f'<p:sp {NAMES}><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(name)}/><p:cNvSpPr txBox="1"/><p:nvPr/>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        f'<p:txBody><a:bodyPr wrap="square" {margins}><a:noAutofit/></a:bodyPr><a:lstStyle/>{body}</p:txBody></p:sp>'
    )
