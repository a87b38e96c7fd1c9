"""The requisites of a document, found by their words: letterhead, kind, date, heading, signature, marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shnor_docs.inspection.form.words import (
    ACTS,
    ACTS_INSTRUMENTAL,
    APPENDIX,
    COMMAND,
    DATE,
    HEADING,
    KIND,
    MARK,
    NUMBER,
    PLACE,
    SIGNED,
    day_in,
    plain,
    squeezed,
)
from shnor_docs.inspection.lines import Line

_HEAD_LINES = 40
"""Lines among which the head of an act is looked for."""
_LONGEST_BLOCK = 9
_SHORT = 200
_SHORT_HEAD = 60
"""Letters: a longer line is no date, number or place."""


class Requisite(StrEnum):
    """Requisites of an act in the order of the standard; the value is the Russian name."""

    AUTHOR = "наименование организации"
    KIND = "вид документа"
    DATE = "дата"
    NUMBER = "номер"
    PLACE = "место составления"
    HEADING = "заголовок к тексту"
    COMMAND = "распорядительное слово"
    SIGNATURE = "подпись"


@dataclass(frozen=True, slots=True)
class Block:
    """An approval mark or the head of an appendix, or both as one block: its lines in order."""

    lines: tuple[Line, ...]

    @property
    def texts(self) -> list[str]:
        """Its lines as plain text."""
        return [plain(piece) for line in self.lines for piece in line.text.split("\n")]


@dataclass(frozen=True, slots=True)
class Requisites:
    """What was recognised: the parts of an act (none in other papers), and all marks."""

    parts: dict[Requisite, Line]
    blocks: tuple[Block, ...]
    positions: dict[Line, int]

    @property
    def is_act(self) -> bool:
        """Whether the document is an order, a decree or the like, with a kind line of its own."""
        return Requisite.KIND in self.parts

    @property
    def day(self) -> date | None:
        """The date of the act: of this one, else of the one that its first mark names."""
        texts = [self.parts[Requisite.DATE].text] if Requisite.DATE in self.parts else []
        texts += [text for block in self.blocks for text in block.texts]
        return next((day for text in texts if (day := day_in(text)) is not None), None)


def requisites_of(lines: Sequence[Line]) -> Requisites:
    """The requisites of a document."""
    blocks = tuple(_blocks(lines))
    marked = {line for block in blocks for line in block.lines}
    written = [line for line in lines if not line.is_empty and line not in marked]
    return Requisites(_parts(written), blocks, {line: number for number, line in enumerate(lines)})


def _parts(lines: list[Line]) -> dict[Requisite, Line]:
    kind = _first(lines[:_HEAD_LINES], _is_kind)
    if kind is None:
        return {}
    command = _first(lines, lambda line: COMMAND.search(squeezed(line.text)) is not None)
    end = lines.index(command) if command is not None else min(len(lines), _HEAD_LINES)
    head, rest = lines[:end], lines[lines.index(command or kind) + 1 :]
    found = {
        Requisite.AUTHOR: _first(lines[: lines.index(kind)], lambda line: not _is_draft(line)),
        Requisite.KIND: kind,
        Requisite.DATE: _first(
            head, lambda line: len(plain(line.text)) < _SHORT_HEAD and DATE.search(plain(line.text)) is not None
        ),
        Requisite.NUMBER: _first(
            head, lambda line: len(plain(line.text)) < _SHORT_HEAD and NUMBER.search(line.text) is not None
        ),
        Requisite.PLACE: _first(
            head, lambda line: len(plain(line.text)) < _SHORT_HEAD and PLACE.match(plain(line.text)) is not None
        ),
        Requisite.HEADING: _first(head, lambda line: HEADING.match(plain(line.text)) is not None),
        Requisite.COMMAND: command,
        Requisite.SIGNATURE: _first(rest, is_signature),
    }
    return {name: line for name, line in found.items() if line is not None}


def _first(lines: Sequence[Line], fits: Callable[[Line], bool]) -> Line | None:
    return next((line for line in lines if fits(line)), None)


def _is_kind(line: Line) -> bool:
    return KIND.fullmatch(squeezed(line.text)) is not None and len(plain(line.text)) < _SHORT_HEAD


def _is_draft(line: Line) -> bool:
    return squeezed(line.text) in {"проект", "{{draft}}"} or line.text.strip().startswith("{%")


def is_signature(line: Line) -> bool:
    """Whether a line ends with the name of who signs: alone in a cell, or after a wide gap."""
    text = line.text.rstrip()
    found = SIGNED.search(text)
    if found is None or len(text) > _SHORT:
        return False
    before = text[: found.start()]
    return not before.strip() or before.endswith(("\t", "   ", "___"))


def _blocks(lines: Sequence[Line]) -> Iterator[Block]:
    taken = 0
    for number, line in enumerate(lines):
        if number >= taken and _opens(line):
            block = tuple(_block(lines, number))
            taken = number + len(block)
            yield Block(block)


def _opens(line: Line) -> bool:
    """Whether a line begins a mark; a heading and a cell of a table of data («Приложение» as a column) do not."""
    if line.is_heading or line.layout.is_list:
        return False
    text = plain(line.text.split("\n")[0])
    if MARK.fullmatch(text):
        return True
    return line.cell is None and len(text) < _SHORT and text[-1:] not in ".;" and APPENDIX.fullmatch(text) is not None


def _block(lines: Sequence[Line], start: int) -> Iterator[Line]:
    first = lines[start]
    for line in lines[start : start + _LONGEST_BLOCK]:
        if line.is_empty or line.cell is not first.cell or line.is_heading:
            return
        if line is not first and not (_like(line, first) or _belongs(line)):
            return
        yield line


def _like(line: Line, first: Line) -> bool:
    return abs(line.left - first.left) < 200 and line.layout.alignment == first.layout.alignment and first.left > 0


def _belongs(line: Line) -> bool:
    text = plain(line.text)
    starts = (*ACTS_INSTRUMENTAL, *ACTS, "от ", "к ", "УТВЕРЖД")
    return len(text) < _SHORT and (text.startswith(starts) or is_signature(line) or MARK.fullmatch(text) is not None)
