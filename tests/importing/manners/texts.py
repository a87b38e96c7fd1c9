"""Texts that were taken from documents as what they said, as far as signs in the text tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise
from pathlib import Path

from shnor_docs.documents.tree import text_of
from tests.importing.manners.lines import Block, Cell, Line, Paper, Role, Rows

_TAG = re.compile(r"<[^<>]+>")
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_BOLD = re.compile(r"\*\*(.+)\*\*")
_RULE = re.compile(r"[-\s]+")
_PART = re.compile(r"<(?:li|p|br|/li|/p)\b[^<>]*>")
_ITEM = re.compile(r"\s*[-✓•]\s+(?:(\d+[.)])\s+)?(.*)")


def paper_of_text(path: Path) -> Paper:
    """A paper of the paragraphs and tables of a text: cells stand between tabs, empty lines between paragraphs."""
    return Paper(path.stem, tuple(_blocks(path.read_text(encoding="utf-8").splitlines())))


def _blocks(lines: list[str]) -> Iterator[Block]:
    gathered: list[str] = []
    for is_table, found in groupby(_without_gaps(lines), _is_row):
        if is_table:
            yield from _paragraph(gathered)
            gathered = []
            yield _table([_row(line) for line in found if not _RULE.fullmatch(line)])
            continue
        for line in found:
            if not line.strip() or _begins(line):
                yield from _paragraph(gathered)
                gathered = []
            gathered += [line] * bool(line.strip())
    yield from _paragraph(gathered)


def _without_gaps(lines: list[str]) -> list[str]:
    """The lines without the empty ones between two rows of a table."""
    worded = [number for number, line in enumerate(lines) if line.strip()]
    gaps = {
        number
        for first, then in pairwise(worded)
        if 0 < lines[first].count("\t") == lines[then].count("\t")
        for number in range(first + 1, then)
    }
    return [line for number, line in enumerate(lines) if number not in gaps]


def _is_row(line: str) -> bool:
    return "\t" in line.strip() or line.count("\t") > 1


def _row(line: str) -> tuple[Cell, ...]:
    """Cells of a paragraph for each item of a list in them."""
    parts = ([_plain(part) for part in _PART.split(cell)] for cell in line.split("\t"))
    return tuple(
        Cell(tuple(Line(Role.TEXT, text_of(part)) for part in filter(None, told)) or (Line(Role.TEXT, ()),))
        for told in parts
    )


def _begins(line: str) -> bool:
    return bool(_HEADING.match(line) or _ITEM.match(line))


def _table(rows: list[tuple[Cell, ...]]) -> Rows:
    """The rows made as wide as the widest."""
    width = max(map(len, rows))
    empty = Cell((Line(Role.TEXT, ()),))
    return Rows(tuple(_whole((*row, *[empty] * (width - len(row)))) for row in rows), 1)


def _whole(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A row of one cell if only the first has words."""
    first, *others = row
    is_alone = not any(isinstance(line, Line) and line.plain for cell in others for line in cell.lines)
    return (replace(first, columns=len(row)),) if is_alone else row


def _paragraph(lines: list[str]) -> Iterator[Line]:
    text = " ".join(line.strip() for line in lines)
    if not text:
        return
    heading, item, bold = _HEADING.match(text), _ITEM.match(text), _BOLD.fullmatch(text)
    if heading:
        yield Line(Role.HEADING, text_of(_plain(heading[2])))
    elif bold:
        yield Line(Role.HEADING, text_of(_plain(bold[1])))
    elif item:
        yield Line(Role.ITEM, text_of(_plain(item[2])), item[1] or "")
    else:
        yield Line(Role.TEXT, text_of(_plain(text)))


def _plain(text: str) -> str:
    return _TAG.sub(" ", text).replace("**", "").strip()
