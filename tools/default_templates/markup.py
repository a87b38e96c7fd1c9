"""Short names for the WordprocessingML that the templates are made of."""

from __future__ import annotations

from xml.sax.saxutils import escape

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

KEEP, KEEP_LINES = "<w:keepNext/>", "<w:keepLines/>"
BOLD = "<w:b/><w:bCs/>"
NO_HYPHENS = "<w:suppressAutoHyphens/>"


def spacing(before: int = 0, after: int = 0, line: int = 240, rule: str = "auto") -> str:
    """Space around a paragraph and between its lines: 240 is single."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="{rule}"/>'


def ind(left: int = 0, first: int = 0, hanging: int = 0, right: int = 0) -> str:
    """Indents of a paragraph."""
    shift = f'w:hanging="{hanging}"' if hanging else f'w:firstLine="{first}"'
    return f'<w:ind w:left="{left}" w:right="{right}" {shift}/>'


def jc(value: str) -> str:
    """Alignment of a paragraph."""
    return f'<w:jc w:val="{value}"/>'


def size(points: int) -> str:
    """Size of letters."""
    return f'<w:sz w:val="{points * 2}"/><w:szCs w:val="{points * 2}"/>'


def p(style_id: str, text: str = "", extra: str = "") -> str:
    """A paragraph of one run; ``extra`` is added to its properties, after the style."""
    content = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{extra}</w:pPr>{content}</w:p>'


def tag(text: str) -> str:
    """A tag that takes a paragraph of its own."""
    return p("Normal", "{%p " + text + " %}")


def when(condition: str, *content: str) -> str:
    """Paragraphs that print only on a condition."""
    return tag(f"if {condition}") + "".join(content) + tag("endif")


def each(loop: str, *content: str) -> str:
    """Paragraphs that print once for each item."""
    return tag(f"for {loop}") + "".join(content) + tag("endfor")


def table(widths: tuple[int, ...], *rows: str) -> str:
    """A table without borders whose text stands on the margins of the page."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row(*cells: tuple[int, str], properties: str = "<w:cantSplit/>", align: str = "bottom") -> str:
    """A row of cells, each (width, content)."""
    drawn = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="{align}"/></w:tcPr>{content}</w:tc>'
        for width, content in cells
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{drawn}</w:tr>"
