"""Tables whose columns a template repeats or merges: the grid is fitted to the widest row after rendering."""

from __future__ import annotations

import re
from collections.abc import Iterator

TABLE, TABLE_END = "\ufdd4", "\ufdd5"
"""Stand before and after a table whose number of columns the data decides."""
SEAM = "\ufdd8"
"""Stands between a table and a tag: what follows the tag may turn out to be a table too, and Word joins the two."""

_SEAM_AFTER = re.compile(r"(?<=</w:tbl>)(?=\s*\{[%{#])")
_SEAM_BEFORE = re.compile(r"(?<=[%}#]\})(?=<w:tbl[ >])")
_EDGE = re.compile(r"<w:tbl>|<w:tbl [^>]*>|</w:tbl>")
_HALF = r"\s|<w:(?:bookmark|perm)(?:Start|End) [^<>]*/>"
_HALVES = f"(?:{_HALF})*"
_FUSED = re.compile(rf"</w:tbl>((?:{SEAM}|{_HALF})+)(?=<w:tbl[ >])")
_GROWS = re.compile(rf"(?:</w:tc>|</w:trPr>|<w:tr(?: [^>]*)?>){_HALVES}\{{[%{{#]|<w:gridSpan w:val=\"\{{\{{")
_ROWS_OF_TAGS = re.compile(rf"(?:</w:tblGrid>|<w:tblGrid/>){_HALVES}\{{[%{{]")
_ROWLESS = re.compile(r"<w:tbl(?: [^>]*)?>(?:(?!<w:tr[ >]|<w:tbl[ >]).)*?</w:tbl>", re.DOTALL)
_GRID = re.compile(r"<w:tblGrid(?:/>|>.*?</w:tblGrid>)", re.DOTALL)
_COLUMN_WIDTH = re.compile(r'<w:gridCol\b[^>]*?\bw:w="(\d+)"[^>]*/>|<w:gridCol\b[^>]*/>')
_EMPTY_ROW = re.compile(
    r"<w:tr(?: [^>]*)?>(?:<w:tblPrEx>(?:(?!</w:tblPrEx>).)*</w:tblPrEx>)?"
    r"(?:<w:trPr>(?:(?!</w:trPr>).)*</w:trPr>)?</w:tr>"
)
_CELLS = re.compile(
    r"<(?P<end>/?)w:(?P<name>tbl|tr|tc)(?: [^>]*)?>"
    r'|<w:gridSpan w:val="(?P<span>\d+)"/>'
    r'|<w:grid(?:Before|After) w:val="(?P<skipped>\d+)"/>'
)


def mark_growing_tables(source: str) -> str:
    """Put sentinels round each table whose source repeats cells or computes spans."""
    marks: list[tuple[int, str]] = []
    for start, end in _tables(source):
        if _GROWS.search(source, start, end):
            marks += [(start, TABLE), (end, TABLE_END)]
    return _insert_all(source, marks)


def mark_seams(source: str) -> str:
    """Put a sentinel between each table and the tag beside it."""
    return _SEAM_BEFORE.sub(SEAM, _SEAM_AFTER.sub(SEAM, source))


def keep_apart(xml: str) -> str:
    """The XML with a paragraph between tables that what stood between has left side by side."""
    return _FUSED.sub(_with_paragraph, xml).replace(SEAM, "")


def _with_paragraph(found: re.Match[str]) -> str:
    return f"</w:tbl><w:p/>{found[1]}" if SEAM in found[1] else found[0]


def may_lose_all_rows(source: str) -> bool:
    """Whether a table of the source begins with a tag: without its rows it may have none."""
    return _ROWS_OF_TAGS.search(source) is not None


def without_rowless_tables(xml: str) -> str:
    """The XML with a paragraph in place of each table that has no rows."""
    return _ROWLESS.sub("<w:p/>", xml)


def _tables(source: str) -> Iterator[tuple[int, int]]:
    """Spans of all tables, inner ones before those that hold them."""
    open_tables: list[int] = []
    for edge in _EDGE.finditer(source):
        if edge[0] != "</w:tbl>":
            open_tables.append(edge.start())
        elif open_tables:
            yield open_tables.pop(), edge.end()


def _insert_all(text: str, marks: list[tuple[int, str]]) -> str:
    pieces: list[str] = []
    last = 0
    for position, mark in sorted(marks, key=lambda one: (one[0], one[1] == TABLE)):
        pieces += (text[last:position], mark)
        last = position
    return "".join((*pieces, text[last:]))


def fit_grids(xml: str) -> str:
    """Fit the grid of each marked table; rows left without cells go, and tables left without rows."""
    stack: list[list[str]] = [[]]
    for piece in re.split(f"([{TABLE}{TABLE_END}])", xml):
        if piece == TABLE:
            stack.append([])
        elif piece == TABLE_END:
            table = "".join(stack.pop())
            stack[-1].append(_fit(table))
        else:
            stack[-1].append(piece)
    return "".join(stack[0])


def _fit(table: str) -> str:
    table = _EMPTY_ROW.sub("", table)
    columns = max(_row_widths(table), default=0)
    if not columns:
        return "<w:p/>"
    widths = [int(width or 0) for width in _COLUMN_WIDTH.findall((_GRID.search(table) or [""])[0])]
    if len(widths) == columns:
        return table
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _refitted(widths, columns))
    return _GRID.sub(f"<w:tblGrid>{grid}</w:tblGrid>", table, count=1)


def _refitted(widths: list[int], columns: int) -> list[int]:
    """Column widths for another number of columns, the table's width kept, as docxtpl shares it out."""
    if columns > len(widths):
        total = sum(widths)
        average = total / columns
        old_average = total / len(widths) if total else 1
        return [int(width * average / old_average) for width in widths] + [int(average)] * (columns - len(widths))
    kept, removed = widths[:columns], widths[columns:]
    return [width + int(sum(removed) / columns) for width in kept]


def _row_widths(table: str) -> Iterator[int]:
    """Columns each row of the outermost table takes, spans and skipped columns counted."""
    depth = width = 0
    for match in _CELLS.finditer(table):
        name, closing = match["name"], bool(match["end"])
        if name == "tbl":
            depth += -1 if closing else 1
        elif depth != 1:
            continue
        elif name == "tr":
            if closing:
                yield width
            width = 0
        elif name == "tc":
            width += not closing
        elif match["span"]:
            width += int(match["span"]) - 1
        else:
            width += int(match["skipped"])
