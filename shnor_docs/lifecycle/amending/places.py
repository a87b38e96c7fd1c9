"""How a unit of the old text is named: the way to it, each step told apart from its siblings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from shnor_docs.lifecycle.amending.instructions import By, Noun, Place, Step
from shnor_docs.lifecycle.amending.reading import Block, Line, Region, Row, Table

_NUMBER = re.compile(r"\d+(?:\.\d+)*[⁰¹²³⁴⁵⁶⁷⁸⁹]*\.?")
LONGEST_NAME = 90
"""A longer name of a row is told by its first words."""
FEWEST_WORDS = 3
LAST_ORDINAL = 30
"""Paragraphs further down are told by their first words: nobody counts so far."""


def parent_of(lines: Sequence[Block], index: int) -> int | None:
    """The numbered paragraph or heading inside which another one stands; None at the top."""
    line = lines[index]
    assert isinstance(line, Line)
    depth = line.depth
    for place in range(index - 1, -1, -1):
        above = lines[place]
        if isinstance(above, Line) and above.depth < depth:
            if above.number or above.heading:
                return place
            depth = above.depth
    return None


def end_of(lines: Sequence[Block], index: int) -> int:
    """The place after a paragraph and all that stands inside it."""
    line = lines[index]
    assert isinstance(line, Line)
    end = index + 1
    while end < len(lines):
        below = lines[end]
        if below.depth <= line.depth if isinstance(below, Line) else not line.heading:
            break
        end += 1
    return end


def line_place(lines: Sequence[Block], index: int, around: Place, *, own: bool = False) -> Place | None:
    """The way to a paragraph; ``own``: to what a point says before its subpoints. None if nothing tells it apart."""
    line = lines[index]
    assert isinstance(line, Line)
    parent = parent_of(lines, index)
    outer = line_place(lines, parent, around) if parent is not None else around
    is_numbered = bool(line.number or line.heading)
    step = _point(lines, index, parent) if is_numbered else _paragraph(lines, index, parent)
    if outer is None or step is None:
        return None
    if own and line.heading:
        return (Step(Noun.HEADING), step, *outer)
    if own and is_numbered and end_of(lines, index) > index + 1:
        return (Step(Noun.PARAGRAPH, "1", By.ORDINAL), step, *outer)
    return (step, *outer)


def _siblings(lines: Sequence[Block], parent: int | None) -> list[int]:
    return [n for n, line in enumerate(lines) if isinstance(line, Line) and parent_of(lines, n) == parent]


def _point(lines: Sequence[Block], index: int, parent: int | None) -> Step | None:
    line = lines[index]
    assert isinstance(line, Line)
    if line.heading:
        return _subsection(lines, line)
    noun = Noun.POINT if parent is None or _is_heading(lines[parent]) else Noun.SUBPOINT
    same = [n for n in _siblings(lines, parent) if _label(lines[n]) == line.label]
    if len(same) == 1:
        return Step(noun, line.label, By.NUMBER)
    start = beginning(line.text, [_text(lines[n]) for n in same if n != index])
    return Step(noun, line.label, By.NUMBER, start) if start else None


def _subsection(lines: Sequence[Block], heading: Line) -> Step | None:
    """A part of a section under a heading of its own: by its number, else by its name."""
    others = [one for one in lines if isinstance(one, Line) and one.heading and one is not heading]
    if heading.number:
        is_told = heading.label not in map(_label, others)
        return Step(Noun.SUBSECTION, heading.label, By.NUMBER) if is_told else None
    is_told = is_balanced(heading.text) and heading.text not in map(_text, others)
    return Step(Noun.SUBSECTION, heading.text, By.NAME) if is_told else None


def _is_heading(block: Block) -> bool:
    return isinstance(block, Line) and block.heading


def _paragraph(lines: Sequence[Block], index: int, parent: int | None) -> Step | None:
    siblings = _siblings(lines, parent)
    plain = [n for n in siblings if not _label(lines[n]) and not _is_heading(lines[n])]
    has_own = parent is not None and not _is_heading(lines[parent])
    ordinal = plain.index(index) + 1 + has_own
    if len(plain) == len(siblings) and ordinal <= LAST_ORDINAL:
        return Step(Noun.PARAGRAPH, str(ordinal), By.ORDINAL)
    start = beginning(_text(lines[index]), [_text(lines[n]) for n in plain if n != index])
    return Step(Noun.PARAGRAPH, start, By.BEGINNING) if start else None


def _label(block: Block) -> str:
    return block.label if isinstance(block, Line) else ""


def _text(block: Block) -> str:
    return block.text if isinstance(block, Line) else ""


def beginning(text: str, others: Sequence[str]) -> str:
    """The first words of a text with which none of the others begins; empty if there are none to quote."""
    words = text.split()
    for count in range(min(FEWEST_WORDS, len(words)), len(words) + 1):
        start = " ".join(words[:count]).rstrip(" ,;:.–-")
        if start and is_balanced(start) and not any(other.startswith(start) for other in others):
            return start
    return ""


def is_balanced(text: str) -> bool:
    """Whether a text may stand in quotes: its own are closed."""
    depth = 0
    for sign in text:
        depth += (sign in "«„") - (sign in "»“")
        if depth < 0:
            return False
    return depth == 0


def region_place(region: Region, regions: Sequence[Region]) -> Place | None:
    """The way to a region of a document; empty for the whole text of one that has no sections."""
    match region.kind:
        case "title":
            return (Step(Noun.HEADING),)
        case "subtitle":
            return (Step(Noun.SUBTITLE),)
        case "title page":
            return (Step(Noun.TITLE_PAGE),)
        case "preamble":
            return (Step(Noun.PREAMBLE),)
        case "section":
            return _section(region, [other for other in regions if other is not region and other.kind == "section"])
        case "body" if any(other.kind == "section" for other in regions):
            return (Step(Noun.INTRODUCTION),)
    return ()


def _section(region: Region, others: Sequence[Region]) -> Place | None:
    step = section_step(region)
    if step is None or any(section_step(other) == step for other in others):
        return None
    return (step,)


def section_step(region: Region) -> Step | None:
    """A section by its number, else by its title."""
    number = Line("", region.number).label
    if number:
        return Step(Noun.SECTION, number, By.NUMBER)
    return Step(Noun.SECTION, region.title, By.NAME) if is_balanced(region.title) else None


def table_place(table: Table, blocks: Sequence[Block], around: Place) -> Place:
    """The way to a table: as such if it is the only one, else by its caption or by its place."""
    tables = [block for block in blocks if isinstance(block, Table)]
    if len(tables) == 1:
        return (Step(Noun.TABLE), *around)
    captions = [_caption(blocks, n) for n, block in enumerate(blocks) if isinstance(block, Table)]
    index = next(n for n, block in enumerate(tables) if block is table)
    if captions[index] and captions.count(captions[index]) == 1 and is_balanced(captions[index]):
        return (Step(Noun.TABLE, captions[index], By.NAME), *around)
    return (Step(Noun.TABLE, str(index + 1), By.ORDINAL), *around)


def _caption(blocks: Sequence[Block], index: int) -> str:
    above = blocks[index - 1] if index else None
    return above.text if isinstance(above, Line) and above.caption and not above.number else ""


def row_place(table: Table, row: Row, around: Place) -> Place | None:
    """The way to a row: by its number or by what its first cell says; None if no words tell it apart."""
    outer = around[1:] if around and around[0] == Step(Noun.TABLE) else around
    if table.key == "passport":
        step = _named(table.rows, row, Noun.POSITION)
        return (step, *outer) if step else None
    if _NUMBER.fullmatch(row.name) and not row.is_group:
        return _numbered(table, row, outer)
    step = _named(table.rows, row, Noun.ROW)
    return (step, *outer) if step else None


def _numbered(table: Table, row: Row, outer: Place) -> Place | None:
    step = Step(Noun.ROW, row.name.rstrip("."), By.NUMBER)
    same = [one for one in table.rows if one.name.rstrip(".") == step.label]
    if len(same) == 1:
        return (step, *outer)
    group = group_of(table, row)
    if group is None or sum(group_of(table, one) is group for one in same) != 1:
        return None
    named = _named([one for one in table.rows if one.is_group], group, Noun.GROUP)
    return (step, named, *outer) if named else None


def group_of(table: Table, row: Row) -> Row | None:
    """The full-width row under which a row stands."""
    found = None
    for one in table.rows:
        if one.is_group:
            found = one
        if one is row:
            return found
    return None


def _named(rows: Sequence[Row], row: Row, noun: Noun) -> Step | None:
    others = [one.name for one in rows if one is not row]
    if not row.name or not is_balanced(row.name):
        return None
    if noun is Noun.GROUP or (len(row.name) <= LONGEST_NAME and row.name not in others):
        return Step(noun, row.name, By.NAME) if row.name not in others else None
    start = beginning(row.name, others)
    return Step(noun, start, By.BEGINNING) if start else None


def cell_place(table: Table, row: Row, index: int, around: Place) -> Place | None:
    """The way to a cell of a row: the column by its name, else by its number; a position has one cell to speak of."""
    place = row_place(table, row, around)
    if place is None:
        return None
    if place[0].noun is Noun.POSITION and index == 1 and len(row.cells) == len(_PASSPORT):
        return place
    return (column_step(table, table.column_of(row, index)), *place)


_PASSPORT = ("name", "content")


def column_step(table: Table, column: int) -> Step:
    """A column by its name, if it has one of its own, else by its number."""
    names = table.columns
    name = names[column] if column < len(names) else ""
    if name and names.count(name) == 1 and is_balanced(name):
        return Step(Noun.COLUMN, name, By.NAME)
    return Step(Noun.COLUMN, str(column + 1), By.NUMBER)
