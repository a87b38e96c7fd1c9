"""The rows of a plan by what they are: groups, measures, and rows that only go on the one above."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from shnor_docs.importing.tables.continuing import together
from shnor_docs.importing.tables.grids import Grid, Line, Spot
from shnor_docs.importing.tables.plans.layout import Layout
from shnor_docs.importing.tables.senses import Sense
from shnor_docs.importing.tables.texts import one_line
from shnor_docs.importing.tables.units import is_total
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.inspection.foreign.tree import Block

_NUMBER = r"(?:\d+(?:\.\d+)*|[IVXLC]+)"
_NUMBERED = re.compile(rf"((?:[Рр]аздел|[Бб]лок|[Нн]аправление|[Зз]адача|[Ээ]тап)?\s*№?\s*{_NUMBER})[.):]?\s+(\S.*)")
_LEVELS = re.compile(r"\d+")
_LONGEST_NUMBER = 20


@dataclass(frozen=True)
class Measure:
    """A row that is a measure: the blocks of each column, what a merged cell gives to several rows repeated."""

    place: Place
    number: str
    blocks: tuple[tuple[Block, ...], ...]
    spots: tuple[Spot, ...]
    is_continued: bool = False
    """Whether a row after a break of the page goes on it."""
    more: tuple[tuple[Spot, ...], ...] = ()
    """The spots of the rows that go on it."""


@dataclass(frozen=True)
class Stretch:
    """A group: its row, and the measures under it."""

    place: Place
    number: str
    title: str
    measures: tuple[Measure, ...] = ()
    is_written: bool = True
    """Whether the plan has a row with its title."""


def stretches(grid: Grid, layout: Layout, title: str) -> list[Stretch]:
    """The groups in their order; measures before the first group stand in one under the plan's own title."""
    found: list[Stretch] = []
    above: tuple[tuple[Block, ...], ...] = ((),) * len(grid.columns)
    is_flat = _is_flat(grid, layout)
    for line in grid.lines:
        if is_total(line):
            continue
        if heading := _group_of(line, grid, layout, is_flat=is_flat):
            found = _with_group(found, heading, line.place)
            continue
        own = _own_group(line, layout)
        if own and (not found or found[-1].title != own):
            found.append(Stretch(line.place, "", own))
        if not found:
            found.append(Stretch(line.place, "", title, is_written=False))
        if _goes_on(line, layout) and found[-1].measures:
            found[-1] = _continued(found[-1], line)
            continue
        above = tuple(_filled(spot, one) for spot, one in zip(line.spots, above, strict=True))
        measure = Measure(line.place, _number(line, layout), above, line.spots)
        found[-1] = replace(found[-1], measures=(*found[-1].measures, measure))
    return found


def numbered(title: str) -> tuple[str, str]:
    """The number typed before a title, and the title; «Раздел 1» is a number too."""
    match = _NUMBERED.fullmatch(title)
    return (one_line(match[1]), match[2]) if match else ("", title)


def _is_flat(grid: Grid, layout: Layout) -> bool:
    """Whether measures have numbers of one level: then a number of one level tells no group."""
    text = layout.column(Sense.TEXT) or 0
    filled = [line for line in grid.lines if not line.whole and any(spot.text for spot in line.spots[text + 1 :])]
    return any(len(_LEVELS.findall(_number(line, layout))) == 1 for line in filled)


def _group_of(line: Line, grid: Grid, layout: Layout, *, is_flat: bool) -> str:
    """The title of a group's row: one cell over the table, or words in the first cells and nothing in the others."""
    if line.whole:
        return line.whole.text
    filled = [n for n, spot in enumerate(line.spots) if spot.text]
    naming = {layout.column(Sense.NUMBER), layout.column(Sense.TEXT)}
    if not filled or not naming.issuperset(filled) or line.follows_break or len(grid.columns) < 3:
        return ""
    if any(spot.is_covered for spot in line.spots):
        return ""
    title = " ".join(line.spots[n].text for n in filled)
    is_title = not title[:1].islower() and len(_LEVELS.findall(_number(line, layout))) < (1 if is_flat else 2)
    return title if is_title or _is_all_in_number(line, layout) else ""


def _is_all_in_number(line: Line, layout: Layout) -> bool:
    """Whether a whole title stands in the column of numbers, in cells that nobody merged."""
    return len(_number(line, layout)) > _LONGEST_NUMBER


def _begins_small(line: Line, layout: Layout) -> bool:
    column = layout.column(Sense.TEXT)
    return column is not None and line.spots[column].text[:1].islower()


def _own_group(line: Line, layout: Layout) -> str:
    """The group that a column of its own names, where a cell begins in this row."""
    return line.spots[layout.group].text if layout.group is not None else ""


def _with_group(found: list[Stretch], heading: str, place: Place) -> list[Stretch]:
    """One more group; a title right under another one joins it: groups have no groups in them."""
    number, title = numbered(heading)
    if found and not found[-1].measures and found[-1].is_written:
        last = found[-1]
        return [*found[:-1], replace(last, title=f"{last.title}. {heading}" if last.title else heading)]
    return [*found, Stretch(place, number, title)]


def _number(line: Line, layout: Layout) -> str:
    column = layout.column(Sense.NUMBER)
    return line.spots[column].text.rstrip(". ") if column is not None else ""


def _goes_on(line: Line, layout: Layout) -> bool:
    """Whether the row goes on the one above: it names no measure, or goes on amid a sentence, or after a break."""
    column = layout.column(Sense.TEXT)
    if _number(line, layout):
        return False
    if column is not None and (line.spots[column].is_covered or not line.spots[column].text):
        return True
    return layout.column(Sense.NUMBER) is not None and (line.follows_break or _begins_small(line, layout))


def _continued(group: Stretch, line: Line) -> Stretch:
    last = group.measures[-1]
    blocks = tuple(together(old, spot.blocks) for old, spot in zip(last.blocks, line.spots, strict=True))
    longer = replace(last, blocks=blocks, is_continued=True, more=(*last.more, line.spots))
    return replace(group, measures=(*group.measures[:-1], longer))


def _filled(spot: Spot, above: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a spot; those of the row above where one cell stands in both."""
    return above if spot.is_covered else spot.blocks
