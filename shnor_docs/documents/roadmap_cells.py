"""What stands in the cells of a row that is a measure of the roadmap."""

from __future__ import annotations

from shnor_docs.documents.cells import Cell, line_cell, number_cell, prose_cell
from shnor_docs.documents.prose import Writer
from shnor_docs.documents.references import Reference
from shnor_docs.documents.tree import text_of
from shnor_docs.model.content import Content, once
from shnor_docs.model.deadline import Deadline
from shnor_docs.model.deadline.dated import Interval, Years
from shnor_docs.model.money import amount_of
from shnor_docs.model.roadmap import Item
from shnor_docs.model.table import Column
from shnor_docs.russian.dates import format_date
from shnor_docs.russian.declension.spelling import capital
from shnor_docs.russian.typography import typeset

ROADMAP_FIELDS = (
    "number", "text", "level", "deadline", "start", "end", "responsible", "result", "indicators", "tasks",
    "consequences", "money", "execution",
)  # fmt: skip
"""Fields that a column of a plan may name."""


def item_cell(content: Content, item: Item, number: str, column: Column, prose: Writer) -> Cell:
    """The cell of a measure in a column; ``number`` is the row's printed number."""
    source = f"roadmap.{item.id}.{column.field}"
    match column.field:
        case "number":
            return line_cell(number)
        case "text" | "result" | "consequences":
            return prose_cell(getattr(item, column.field), source, prose)
        case "deadline":
            return _deadline(_of_level(item, column), source)
        case "start" | "end":
            return _limit(content, item, column)
        case "money":
            return number_cell(amount_of(item.money, column.source, column.period), source)
        case "execution":
            done = item.execution.get(column.date) if column.date else None
            return number_cell(done, source) if done is not None else Cell()
        case _:
            return _named(content, item, column.field or "", prose)


def _of_level(item: Item, column: Column) -> Deadline | None:
    """The deadline of the column's level; the common one where the level has none of its own."""
    return item.deadlines.get(column.level or "", item.deadline)


def _deadline(deadline: Deadline | None, source: str) -> Cell:
    """Each term of a composite deadline on a line of its own."""
    if deadline is None:
        return Cell()
    *terms, last = capital(str(deadline)).split("; ")
    return Cell(tuple(text_of(typeset(term), source=source) for term in (*(f"{t};" for t in terms), last)))


def _limit(content: Content, item: Item, column: Column) -> Cell:
    """Where the deadline begins or ends, for plans with two columns of dates (RULES §4, table F)."""
    deadline, first = _of_level(item, column), column.field == "start"
    if deadline is None:
        return Cell()
    match deadline.terms:
        case (Interval(start=start, end=end) as term,) if not term.is_implied:
            text = (start if first else end).printed()
        case (Years(periods=periods),):
            text = (periods.start if first else periods.end).in_words()
        case _:
            text = _limit_day(content, deadline, first)
    return Cell((text_of(typeset(capital(text)), source=f"roadmap.{item.id}.deadline"),))


def _limit_day(content: Content, deadline: Deadline, first: bool) -> str:
    """The first or the last day; the deadline in words when it has no days."""
    roadmap, period = content.program.roadmap, content.program.period
    ranges = deadline.ranges(period, roadmap.default_year if roadmap else None)
    if not ranges:
        return str(deadline)
    return format_date(min(r.first for r in ranges) if first else max(r.last for r in ranges), "digital")


def _named(content: Content, item: Item, field: str, prose: Writer) -> Cell:
    """Names of the records that the measure refers to, each on a line of its own."""
    program, source = content.program, f"roadmap.{item.id}.{field}"
    match field:
        case "responsible":
            return _lines(item.responsible, _parties(content), source)
        case "indicators":
            known = content.catalogue
            return _lines(item.indicators, {key: known[key].name for key in item.indicators if key in known}, source)
        case "tasks":
            return Cell(tuple(prose.inline(Reference(("tasks", key))) for key in item.tasks))
        case "level" if item.level:
            return _lines((item.level,), {level.id: level.name for level in program.levels}, source)
    return Cell()


@once
def _parties(content: Content) -> dict[str, str]:
    """Names of the program's parties by their ids."""
    return {party.id: party.name for party in content.program.parties}


def _lines(keys: tuple[str, ...], names: dict[str, str], source: str) -> Cell:
    return Cell(tuple(text_of(typeset(names.get(key, key)), source=source) for key in keys))
