"""Columns of tables and plans print what their rows have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.documents.tables import FIELDS
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.table import Column, Table, TableRows
from shnor_docs.rules.finding import Finding, Path, nearest
from shnor_docs.rules.walking import in_each_table
from shnor_docs.sameness import found_once

NO_COLUMN = declare("ШД207", Severity.ERROR, "столбца с таким полем нет")
NO_KEY = declare("ШД218", Severity.ERROR, "столбец называет уровень или источник, которого нет")


def columns(content: Content) -> Iterable[Finding]:
    """Every column of a table, and of a plan in a document's settings, names a field that its rows have."""
    return _unknown_columns(content.program.tables, content.program.documents)


@found_once
def _unknown_columns(tables: tuple[Table, ...], documents: tuple[DocumentSettings, ...]) -> Iterator[Finding]:
    for index, table in enumerate(tables):
        yield from _unknown(table.columns, fields(table), f"таблице «{table.id}»", ("tables", index, "columns"))
    for index, settings in enumerate(documents):
        path = ("documents", index, "columns")
        yield from _unknown(settings.columns, FIELDS[TableRows.ROADMAP], f"плане «{settings.id}»", path)


def _unknown(found: tuple[Column, ...], known: tuple[str, ...], where: str, path: Path) -> Iterator[Finding]:
    for place, column in leaves(found, path):
        if column.field not in known:
            message = f"столбца с полем «{column.field or ''}» в {where} быть не может"
            yield Finding(NO_COLUMN, message, place, nearest(column.field or "", known))


def leaves(found: tuple[Column, ...], path: Path) -> Iterator[tuple[Path, Column]]:
    """The real columns below headers over several, each with its path."""
    for index, column in enumerate(found):
        place = (*path, index)
        if column.columns:
            yield from leaves(column.columns, (*place, "columns"))
        else:
            yield place, column


def fields(table: Table) -> tuple[str, ...]:
    """Fields that the rows of a table have; those of written cells are its columns' own."""
    if table.rows is TableRows.CELLS:
        return tuple(column.field for column in table.leaves if column.field)
    return FIELDS[table.rows]


@in_each_table
def cells(found: tuple[Path, Table]) -> Iterator[Finding]:
    """Written cells stand under columns of their table."""
    path, table = found
    known = fields(table)
    for number, record in enumerate(table.records):
        for field in record.cells:
            if field not in known and not record.span:
                message = f"в таблице «{table.id}» нет столбца «{field}»"
                yield Finding(NO_COLUMN, message, (*path, "records", number, "cells", field), nearest(field, known))


def keys(content: Content) -> Iterator[Finding]:
    """A column of one level or of one source of money names one that the program has."""
    program = content.program
    levels = [level.id for level in program.levels]
    sources = [source.id for source in program.budget.sources] if program.budget else []
    for place, column in _all_leaves(content):
        for field, name, known in (("level", column.level, levels), ("source", column.source, sources)):
            if name is not None and name not in known:
                what = "уровня" if field == "level" else "источника средств"
                hint = nearest(name, known, "перечислите уровни в levels, источники – в budget")
                yield Finding(NO_KEY, f"{what} «{name}» в программе нет", (*place, field), hint)


def _all_leaves(content: Content) -> Iterator[tuple[Path, Column]]:
    for name in ("tables", "documents"):
        for index, record in enumerate(getattr(content.program, name)):
            yield from leaves(record.columns, (name, index, "columns"))
