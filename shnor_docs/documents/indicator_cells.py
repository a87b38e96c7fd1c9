"""What stands in the cells of a row that is an indicator."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from shnor_docs.compute.exact import printable
from shnor_docs.documents.cells import DASH, Cell, line_cell, number_cell
from shnor_docs.documents.changes import change
from shnor_docs.documents.outcomes import achieved, outcome
from shnor_docs.documents.prose import Writer
from shnor_docs.documents.references import Reference
from shnor_docs.documents.scope import UsedIndicator
from shnor_docs.documents.tree import text_of
from shnor_docs.model.base import Record
from shnor_docs.model.content import Content
from shnor_docs.model.indicator import Direction, Indicator, IndicatorUse, Total
from shnor_docs.model.period import Period
from shnor_docs.model.table import Column
from shnor_docs.russian.declension.spelling import capital
from shnor_docs.russian.numerals import NBSP, format_number, rounded
from shnor_docs.russian.typography import typeset

DIRECTIONS = {Direction.GROWTH: "возрастание", Direction.FALL: "убывание"}

REACHED = {True: "достигнуто", False: "не достигнуто", None: DASH}

MEAN_PRECISION = 1
"""Decimals of a mean whose indicator does not say how many (docs.cntd.ru/574800606)."""

Field = Callable[[Content, UsedIndicator, Column], Cell]


def indicator_cell(content: Content, indicator: UsedIndicator, number: str, column: Column, prose: Writer) -> Cell:
    """The cell of an indicator in a column; ``number`` is the row's printed number."""
    if column.field == "number":
        return line_cell(number)
    if column.field == "tasks":
        return Cell(tuple(prose.inline(Reference(("tasks", key))) for key in indicator.use.tasks))
    return _FIELDS[column.field or "name"](content, indicator, column)


def _entry(field: str) -> Field:
    """A text of the catalogue's entry."""

    def cell(content: Content, indicator: UsedIndicator, column: Column) -> Cell:
        return line_cell(getattr(indicator.entry, field), f"indicators.{indicator.id}.{field}")

    return cell


def _use(field: str) -> Field:
    """A text of the indicator's use."""
    return lambda content, indicator, column: line_cell(getattr(indicator.use, field))


def _number(field: str) -> Field:
    """A number of the indicator's use."""

    def cell(content: Content, indicator: UsedIndicator, column: Column) -> Cell:
        return number_cell(getattr(indicator.use, field), f"indicators.{indicator.id}.{field}")

    return cell


def _measured(field: str) -> Field:
    """Measured values: of the column's period, or all with their periods."""

    def cell(content: Content, indicator: UsedIndicator, column: Column) -> Cell:
        values, source = indicator.field(field), f"indicators.{indicator.id}.{field}"
        assert isinstance(values, Mapping)
        if column.period is None:
            return Cell(
                tuple(text_of(typeset(f"{p.in_words()} – {v}"), source=f"{source}[{p}]") for p, v in values.items())
            )
        value = values.get(column.period)
        return number_cell(value and value.amount, f"{source}[{column.period}]", value and value.precision)

    return cell


def _target(content: Content, indicator: UsedIndicator, column: Column) -> Cell:
    """The target of the column's period; without one, the evidence and all targets in words."""
    use, source = indicator.use, f"indicators.{indicator.id}.target"
    if column.period is not None:
        target = use.targets.get(column.period)
        if target is None:
            return Cell((text_of(DASH),))
        text = str(target) if target.amount is None else format_number(target.amount)
        return Cell((text_of(typeset(text), source=f"{source}s[{column.period}]"),))
    dated = tuple(
        text_of(typeset(f"{period}{NBSP}{_year_sign(period)} – {target}"), source=f"{source}s[{period}]")
        for period, target in use.targets.items()
    )
    evidence = (text_of(typeset(use.evidence), source=f"indicators.{indicator.id}.evidence"),) if use.evidence else ()
    general = (text_of(typeset(capital(str(use.target))), source=source),) if use.target else ()
    return Cell(evidence + general + dated)


def _year_sign(period: Period) -> str:
    return f"уч.{NBSP}г." if period.is_academic else "г."


def _change(content: Content, indicator: UsedIndicator, column: Column) -> Cell:
    """The change up to the column's period, or up to the last one known."""
    return line_cell(change(indicator, column.period), f"indicators.{indicator.id}.actuals")


def _reached(content: Content, indicator: UsedIndicator, column: Column) -> Cell:
    """Whether the target of the column's period, or of the last known one, is reached (INVENTORY C-13)."""
    found = outcome(indicator, column.period)
    if found is None:
        return line_cell(DASH)
    return line_cell(REACHED[found.is_reached], f"indicators.{indicator.id}.actuals[{found.period}]")


def _achievement(content: Content, indicator: UsedIndicator, column: Column) -> Cell:
    """Степень достижения, per cent: of a target that is one number; a dash where it has no sense."""
    found, share = outcome(indicator, column.period), achieved(indicator, column.period)
    if found is None or share is None:
        return line_cell(DASH)
    return number_cell(printable(100 * share, None), f"indicators.{indicator.id}.actuals[{found.period}]")


def _total(content: Content, indicator: UsedIndicator, column: Column) -> Cell:
    """«Всего» over the targets, in the sense that the catalogue gives it."""
    amounts = [target.amount for target in indicator.use.targets.values() if target.amount is not None]
    if not amounts:
        return number_cell(None)
    precision = indicator.entry.precision
    match indicator.entry.total:
        case Total.SUM:
            total = sum(amounts, Decimal())
        case Total.MEAN:
            total = rounded(sum(amounts, Decimal()) / len(amounts), MEAN_PRECISION if precision is None else precision)
        case Total.LAST:
            total = amounts[-1]
    return number_cell(total, f"indicators.{indicator.id}.targets", precision)


def _texts(record: type[Record]) -> Iterator[str]:
    """Fields of a record that are a line of text: each prints as it is, a new one too."""
    return (name for name, info in record.model_fields.items() if _is_line(info.annotation) and name != "id")


def _is_line(annotation: Any) -> bool:
    parts = get_args(annotation) or (annotation,)
    return {get_args(part)[0] if get_origin(part) is Annotated else part for part in parts} <= {str, NoneType}


_FIELDS: Mapping[str, Field] = {
    **{name: _entry(name) for name in _texts(Indicator)},
    **{name: _use(name) for name in _texts(IndicatorUse)},
    "unit": lambda _, indicator, column: line_cell(indicator.entry.printed_unit),
    "direction": lambda _, indicator, column: line_cell(DIRECTIONS[indicator.entry.direction]),
    "weight": _number("weight"),
    "minimum": _number("minimum"),
    "baseline": _measured("baseline"),
    "actual": _measured("actuals"),
    "target": _target,
    "change": _change,
    "reached": _reached,
    "achievement": _achievement,
    "total": _total,
}

INDICATOR_FIELDS = ("number", "tasks", *_FIELDS)
"""Fields that a column of a table of indicators may name."""
