"""A table on its grid: cells that span columns and rows, gaps before and after, rows that head each page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from shnor_docs.inspection.foreign.names import words
from shnor_docs.inspection.foreign.remarks import COVERED, DELETED, GRID, HIDDEN, NUMBER, UNREAD, Place
from shnor_docs.inspection.foreign.story import Story
from shnor_docs.inspection.foreign.tree import Block, Cell, Row, Table, paragraphs
from shnor_docs.rendering.package.xml import Element, W, is_on, twips, value_of, whole_number
from shnor_docs.rendering.provenance.words import Way

Read: TypeAlias = "Callable[[Element, Way], tuple[Block, ...]]"
Inside: TypeAlias = "Callable[[Element, Way], Iterator[tuple[Element, Way]]]"
_MOST_COLUMNS = 1_000
"""Word's own limit is 63; a number far beyond it is damage."""


@dataclass(slots=True)
class _Open:
    """A cell to which rows and columns may still be added."""

    way: Way
    column: int
    columns: int
    blocks: tuple[Block, ...]
    rows: int = 1


@dataclass(slots=True)
class _Grid:
    """A table while it is read; ``going_on`` are cells that the next row may continue, by column."""

    story: Story
    read: Read
    inside: Inside
    going_on: dict[int, _Open] = field(default_factory=dict)
    columns: int = 0


def table_of(element: Element, way: Way, story: Story, read: Read, inside: Inside) -> Table:
    """A table; ``read`` reads the blocks of a cell, ``inside`` finds rows and cells."""
    grid = _Grid(story, read, inside, columns=len(element.findall(f"{W}tblGrid/{W}gridCol")))
    rows: list[tuple[Way, list[_Open], bool]] = []
    for row, here in inside(element, way):
        if row.tag != f"{W}tr":
            _stray(row, here, story)
        elif not _is_gone(row, here, story):
            is_header = is_on(row.find(f"{W}trPr/{W}tblHeader")) and all(headed for _, _, headed in rows)
            rows.append((here, _cells(row, here, grid), is_header))
    frozen = tuple(Row(Place(story.title, here), _frozen(cells, story), headed) for here, cells, headed in rows)
    widths = tuple(max(0, twips(column.get(f"{W}w"), 0)) for column in element.findall(f"{W}tblGrid/{W}gridCol"))
    return Table(Place(story.title, way), grid.columns, frozen, widths)


def _frozen(cells: list[_Open], story: Story) -> tuple[Cell, ...]:
    return tuple(Cell(Place(story.title, one.way), one.column, one.columns, one.rows, one.blocks) for one in cells)


def _stray(element: Element, way: Way, story: Story) -> None:
    """What stands between the rows or cells of a damaged table."""
    if told := words(element).strip():
        story.remark(UNREAD, "слова стоят в таблице вне ячеек, не взяты", way, told)


def _is_gone(row: Element, way: Way, story: Story) -> bool:
    """Whether a row is deleted or hidden."""
    properties = row.find(f"{W}trPr")
    if properties is None:
        return False
    if properties.find(f"{W}del") is not None:
        story.remark(DELETED, "строка удалена исправлением, не взята", way, words(row))
        return True
    if is_on(properties.find(f"{W}hidden")):
        story.remark(HIDDEN, "скрытая строка таблицы оставлена", way, words(row))
        return True
    return False


def _cells(row: Element, way: Way, grid: _Grid) -> list[_Open]:
    """The cells that begin in a row."""
    found: list[_Open] = []
    before, grid.going_on = grid.going_on, {}
    column = _count(row.find(f"{W}trPr"), "gridBefore", 0)
    for cell, here in grid.inside(row, way):
        properties = cell.find(f"{W}tcPr")
        if cell.tag != f"{W}tc":
            _stray(cell, here, grid.story)
            continue
        if _is_cell_deleted(properties, cell, here, grid.story):
            continue
        columns = max(1, _count(properties, "gridSpan", 1))
        if found and _merge(properties, "hMerge") == "continue":
            _covered(cell, here, grid)
            found[-1].columns += columns
        else:
            _take(cell, here, _Open(here, column, columns, ()), grid, before, found)
        column += columns
    grid.columns = max(grid.columns, column + _count(row.find(f"{W}trPr"), "gridAfter", 0))
    return found


def _take(cell: Element, way: Way, new: _Open, grid: _Grid, before: dict[int, _Open], found: list[_Open]) -> None:
    """Take a cell as a new one, or as a piece more of the one above."""
    merge, above = _merge(cell.find(f"{W}tcPr"), "vMerge"), before.get(new.column)
    if merge == "continue" and above is not None and above.columns == new.columns:
        _covered(cell, way, grid)
        above.rows += 1
        grid.going_on[new.column] = above
        return
    new.blocks = grid.read(cell, way)
    found.append(new)
    if merge:
        grid.going_on[new.column] = new
    if merge == "continue":
        text = " ".join(paragraph.text for paragraph in paragraphs(new.blocks))
        grid.story.remark(GRID, "ячейка продолжает объединение, которого над ней нет: взята отдельной", way, text)


def _covered(cell: Element, way: Way, grid: _Grid) -> None:
    """A cell that another one covers: its words are not printed, its lists are not counted."""
    story, was = grid.story, grid.story.counting
    story.counting = False
    blocks = grid.read(cell, way)
    story.counting = was
    if text := "\n".join(paragraph.text for paragraph in paragraphs(blocks)).strip():
        story.remark(COVERED, "текст закрыт объединённой ячейкой, не взят", way, text)
    lists = story.shared.formats.lists
    if any(lists.place(one) is not None for one in cell.iter(f"{W}p")):
        story.remark(NUMBER, "пункт списка закрыт объединённой ячейкой и не считается: сверьте номера после него", way)


def _is_cell_deleted(properties: Element | None, cell: Element, way: Way, story: Story) -> bool:
    if properties is None or properties.find(f"{W}cellDel") is None:
        return False
    story.remark(DELETED, "ячейка удалена исправлением, не взята", way, words(cell))
    return True


def _merge(properties: Element | None, name: str) -> str:
    """«restart», «continue», or nothing where cells are not merged."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return "" if found is None else found.get(f"{W}val", "continue")


def _count(properties: Element | None, name: str, otherwise: int) -> int:
    """A number of columns; the nonsense of a damaged file counts as none said."""
    found = otherwise if properties is None else whole_number(value_of(properties, name), otherwise)
    return found if 0 <= found <= _MOST_COLUMNS else otherwise
