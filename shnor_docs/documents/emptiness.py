"""What has nothing to print leaves no trace: no empty table, no list, no heading that stands over nothing."""

from __future__ import annotations

from collections.abc import Iterable

from shnor_docs.documents.tree import Kind, Style, Unit
from shnor_docs.model.content import Content
from shnor_docs.model.program import Budget, StatementList
from shnor_docs.model.roadmap import Roadmap
from shnor_docs.model.table import Table, TableRows

HEADINGS = {Style.HEADING_1: 1, Style.HEADING_2: 2, Style.HEADING_3: 3, Style.CAPTION: 4}
"""Paragraphs that stand over what follows, by level."""


def without_empty(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """The units without empty ones, and without the headings under which nothing is left because of them."""
    kept: list[Unit] = []
    hollow = False
    for unit in reversed(tuple(units)):
        if _is_empty(unit):
            hollow = True
        elif not (hollow and _is_alone(unit, kept)):
            kept.append(unit)
            hollow = False
    return tuple(reversed(kept))


def _is_empty(unit: Unit) -> bool:
    return unit.kind in {Kind.LIST, Kind.TABLE, Kind.CHART, Kind.SECTION} and not unit.children


def _is_alone(unit: Unit, below: list[Unit]) -> bool:
    """Whether a heading is followed by nothing of its own; ``below`` are the units after it, the nearest last."""
    level = HEADINGS.get(unit.style)
    return level is not None and (not below or HEADINGS.get(below[-1].style, 5) <= level)


def prints_nothing(content: Content, value: object) -> bool:
    """Whether a list, a table, the plan or the budget has nothing to print where a text refers to it."""
    match value:
        case StatementList():
            return not value.items
        case Table(rows=TableRows.CELLS):
            return not value.records
        case Table(rows=TableRows.INDICATORS):
            return not (any(group.rows for group in value.groups) if value.groups else content.program.indicators)
        case Table(rows=TableRows.ROADMAP):
            return prints_nothing(content, content.program.roadmap)
        case Table(rows=TableRows.BUDGET):
            return prints_nothing(content, content.program.budget)
        case Roadmap():
            return not value.filled
        case Budget():
            return not value.sources
    return value is None or value == ()
