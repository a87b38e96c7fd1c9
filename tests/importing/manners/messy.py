"""The third manner: as a file looks that many hands have edited for years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count, groupby

from shnor_docs.documents.tree import Run, Text
from tests.importing.manners import by_hand
from tests.importing.manners.lines import Block, Box, Line, Paper, Role, Rows
from tests.importing.manners.word import body, paragraph, run, table

_LONG = 6
"""Rows from which on a table is cut in two, its head set twice."""
_INSERTED = '<w:ins w:id="{}" w:author="Иванова" w:date="2020-01-01T00:00:00Z">{}</w:ins>'
_DELETED = '<w:del w:id="{}" w:author="Иванова" w:date="2020-01-01T00:00:00Z">{}</w:del>'
_HELD = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"


def messy(paper: Paper) -> tuple[str, Mapping[str, str]]:
    """The XML of the text; there are no other parts."""
    hand = Hand()
    return body(tuple(boxed(cut(paper.blocks))), hand.line, hand.table), {}


def boxed(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, lines at the right in boxes of their own."""
    for aside, found in groupby(blocks, lambda block: isinstance(block, Line) and block.role is Role.SIDE):
        if aside:
            yield Box(tuple(block for block in found if isinstance(block, Line)))
        else:
            yield from found


def cut(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, each long table as two with the same head."""
    for block in blocks:
        if isinstance(block, Rows) and block.heads and len(block.rows) - block.heads > _LONG:
            yield from _halves(block)
        else:
            yield block


def _halves(rows: Rows) -> Iterator[Rows]:
    middle = next((n for n in range(len(rows.rows) // 2, len(rows.rows)) if not _held(rows, n)), None)
    if middle is None or middle <= rows.heads:
        yield rows
        return
    yield replace(rows, rows=rows.rows[:middle])
    yield replace(rows, rows=(*rows.rows[: rows.heads], *rows.rows[middle:]))


def _held(rows: Rows, place: int) -> bool:
    """Whether a cell of the rows above reaches into the row."""
    return any(cell.rows > place - number for number, row in enumerate(rows.rows[:place]) for cell in row)


class Hand:
    """What is done to each paragraph in its turn."""

    def __init__(self) -> None:
        self.turns, self.ids = count(), count(1)

    def table(self, rows: Rows, width: int) -> str:
        """A table whose head nobody has marked."""
        return table(rows, width, self.line, marks_head=False)

    def line(self, line: Line) -> str:
        """A paragraph: spaced twice, inserted in part with something struck out, in a content control."""
        if line.role is not Role.TEXT and line.role is not Role.ITEM:
            return by_hand.line(line)
        match next(self.turns) % 5:
            case 0:
                return by_hand.line(replace(line, text=_spaced(line.text)))
            case 1:
                return self._tracked(line)
            case 2:
                return _HELD.format(by_hand.line(line))
            case 3:
                return by_hand.line(replace(line, text=_broken(line.text)))
        return by_hand.line(line)

    def _tracked(self, line: Line) -> str:
        """The second half of its words inserted, other words deleted before it."""
        words = line.plain
        middle = words.find(" ", len(words) // 2) + 1
        if not middle:
            return by_hand.line(line)
        sign = f"{line.number} " if line.number else "- " if line.role is Role.ITEM else ""
        gone = run("утратившие силу слова ").replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        return paragraph(
            run(sign)
            + run(words[:middle])
            + _DELETED.format(next(self.ids), gone)
            + _INSERTED.format(next(self.ids), run(words[middle:]))
        )


def _spaced(text: Text) -> Text:
    return tuple(replace(one, text=one.text.replace(" ", "  ")) for one in text)


def _broken(text: Text) -> Text:
    """A soft end of line in the middle of each long run."""
    return tuple(_with_break(one) for one in text)


def _with_break(one: Run) -> Run:
    middle = one.text.find(" ", len(one.text) // 2)
    return (
        one if len(one.text) < 60 or middle < 0 else replace(one, text=f"{one.text[:middle]}\n{one.text[middle + 1 :]}")
    )
