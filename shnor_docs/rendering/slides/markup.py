"""Texts and tables of slides as DrawingML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from xml.sax.saxutils import escape, quoteattr

from shnor_docs.documents.tree import Run
from shnor_docs.rendering.slides.design import EMU, Place
from shnor_docs.rendering.slides.flow import Mark, Para
from shnor_docs.rendering.slides.measuring import joined

NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
_NO_SIGN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
NO_BULLET = "<a:buNone/>"
BULLET = '<a:buFont typeface="Arial"/><a:buChar char="•"/>'


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
    runs = "".join(pieces(para.text, size, bold=para.mark is Mark.HEADING))
    level = f' lvl="{para.level}"' if para.level else ""
    return f"<a:p>{_properties(para, place, scale, level, whole=whole)}{runs}</a:p>"


def _properties(para: Para, place: Place, scale: float, level: str, *, whole: bool) -> str:
    left = emu(para.indent(place, scale))
    apart = para.before(place)
    is_own = whole or apart != place.level(para.level).before
    before = f'<a:spcBef><a:spcPts val="{hundredths(apart)}"/></a:spcBef>' if is_own else ""
    if para.mark in (Mark.PLAIN, Mark.HEADING, Mark.NOTE):
        return f'<a:pPr marL="0" indent="0"{level}>{before}{NO_BULLET}</a:pPr>'
    if para.mark is Mark.GOES_ON:
        return f'<a:pPr marL="{left}" indent="0"{level}>{before}{NO_BULLET}</a:pPr>'
    hanging = left - emu(place.level(para.level - 1).indent if para.level else 0)
    if para.mark is Mark.NUMBER:
        return f'<a:pPr marL="{left}" indent="{-hanging}"{level}>{before}{numbering(para)}</a:pPr>'
    return f'<a:pPr marL="{left}" indent="{-hanging}"{level}>{before}{BULLET}</a:pPr>' if whole else f"<a:pPr{level}/>"


def numbering(para: Para) -> str:
    """The number before a paragraph, counted by the program that shows it."""
    return f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="{max(para.number, 1)}"/>'


def plain_paragraph(text: str, points: float | None = None, align: str = "") -> str:
    """A paragraph of one look."""
    properties = f'<a:pPr algn="{align}"/>' if align else ""
    return f"<a:p>{properties}{''.join(pieces((Run(text),), points))}</a:p>"


def titled(text: Sequence[Run], points: float | None) -> str:
    """The paragraph of a title."""
    return f"<a:p>{''.join(pieces(text, points))}</a:p>"


def pieces(text: Sequence[Run], points: float | None, *, bold: bool = False, color: str = "") -> Iterator[str]:
    """The pieces of a text, each of one look; ``color`` is one of the theme."""
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
