"""Tables that a page cut in two, as one table again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from shnor_docs.importing.evidence import Certainty, Decision, Taken
from shnor_docs.importing.tables.heads import alike_rows, head_of, is_whole, repeats_of
from shnor_docs.importing.tables.texts import one_line
from shnor_docs.inspection.foreign.tree import Block, Paragraph, Row, SectionBreak, Table
from shnor_docs.model.notation import any_case
from shnor_docs.rendering.provenance.words import Way

_GOES_ON = any_case(r"\W*(?:продолжение|окончание)(?: (?:таблицы|приложения|формы|плана)[\s№\d.]*)?\W*")
_FEWEST_COLUMNS = 3


def joined(blocks: Sequence[Block]) -> Taken[tuple[Block, ...]]:
    """The blocks, where a table that only goes on the one before is part of it; its rows keep their places.

    Empty paragraphs, breaks and «Продолжение таблицы 1» between the two go; a repeated head stays a row of the table.
    """
    found: list[Block] = []
    between: list[Block] = []
    decisions: list[Decision] = []
    for block in blocks:
        if isinstance(block, Table) and found and isinstance(found[-1], Table):
            if reason := goes_on(found[-1], block, is_said=any(map(_says_so, between))):
                decisions.append(_decision(found[-1], block, reason))
                found[-1], between = both(found[-1], block), []
                continue
        elif found and isinstance(found[-1], Table) and _is_between(block):
            between.append(block)
            continue
        found += [*between, block]
        between = []
    return Taken((*found, *between), tuple(decisions))


def said_again(blocks: Sequence[Block]) -> frozenset[Way]:
    """Where words stand that a table says once more because a page ends: its head, «Продолжение таблицы»."""
    found = {block.place.way for block in blocks if _says_so(block)}
    kept = joined(blocks).value
    found -= {block.place.way for block in kept if isinstance(block, Paragraph)}
    for table in kept:
        if isinstance(table, Table):
            found |= {table.rows[number].place.way for number in repeats_of(table, *head_of(table))}
    return frozenset(found)


def goes_on(first: Table, second: Table, *, is_said: bool = False) -> str:
    """Why the second table is a part of the first; nothing if it is not."""
    above, head = head_of(first)
    if head and second.rows and alike_rows(second.rows[0], head[0]):
        return "шапка таблицы повторяется"
    if is_said and _cells(first) == _cells(second):
        return "над ней написано, что это продолжение"
    has_own_head = bool(head_of(second)[1]) or not second.rows
    if head and not has_own_head and _same_grid(first, second) and len(second.rows) > 1 + above:
        return "столбцы те же, своей шапки нет"
    starts_blank = bool(second.rows) and not second.rows[0].cells[0].text.strip() and len(second.rows[0].cells) > 1
    if starts_blank and _cells(first) == _cells(second):
        return "столбцы те же, первая строка продолжает строку на прошлой странице"
    return ""


def both(first: Table, second: Table) -> Table:
    """The rows of both on the grid of the first."""
    if first.columns == second.columns:
        return replace(first, rows=(*first.rows, *second.rows))
    starts = dict(zip(_starts(second), _starts(first), strict=False))
    return replace(first, rows=(*first.rows, *(_moved(row, second, first, starts) for row in second.rows)))


def _moved(row: Row, old: Table, new: Table, starts: dict[int, int]) -> Row:
    def at(column: int) -> int:
        return new.columns if column >= old.columns else starts.get(column, min(column, new.columns))

    cells = [
        replace(cell, column=at(cell.column), columns=max(1, at(cell.column + cell.columns) - at(cell.column)))
        for cell in row.cells
    ]
    return replace(row, cells=tuple(cells))


def _starts(table: Table) -> list[int]:
    return sorted({cell.column for row in table.rows for cell in row.cells})


def _cells(table: Table) -> int:
    """How many columns its cells make."""
    return len(_starts(table))


def _same_grid(first: Table, second: Table) -> bool:
    is_one_grid = first.columns == second.columns and _cells(first) == _cells(second)
    return is_one_grid and second.columns >= _FEWEST_COLUMNS and not is_whole(second.rows[-1], second.columns)


def _is_between(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return (not block.text.strip() and not _holds_picture(block)) or _says_so(block)
    return isinstance(block, SectionBreak)


def _holds_picture(paragraph: Paragraph) -> bool:
    return any(not mark.text for mark in paragraph.marks)


def _says_so(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(_GOES_ON.fullmatch(one_line(block.text)))


def _decision(first: Table, second: Table, reason: str) -> Decision:
    certainty = Certainty.CERTAIN if "шапка" in reason and "нет" not in reason else Certainty.LIKELY
    return Decision(f"{second.place} – продолжение: {first.place}", second.place, certainty, reason)
