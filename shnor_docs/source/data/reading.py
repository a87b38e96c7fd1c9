"""A declared data table read from its file, with everything that is wrong in it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.model.data import DataTable
from shnor_docs.model.datasource import DataSource
from shnor_docs.model.school import School
from shnor_docs.source.data.checks import check_keys, check_totals
from shnor_docs.source.data.grid import read_grid
from shnor_docs.source.data.layouts import Layout, layout_of, letters
from shnor_docs.source.data.schools import SchoolFinder
from shnor_docs.source.data.suppression import suppressed
from shnor_docs.source.files import opened_by
from shnor_docs.source.reading import bytes_of
from shnor_docs.source.sheets.csv_text import check_widths, read_csv
from shnor_docs.source.sheets.header import find_header, known_headers
from shnor_docs.source.sheets.report import Report
from shnor_docs.source.sheets.sheet import Sheet
from shnor_docs.source.sheets.workbook import open_workbook

KEPT_TABLES = 32
"""How many read tables a process remembers: those of some programs that are being edited."""

OPEN_ELSEWHERE = declare("ШД422", Severity.WARNING, "файл открыт в другой программе")


def read_table(
    declared: DataSource, folder: Path, root: Path, schools: Iterable[School] = ()
) -> tuple[DataTable | None, list[Diagnostic]]:
    """The table of a source in the program's ``folder``, inside the workspace ``root``; None if unusable.

    Cells that are wrong are None in the table, and reported at their addresses. Names of people are not in
    the table, and of files that have them no cell's text is in a diagnostic.
    """
    path = folder / declared.file
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else declared.file
    try:
        data, found = read_bytes(path, shown, root)
    except ShnorError as error:
        return None, list(error.diagnostics)
    table, wrong = _table_in(data, shown, declared, tuple(schools))
    return table, [*found, *wrong]


KEPT_TABLES = 64
"""Tables that a process remembers: those of a few programs. Equal bytes give an equal table."""


@lru_cache(KEPT_TABLES)
def _table_in(
    data: bytes, shown: str, declared: DataSource, schools: tuple[School, ...]
) -> tuple[DataTable | None, tuple[Diagnostic, ...]]:
    try:
        table, wrong = table_of(sheet_of(data, shown, declared), declared, schools)
    except ShnorError as error:
        return None, error.diagnostics
    return table, tuple(wrong)


def read_bytes(path: Path, shown: str, root: Path) -> tuple[bytes, list[Diagnostic]]:
    """The bytes of a file, and a warning if a program has it open; ShnorError if it cannot be read."""
    return bytes_of(path, shown, root), _opened_elsewhere(path, shown)


def _opened_elsewhere(path: Path, shown: str) -> list[Diagnostic]:
    """What is unsaved in the program that has the file open is not read."""
    if opened_by(path) is None:
        return []
    message = f"файл «{shown}» открыт в другой программе: прочитано то, что в нём было сохранено"
    return [Diagnostic.of(OPEN_ELSEWHERE, message, Location(shown), "сохраните и закройте файл, повторите")]


def sheet_of(data: bytes, shown: str, declared: DataSource) -> Sheet:
    """The sheet of a file's bytes that holds the table; ShnorError if they cannot be read."""
    if declared.file.lower().endswith(".csv"):
        return read_csv(data, shown, known_headers(layout_of(declared).columns))
    return open_workbook(data, shown).sheet(declared.sheet)


def table_of(
    sheet: Sheet, declared: DataSource, schools: Iterable[School] = ()
) -> tuple[DataTable | None, list[Diagnostic]]:
    """The table that a sheet holds, with everything that is wrong in it; None if it is not such a table."""
    layout = layout_of(declared)
    report = Report(sheet, layout.is_personal)
    header = find_header(report, layout.columns)
    required = {column.field for column in layout.columns if not column.optional}
    if header is None or not required <= header.columns.keys():
        return None, report.diagnostics
    check_widths(report, header)
    finder = SchoolFinder(schools, report)
    grid = read_grid(report, header, layout.columns, finder)
    found = list(layout.rows(grid, report, finder, declared))
    finder.report_unresolved()
    table = DataTable(
        declared.id,
        sheet.file,
        sheet.name,
        layout.fields,
        letters(layout, grid),
        tuple(row for _, row in found),
        tuple(number for number, _ in found),
    )
    return _checked(table, layout, declared, report)


def _checked(
    table: DataTable, layout: Layout, declared: DataSource, report: Report
) -> tuple[DataTable, list[Diagnostic]]:
    found = [*report.diagnostics, *check_keys(table, layout.key, report.sheet), *check_totals(table, layout.totals)]
    if declared.suppress_below is None:
        return table, found
    return suppressed(table, layout.counts, layout.totals, declared.suppress_below), found
