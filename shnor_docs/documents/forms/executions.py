"""The rows of an information card that tell how far each measure is done (INVENTORY T-27)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from shnor_docs.documents.cells import Cell, line_cell, number_cell, unit_of
from shnor_docs.documents.forms.subjects import Subject, called
from shnor_docs.documents.prose import Writer
from shnor_docs.documents.roadmap_cells import item_cell
from shnor_docs.documents.tree import Kind, Unit
from shnor_docs.model.content import Content
from shnor_docs.model.data import Cell as DataCell
from shnor_docs.model.data import DataTable
from shnor_docs.model.dates import day_of
from shnor_docs.model.document import InfoCard
from shnor_docs.model.form import SubjectKind
from shnor_docs.model.roadmap import Item
from shnor_docs.model.table import Column

MEASURE, DATE, EXECUTION = "measure", "date", "execution"
"""Columns of a data table of measures, beside the municipality's."""


def execution_rows(
    content: Content, card: InfoCard, subject: Subject | None, columns: tuple[Column, ...], prose: Writer
) -> Iterator[Unit]:
    """Measures that the subject reports; of a card without a subject, empty rows or the program's plan."""
    table = content.tables.get(card.execution_source or "")
    reported = _reported(table, subject) if table and subject else {}
    prefix = f"cards.{card.id}.roadmap"
    if reported or card.blank_rows:
        yield from _written(reported, card.blank_rows, columns, prefix)
        return
    for number, item in measures(content, card):
        cells = (
            unit_of(item_cell(content, item, number, column, prose), _id(f"{prefix}.{item.id}", column), column)
            for column in columns
        )
        yield Unit(f"{prefix}.{item.id}", Kind.ROW, number=number, children=tuple(cells))


def _reported(table: DataTable, subject: Subject) -> dict[str, dict[date | None, DataCell]]:
    """Executions of the subject's measures by day, in the order of the table."""
    wanted = (SubjectKind.MUNICIPALITY, MEASURE, DATE, EXECUTION)
    if not set(wanted) <= set(table.fields):
        return {}
    measures: dict[str, dict[date | None, DataCell]] = {}
    for whose, name, day, done in zip(*(table.column(field) for field in wanted), strict=True):
        if called(whose) in subject.names:
            measures.setdefault(str(name), {})[day_of(day)] = done
    return measures


def _written(
    reported: Mapping[str, Mapping[date | None, DataCell]],
    at_least: int,
    columns: tuple[Column, ...],
    prefix: str,
) -> Iterator[Unit]:
    """Reported measures, then empty rows up to ``at_least``."""
    names = [*reported, *[""] * (at_least - len(reported))]
    for ordinal, name in enumerate(names, 1):
        row_id, number = f"{prefix}.{ordinal}", f"{ordinal}."
        cells = (
            unit_of(_written_cell(name, number, reported.get(name, {}), column), _id(row_id, column), column)
            for column in columns
        )
        yield Unit(row_id, Kind.ROW, number=number, children=tuple(cells))


def _written_cell(name: str, number: str, done: Mapping[date | None, DataCell], column: Column) -> Cell:
    if column.date is None:
        return line_cell(number if column.field == "number" else name)
    amount = done.get(column.date)
    return number_cell(Decimal(amount)) if isinstance(amount, int | Decimal) else Cell()


def _id(row_id: str, column: Column) -> str:
    return f"{row_id}.{column.field}" + (f"[{column.date}]" if column.date else "")


def measures(content: Content, card: InfoCard) -> Iterator[tuple[str, Item]]:
    """The measures a card reports on: those of its year, or all; with their numbers in the plan."""
    roadmap = content.program.roadmap
    for _, number, item in roadmap.items() if roadmap else ():
        if card.year is None or _falls_in(content, item, card.year):
            yield number, item


def _falls_in(content: Content, item: Item, year: int) -> bool:
    """Whether any deadline of the measure, its own or a level's, meets the year; one without dates does."""
    roadmap = content.program.roadmap
    deadlines = [deadline for deadline in (item.deadline, *item.deadlines.values()) if deadline]
    ranges = [
        found
        for deadline in deadlines
        for found in deadline.ranges(content.program.period, roadmap.default_year if roadmap else None)
    ]
    return not ranges or any(found.first.year <= year <= found.last.year for found in ranges)
