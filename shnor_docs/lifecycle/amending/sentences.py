"""Instructions as the sentences of an order (RULES §5.4): Markdown, and tables for rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from shnor_docs.lifecycle.amending.instructions import (
    Added,
    By,
    Instruction,
    Noun,
    Place,
    Removed,
    Replaced,
    Restated,
    Reworded,
    WordChange,
)
from shnor_docs.lifecycle.amending.phrases import Case, added, at, in_words
from shnor_docs.lifecycle.amending.reading import Cell, Line, Row, Table
from shnor_docs.model.amending import RepealWord, Wording

_WORD = re.compile(r"\w+(?:[-.,/]\w+)*")
_FIGURES = re.compile(r"[\d.,/–\- ]*\d[\d.,/–\- ]*")
_MARKUP = re.compile(r"([\\*_|])")
_LIST = re.compile(r"^(?:(\d+)([.)])|([-+#]))(?=\s|$)")
_BRACES = re.compile(r"\{(?=\{)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A clause's text; ``tables`` are what it places by ``{{ orders.….tables.ID }}``."""

    text: str
    tables: tuple[dict[str, object], ...] = ()


@dataclass
class Writer:
    """Writes the sentences of one order; ``order`` is its id, under which it keeps its tables."""

    order: str
    wording: Wording
    tables: list[dict[str, object]] = field(default_factory=list)

    def sentence(self, instruction: Instruction, appendix: str = "") -> str:
        """The instruction without a final sign; ``appendix`` is what a new edition is attached as."""
        match instruction:
            case Reworded(place, changes):
                return f"{at(place, self.wording)} {', '.join(_words(change) for change in changes)}"
            case Restated(place, content):
                what = in_words(place, Case.ACCUSATIVE, self.wording)
                return f"{what} изложить {self.wording.restated}:\n\n{self._quoted(content)}"
            case Added(place, units, content, before):
                where = f"перед {in_words(place, Case.INSTRUMENTAL, self.wording)}"
                if not before:
                    where = f"после {in_words(place, Case.GENITIVE, self.wording)}"
                what = added(units, self.wording)
                return f"{where} дополнить {what} следующего содержания:\n\n{self._quoted(content)}"
            case Removed(place):
                return f"{in_words(place, Case.ACCUSATIVE, self.wording)} {self._gone(place)}"
            case Replaced():
                return f"изложить в новой редакции согласно {appendix} к настоящему приказу"

    def _gone(self, place: Place) -> str:
        is_numbered = place[0].by is By.NUMBER and place[0].noun in {Noun.POINT, Noun.SUBPOINT}
        is_unit = is_numbered or place[0].noun in {Noun.SECTION, Noun.SUBSECTION}
        return str(self.wording.repealed) if is_unit else str(RepealWord.EXCLUDED)

    def _quoted(self, content: Sequence[Line | Table]) -> str:
        """A new text in quotes, each paragraph apart; rows stand together as a table."""
        blocks = [*self._blocks(content)]
        if content and isinstance(content[0], Line) and isinstance(content[-1], Line):
            return "\n\n".join([f"«{blocks[0]}", *blocks[1:]]) + "»"
        opening = [f"«{blocks[0]}", *blocks[1:]] if isinstance(content[0], Line) else ["«", *blocks]
        closed = [*opening[:-1], f"{opening[-1]}»"] if isinstance(content[-1], Line) else [*opening, "»"]
        return "\n\n".join(closed)

    def _blocks(self, content: Sequence[Line | Table]) -> Iterator[str]:
        for block in content:
            yield escaped(block.printed) if isinstance(block, Line) else self._placed(block)

    def _placed(self, table: Table) -> str:
        """A table of the order's own, and the reference that prints it."""
        name = f"t{len(self.tables) + 1}"
        self.tables.append(_table(name, table))
        return f"{{{{ orders.{self.order}.tables.{name} }}}}"


class _Case(IntEnum):
    """Cases of what a sentence quotes: (что) заменить, после (чего), заменить (чем)."""

    ACCUSATIVE = 0
    GENITIVE = 1
    INSTRUMENTAL = 2


_WORDS = (("слово", "слова"), ("слова", "слов"), ("словом", "словами"))
_DIGITS = (("цифру", "цифры"), ("цифры", "цифр"), ("цифрой", "цифрами"))


def _words(change: WordChange) -> str:
    if change.after:
        return f"после {_called(change.after, _Case.GENITIVE)} дополнить {_called(change.new, _Case.INSTRUMENTAL)}"
    old = _called(change.old, _Case.ACCUSATIVE)
    return f"{old} заменить {_called(change.new, _Case.INSTRUMENTAL)}" if change.new else f"{old} исключить"


def _called(text: str, case: _Case) -> str:
    """«Цифры «15»», «словом «школа»»: what is quoted is called by what it is, in the number that it has."""
    is_number = bool(_FIGURES.fullmatch(text))
    is_one = len(text) == 1 if is_number else bool(_WORD.fullmatch(text))
    one, many = (_DIGITS if is_number else _WORDS)[case]
    return f"{one if is_one else many} «{escaped(text)}»"


def escaped(text: str) -> str:
    """A printed text as Markdown that prints it: what would be markup is not."""
    text = _MARKUP.sub(r"\\\1", text)
    text = _BRACES.sub(r"\\{", text)
    return _LIST.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", text)


def _table(name: str, table: Table) -> dict[str, object]:
    """The record of a table of written cells."""
    fields = [f"c{n}" for n in range(1, len(table.widths) + 1)]
    return {
        "id": name,
        "rows": "cells",
        **({} if table.head else {"header": "нет"}),
        "columns": _columns(table.head, fields, table.widths),
        "records": _records(table.rows, fields),
    }


def _columns(head: Sequence[Row], fields: Sequence[str], widths: Sequence[float]) -> list[dict[str, object]]:
    """Columns with their headings; a heading over several of them holds those below it."""
    plain = [{"field": name, **_width(widths, n)} for n, name in enumerate(fields)]
    if not head:
        return [*plain]
    return _under(head, 0, list(range(len(fields))), plain)


def _width(widths: Sequence[float], place: int) -> dict[str, object]:
    return {"width": f"{widths[place]:g}"} if place < len(widths) and widths[place] != 1 else {}


def _under(
    head: Sequence[Row], level: int, places: list[int], plain: Sequence[dict[str, object]]
) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for cell, start in _cells(head, level):
        if start not in places:
            continue
        title = {"title": cell.printed} if cell.printed else {}
        inner = [*range(start, start + cell.across)]
        if level + cell.down < len(head):
            found.append({**title, "columns": _under(head, level + cell.down, inner, plain)})
        else:
            found += [{**plain[start], **title}]
    return found


def _cells(head: Sequence[Row], level: int) -> Iterator[tuple[Cell, int]]:
    """Cells of a header row with the columns at which they begin."""
    taken: dict[int, int] = {}
    for number, row in enumerate(head[: level + 1]):
        column = 0
        for cell in row.cells:
            while taken.get(column, 0) > number:
                column += 1
            if number == level:
                yield cell, column
            for place in range(column, column + cell.across):
                taken[place] = number + cell.down
            column += cell.across


def _records(rows: Sequence[Row], fields: Sequence[str]) -> list[dict[str, object]]:
    covered: dict[int, int] = {}
    return [_record(row, fields, covered, f"r{n}") for n, row in enumerate(rows, 1)]


def _record(row: Row, fields: Sequence[str], covered: dict[int, int], name: str) -> dict[str, object]:
    if row.is_group:
        return {"id": name, "span": "да", "cells": {fields[0]: _prose(row.cells[0])}}
    cells: dict[str, object] = {}
    across: dict[str, object] = {}
    down: dict[str, object] = {}
    column = 0
    for cell in row.cells:
        while covered.get(column, 0):
            covered[column] -= 1
            column += 1
        key = fields[column]
        if cell.lines:
            cells[key] = _prose(cell)
        across |= {key: str(cell.across)} if cell.across > 1 else {}
        down |= {key: str(cell.down)} if cell.down > 1 else {}
        covered |= dict.fromkeys(range(column, column + cell.across), cell.down - 1)
        column += cell.across
    while covered.get(column, 0):
        covered[column] -= 1
        column += 1
    spans = {name: told for name, told in (("across", across), ("down", down)) if told}
    return {"id": name, "cells": cells, **spans}


def _prose(cell: Cell) -> str:
    return "\n\n".join(escaped(line.printed) for line in cell.lines)
