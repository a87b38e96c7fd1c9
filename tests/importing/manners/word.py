"""WordprocessingML in a few words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from xml.sax.saxutils import escape

from shnor_docs.documents.tree import Text
from tests.importing.manners.lines import Block, Box, Cell, Line, Rows, Turn

CENTRED = '<w:jc w:val="center"/>'
RIGHT = '<w:jc w:val="right"/>'
ASIDE = '<w:ind w:left="4820"/>'
BOLD = "<w:b/>"
BOX = (
    '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData>'
    "<wps:wsp><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
    "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent>"
    "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
"""A text box as Word writes one: in the new way, and again for old versions."""
_WIDTHS = {True: 14_500, False: 9_300}
"""Of the text area, by whether the page lies."""

Setter = Callable[[Line], str]


def run(text: str, look: str = "") -> str:
    """A run; tabs and ends of lines are Word's own."""
    pieces = (_words(piece) for piece in text.replace("\t", "\0\t\0").replace("\n", "\0\n\0").split("\0"))
    return f"<w:r><w:rPr>{look}</w:rPr>{''.join(pieces)}</w:r>" if text else ""


def _words(text: str) -> str:
    if text in ("\t", "\n"):
        return "<w:tab/>" if text == "\t" else "<w:br/>"
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""


def runs(text: Text, look: str = "") -> str:
    """The runs of a text with their own bold and italic letters."""
    looks = ((one, look + BOLD * (one.bold and BOLD not in look) + "<w:i/>" * one.italic) for one in text)
    return "".join(run(one.text, told) for one, told in looks)


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph of runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def section(landscape: bool) -> str:
    """The end of a section of such pages."""
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if landscape else 'w:w="11906" w:h="16838"'
    return f"<w:sectPr><w:pgSz {size}/></w:sectPr>"


def body(blocks: Iterable[Block], setter: Setter, table: Callable[[Rows, int], str]) -> str:
    """All blocks; a turn ends the section before it. ``table`` is told how wide the text area is."""
    written: list[str] = []
    lies = False
    for block in blocks:
        match block:
            case Turn(landscape):
                written += [paragraph("", section(lies))] * (landscape != lies and bool(written))
                lies = landscape
            case Rows():
                written.append(table(block, _WIDTHS[lies]))
            case Box(lines):
                written.append(BOX.format("".join(map(setter, lines))))
            case Line():
                written.append(setter(block))
            case _:
                written.append(paragraph('<w:r><w:br w:type="page"/></w:r>'))
    return "".join(written)


def table(rows: Rows, width: int, setter: Setter, marks_head: bool = True) -> str:
    """A table whose merged cells are as Word has them."""
    columns = max(len(row) for row in grid(rows))
    share = width // columns
    written = (
        f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if marks_head and number < rows.heads else ''}"
        f"{''.join(_cell(cell, share, begins, setter) for cell, begins in row)}</w:tr>"
        for number, row in enumerate(placed(rows))
    )
    columns_told = f'<w:gridCol w:w="{share}"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns_told}</w:tblGrid>{''.join(written)}</w:tbl>{paragraph('')}"


def _cell(cell: Cell, share: int, begins: bool, setter: Setter) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge = "" if cell.rows == 1 else '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
    properties = f'<w:tcW w:w="{share * cell.columns}" w:type="dxa"/>{span}{merge}'
    inside = "".join(setter(line) for line in cell.lines if isinstance(line, Line)) if begins else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside or paragraph('')}</w:tc>"


def grid(rows: Rows) -> list[list[Cell]]:
    """The cell at each place of the grid."""
    return [[cell for cell, _ in row for _ in range(cell.columns)] for row in placed(rows)]


def placed(rows: Rows) -> Iterator[list[tuple[Cell, bool]]]:
    """The cells of each row from left to right, and whether they begin in it."""
    held: dict[int, tuple[Cell, int]] = {}
    for row in rows.rows:
        found: list[tuple[Cell, bool]] = []
        waiting, column = list(row), 0
        while waiting or held.get(column, (None, 0))[1]:
            above, left = held.get(column, (None, 0))
            cell = above if above and left else waiting.pop(0)
            held[column] = cell, (left or cell.rows) - 1
            found.append((cell, not left))
            column += cell.columns
        yield found
