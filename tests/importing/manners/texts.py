"""Texts that were taken from documents as what they said, as far as signs in the text tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from shnor_docs.documents.tree import text_of
from tests.importing.manners.lines import Block, Cell, Line, Paper, Role, Rows

_TAG = re.compile(r"<[^<>]+>")
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_BOLD = re.compile(r"\*\*(.+)\*\*")
_ITEM = re.compile(r"\s*[-✓•]\s+(?:(\d+[.)])\s+)?(.*)")


def paper_of_text(path: Path) -> Paper:
    """A paper of the paragraphs and tables of a text: cells stand between tabs, empty lines between paragraphs."""
    return Paper(path.stem, tuple(_blocks(path.read_text(encoding="utf-8").splitlines())))


def _blocks(lines: list[str]) -> Iterator[Block]:
    gathered: list[str] = []
    rows: list[tuple[Cell, ...]] = []
    for line in [*lines, ""]:
        if "\t" in line.strip():
            yield from _paragraph(gathered)
            gathered = []
            rows.append(tuple(Cell((Line(Role.TEXT, text_of(_plain(cell))),)) for cell in line.split("\t")))
            continue
        if rows:
            yield _table(rows)
            rows = []
        if not line.strip() or _begins(line):
            yield from _paragraph(gathered)
            gathered = []
        if line.strip():
            gathered.append(line)
    yield from _paragraph(gathered)


def _begins(line: str) -> bool:
    return bool(_HEADING.match(line) or _ITEM.match(line))


def _table(rows: list[tuple[Cell, ...]]) -> Rows:
    """The rows made as wide as the widest."""
    width = max(map(len, rows))
    empty = Cell((Line(Role.TEXT, ()),))
    return Rows(tuple((*row, *[empty] * (width - len(row))) for row in rows), 1)


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
