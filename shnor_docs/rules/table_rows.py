"""No cell of a table in a text is left out: Markdown drops those beyond the columns of the header."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.rules_block.table import escapedSplit

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.documents.markdown import Node, guarded, parsed, reader
from shnor_docs.rules.finding import Finding
from shnor_docs.rules.walking import PrintedText, in_each_text
from shnor_docs.source.text import LINE_BREAK, Words

SURPLUS = declare("ШД229", Severity.ERROR, "в строке таблицы текста больше ячеек, чем столбцов")


@in_each_text
def surplus_cells(one: PrintedText) -> Iterator[Finding]:
    """A row holds no more cells than the header of its table."""
    for line, columns, cells in long_rows(one.text) if one.is_prose and _has_table(one.text) else ():
        lost = " | ".join(cell.strip() for cell in cells[columns:])
        message = f"в строке таблицы ячеек {len(cells)}, а столбцов {columns}: «{lost}» не напечатается"
        hint = r"добавьте столбец в заголовок таблицы или уберите лишнее; черта внутри текста пишется «\|»"
        yield Finding(SURPLUS, message, (*one.path, Words.at(one.text, *_bounds(one.text, line))), hint)


def _has_table(text: str) -> bool:
    """Most bars are those of filters; the tree is the one that the documents print."""
    return "|" in text and any(_is_table(node) for node in parsed(text))


def _is_table(node: Node) -> bool:
    return node.type == "table" or any(_is_table(child) for child in node.children)


def long_rows(text: str) -> Iterator[tuple[int, int, list[str]]]:
    """Lines (0-based) of tables with more cells than columns, the number of columns, and the cells."""
    lines, columns = LINE_BREAK.split(guarded(text)), 0
    for token in reader().parse("\n".join(lines)):
        if token.type == "table_open":
            columns = 0
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_open" and token.map and columns:
            cells = _cells(lines[token.map[0]])
            if len(cells) > columns:
                yield token.map[0], columns, cells


def _cells(line: str) -> list[str]:
    """The cells of a row, with or without bars at its ends."""
    cells = escapedSplit(line.strip())
    return cells[cells[:1] == [""] : len(cells) - (cells[-1:] == [""])]


def _bounds(text: str, line: int) -> tuple[int, int]:
    """Where a line (0-based) stands in the text, without the blanks at its ends."""
    starts = [0, *(found.end() for found in LINE_BREAK.finditer(text)), len(text)]
    written = text[starts[line] : starts[line + 1]]
    start = starts[line] + len(written) - len(written.lstrip())
    return start, start + len(written.strip())
