"""A data table as the bytes of its file: whole, and so that it reads back the same.

What the file holds beside the table is told, never dropped in silence; a CSV file keeps its delimiter, its
encoding and its spellings («СОШ № 6» for a school), so that only what was changed differs.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from shnor_docs.diagnostics import ShnorError
from shnor_docs.model.data import Cell, DataTable
from shnor_docs.model.datasource import DataSource
from shnor_docs.model.school import School
from shnor_docs.source.data.layouts import layout_of
from shnor_docs.source.data.reading import sheet_of, table_of
from shnor_docs.source.sheets.csv_text import Dialect, dialect_of
from shnor_docs.source.sheets.header import Header, find_header, known_headers
from shnor_docs.source.sheets.report import Report
from shnor_docs.source.sheets.sheet import Sheet, letter
from shnor_docs.source.sheets.sheet_xml import column_number
from shnor_docs.source.sheets.workbook import open_workbook

SHEET = "Данные"
"""The sheet of a new workbook, if the declaration names none."""
EXACT_DIGITS = 15
"""So many digits of a number a workbook keeps."""


Cells = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """What the file of a table holds now: the sheet with its headers, the names of other sheets, the table."""

    sheet: Sheet
    others: tuple[str, ...]
    header: Header
    table: DataTable
    dialect: Dialect

    def headers(self) -> dict[str, str]:
        """The text over each field's column, in the order of the columns."""
        row = self.sheet.rows[self.header.row]
        places = sorted(self.header.columns.items(), key=lambda found: found[1])
        return {field: row[column] for field, column in places if column in row}

    def texts(self, fields: Iterable[str]) -> Iterator[tuple[Cells, tuple[str, ...]]]:
        """The values of the fields in each row, and how the file spells them."""
        columns = {field: column_number(self.table.letters[field]) for field in fields}
        values = zip(*map(self.table.column, columns), strict=True)
        for number, cells in zip(self.table.numbers, values, strict=True):
            row = self.sheet.rows[number]
            yield cells, tuple(row.get(column, "") for column in columns.values())


def held(data: bytes, shown: str, declared: DataSource, schools: Iterable[School]) -> Held:
    """What the bytes of a table's file hold; small counts are not hidden. ShnorError if it is not the table."""
    sheet = sheet_of(data, shown, declared)
    table, found = table_of(sheet, bare(declared), schools)
    header = find_header(Report(sheet), layout_of(declared).columns)
    if table is None or header is None:
        raise ShnorError(*(d for d in found if d.is_error))
    if sheet.name is None:
        return Held(sheet, (), header, table, dialect_of(data, known_headers(layout_of(declared).columns)))
    others = (name for name in open_workbook(data, shown).names if name != sheet.name)
    return Held(sheet, tuple(others), header, table, Dialect())


def bare(declared: DataSource) -> DataSource:
    """The declaration of the table with its small counts not hidden."""
    return declared.model_copy(update={"suppress_below": None})


def header_texts(declared: DataSource) -> dict[str, str]:
    """The first header that the declaration gives each field."""
    return {column.field: column.header[0] for column in declared.columns}


def losses(held: Held, declared: DataSource, fields: Iterable[str]) -> Iterator[str]:
    """In Russian, what the file would lose if only the table's ``fields`` were written into it."""
    sheet, header = held.sheet, held.header
    yield from (f"лист «{name}»" for name in held.others)
    if any(row != header.row for row in sheet.rows if row <= header.last_row):
        yield "строки над таблицей и второй ряд заголовков"
    kept = {header.columns[field] for field in fields if field in header.columns}
    used = {column for number, row in sheet.rows.items() if number >= header.row for column in row}
    for column in sorted(used - kept):
        yield f"столбец «{sheet.rows[header.row].get(column, letter(column))}»"
    if formulas := sum(row > header.last_row for row, _ in sheet.formulas | sheet.unsaved):
        yield f"формулы (ячеек с ними: {formulas})"
    if declared.suppress_below and table_of(sheet, declared)[0] != table_of(sheet, bare(declared))[0]:
        yield f"количества меньше {declared.suppress_below}, которые из таблицы скрыты"


def table_bytes(table: DataTable, declared: DataSource, held: Held | None) -> bytes:
    """The bytes of the table's file: in the order and spelling of what it holds, else of the declaration."""
    there = held.headers() if held else {}
    blank = {c.field for c in declared.columns if c.optional and not any(x is not None for x in table.column(c.field))}
    headers = there | {f: text for f, text in header_texts(declared).items() if f not in there and f not in blank}
    rows = list(_spelled(list(zip(*map(table.column, headers), strict=True)), list(headers), held))
    if declared.file.lower().endswith(".csv"):
        texts_of_rows = ([_csv_text(*pair) for pair in row] for row in rows)
        return _csv_bytes([list(headers.values()), *texts_of_rows], held.dialect if held else Dialect())
    return _workbook(headers, rows, declared.sheet or (held.sheet.name if held else None) or SHEET)


def _spelled(
    rows: Iterable[Cells], fields: list[str], held: Held | None
) -> Iterator[Sequence[tuple[Cell, str | None]]]:
    """Each value with its spelling in the file: a row that is there as it is there, else the first of its column."""
    known = list(held.texts(field for field in fields if field in held.header.columns)) if held else []
    whole = dict(known)
    first: list[dict[Cell, str]] = [{} for _ in fields]
    for cells, written in known:
        for spellings, cell, text in zip(first, cells, written, strict=False):
            spellings.setdefault(cell, text)
    for row in rows:
        texts: Sequence[str | None] = whole.get(row) or tuple(
            spellings.get(cell) for spellings, cell in zip(first, row, strict=True)
        )
        yield list(zip(row, texts, strict=True))


def _csv_bytes(rows: Iterable[list[str]], dialect: Dialect) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=dialect.delimiter, lineterminator=dialect.line_break).writerows(rows)
    try:
        return stream.getvalue().encode(dialect.encoding)
    except UnicodeEncodeError:
        return stream.getvalue().encode("utf-8-sig")


def _csv_text(cell: Cell, spelling: str | None) -> str:
    if spelling is not None or cell is None:
        return spelling or ""
    if isinstance(cell, bool):
        return "да" if cell else "нет"
    return f"{cell:f}".replace(".", ",") if isinstance(cell, Decimal) else str(cell)


def _workbook(headers: Mapping[str, str], rows: Iterable[Sequence[tuple[Cell, str | None]]], name: str) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Font

    from shnor_docs.source.sheets.workbook_bytes import workbook_bytes

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = name
    for number, row in enumerate([[(text, text) for text in headers.values()], *rows], start=1):
        for column, pair in enumerate(row, start=1):
            _fill(sheet.cell(number, column), _workbook_value(*pair))
            if number == 1:
                sheet.cell(number, column).font = Font(bold=True)
    sheet.freeze_panes = "A2"
    return workbook_bytes(workbook)


def _fill(place: Any, value: str | int | Decimal | None) -> None:
    place.value = value
    if isinstance(value, str):
        place.data_type = "s"  # openpyxl takes «=…» for a formula, «#Н/Д» for an error


def _workbook_value(cell: Cell, spelling: str | None) -> str | int | Decimal | None:
    """A number as a number, as long as a workbook keeps its digits and the file did not spell it otherwise."""
    if isinstance(cell, int | Decimal) and not isinstance(cell, bool):
        return cell if len(Decimal(cell).as_tuple().digits) <= EXACT_DIGITS else _csv_text(cell, spelling)
    return _csv_text(cell, spelling) or None
