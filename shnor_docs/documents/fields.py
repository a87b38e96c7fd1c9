"""What stands in a cell: the fields that a table's column may name, by what its rows are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from shnor_docs.documents.prose import Writer, blocks
from shnor_docs.documents.scope import UsedIndicator
from shnor_docs.documents.tree import Kind, Text, Unit, text_of
from shnor_docs.model.content import Content
from shnor_docs.model.roadmap import Item
from shnor_docs.model.table import Column
from shnor_docs.russian.numerals import NBSP, format_number
from shnor_docs.russian.typography import typeset


@dataclass(frozen=True, slots=True)
class Cell:
    """The content of a cell: paragraphs of one look each, or units of prose."""

    lines: tuple[Text, ...] = ()
    units: tuple[Unit, ...] = ()


def unit_of(cell: Cell, unit_id: str, column: Column) -> Unit:
    """The cell as a unit of the tree."""
    centered = column.align == "center"
    if len(cell.lines) <= 1 and not cell.units:
        return Unit(unit_id, Kind.CELL, cell.lines[0] if cell.lines else (), centered=centered)
    paragraphs = tuple(Unit(f"{unit_id}/{n}", Kind.PARAGRAPH, text) for n, text in enumerate(cell.lines, 1))
    return Unit(unit_id, Kind.CELL, children=paragraphs + cell.units, centered=centered)


def prose_cell(text: str | None, unit_id: str, prose: Writer) -> Cell:
    """A cell of prose; a single paragraph becomes the cell's own text."""
    units = blocks(text, unit_id, prose) if text else ()
    if len(units) == 1 and units[0].kind is Kind.PARAGRAPH:
        return Cell((units[0].text,))
    return Cell(units=units)


def _line(text: str | None, source: str = "") -> Cell:
    return Cell((text_of(typeset(text), source=source),)) if text else Cell()


IndicatorField = Callable[[UsedIndicator, Column, str], Cell]


def _amount(indicator: UsedIndicator, column: Column, field: str) -> Cell:
    """Measured values: of the column's period, or all with their periods."""
    values = indicator.values(getattr(indicator.use, field))
    source = f"indicators.{indicator.id}.{field}"
    if column.period is None:
        return Cell(
            tuple(text_of(f"{p.in_words()} – {v}", source=f"{source}[{p}]") for p, v in values.items())
        )
    value = values.get(column.period)
    if value is None or value.amount is None:
        return Cell((text_of("–"),))
    return Cell((text_of(format_number(value.amount, value.precision), source=f"{source}[{column.period}]"),))


def _target(indicator: UsedIndicator, column: Column, _: str) -> Cell:
    use, source = indicator.use, f"indicators.{indicator.id}.target"
    if column.period is not None:
        target = use.targets.get(column.period)
        if target is None:
            return Cell((text_of("–"),))
        text = str(target) if target.amount is None else format_number(target.amount)
        return Cell((text_of(text, source=f"{source}s[{column.period}]"),))
    dated = tuple(
        text_of(f"{period}{NBSP}г. – {target}", source=f"{source}s[{period}]")
        for period, target in use.targets.items()
    )
    evidence = (
        (text_of(typeset(use.evidence), source=f"indicators.{indicator.id}.evidence"),)
        if use.evidence
        else ()
    )
    general = (text_of(str(use.target), source=source),) if use.target else ()
    return Cell(evidence + general + dated)


INDICATOR_FIELDS: Mapping[str, IndicatorField] = {
    "name": lambda i, c, _: _line(i.entry.name, f"indicators.{i.id}.name"),
    "unit": lambda i, c, _: _line(i.entry.printed_unit),
    "method": lambda i, c, _: _line(i.entry.method, f"indicators.{i.id}.method"),
    "source": lambda i, c, _: _line(i.entry.source),
    "note": lambda i, c, _: _line(i.use.note),
    "weight": lambda i, c, _: _line(format_number(i.use.weight) if i.use.weight is not None else None),
    "target": _target,
    "baseline": lambda i, c, _: _amount(i, c, "baseline"),
    "actual": lambda i, c, _: _amount(i, c, "actuals"),
    "number": lambda i, c, number: _line(number),
}
"""Fields of a row that is an indicator; the last argument is the row's printed number."""

ROADMAP_FIELDS = (
    "number", "text", "deadline", "responsible", "result", "indicators", "tasks", "consequences", "execution",
)  # fmt: skip
"""Fields of a row that is a measure of the roadmap."""


def item_cell(content: Content, item: Item, number: str, column: Column, prose: Writer) -> Cell:
    """The cell of a measure in a column."""
    program, source = content.program, f"roadmap.{item.id}.{column.field}"
    match column.field:
        case "number":
            return _line(number)
        case "text" | "result" | "consequences":
            return prose_cell(getattr(item, column.field), source, prose)
        case "deadline":
            deadline = item.deadlines.get(column.level or "", item.deadline)
            return _line(str(deadline) if deadline else None, source)
        case "responsible":
            names = {party.id: party.name for party in program.parties}
            return Cell(
                tuple(text_of(typeset(names.get(party, party)), source=source) for party in item.responsible)
            )
        case "indicators":
            names = {key: entry.name for key, entry in content.catalogue.items()}
            return Cell(
                tuple(
                    text_of(names.get(key, key), source=f"indicators.{key}.name") for key in item.indicators
                )
            )
        case "tasks":
            texts = {task.id: task.text for task in program.tasks}
            return Cell(tuple(text_of(texts.get(key, key), source=f"tasks.{key}") for key in item.tasks))
        case "execution":
            done = item.execution.get(column.date) if column.date else None
            return _line(format_number(done) if done is not None else None, source)
    return Cell()
