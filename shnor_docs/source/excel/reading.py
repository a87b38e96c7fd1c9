"""``roadmap.xlsx`` and ``targets.xlsx`` read as the tree that their YAML would give, cell by cell."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.russian.likeness import perhaps
from shnor_docs.source import nodes
from shnor_docs.source.data.grid import check_cells
from shnor_docs.source.data.header import NO_HEADER, TWO_COLUMNS, Header
from shnor_docs.source.data.reading import read_bytes
from shnor_docs.source.data.report import Report
from shnor_docs.source.data.sheet import Row
from shnor_docs.source.data.workbook import Workbook, open_workbook
from shnor_docs.source.excel import choices, columns
from shnor_docs.source.excel.columns import BOOKS, ROADMAP, Book
from shnor_docs.source.excel.located import CellsText
from shnor_docs.source.excel.rows import RowReader
from shnor_docs.source.shapes import keys_of

WRITTEN_TWICE = declare("ШД440", Severity.ERROR, "раздел есть и в YAML, и в книге Excel")
UNKNOWN_COLUMN = declare("ШД441", Severity.ERROR, "столбец книги не узнан")

EXCEL_FILES = {field: book.file for field, book in BOOKS.items()}
"""Fields of a program that a workbook may hold, with its name."""


class ExcelPart(NamedTuple):
    """A field of a program as a workbook has it: the tree, and the text its spans are in."""

    source: CellsText
    node: nodes.Node


def read_excel_part(field: str, path: Path, shown: str, root: Path) -> tuple[ExcelPart | None, list[Diagnostic]]:
    """The field of a program from its workbook (:data:`EXCEL_FILES`); None if the workbook is unusable.

    A workbook beside ``<field>.yaml`` is an error: one of them would be edited in vain.
    """
    try:
        data, found = read_bytes(path, shown, root)
        if path.with_name(f"{field}.yaml").exists():
            found.append(_written_twice(field, shown))
        part, wrong = parse_excel(BOOKS[field], data, path, shown)
    except ShnorError as error:
        return None, list(error.diagnostics)
    return part, [*found, *wrong]


def parse_excel(book: Book, data: bytes, path: Path, shown: str) -> tuple[ExcelPart | None, list[Diagnostic]]:
    """The tree of a workbook's bytes; ShnorError if they are no workbook."""
    workbook = open_workbook(data, shown)
    report = Report(workbook.sheet(book.sheet if book.sheet in workbook.names else None))
    header = _header(report, book)
    if header is None:
        return None, report.diagnostics
    numbers = [
        n for n, row in report.sheet.rows.items() if n > header.row and row.keys() & set(header.columns.values())
    ]
    check_cells(report, header, numbers)
    reader = RowReader(book, report, header, _ids(workbook, book))
    node = reader.roadmap(numbers) if book is ROADMAP else reader.records(numbers)
    return ExcelPart(reader.tree.text(path, shown), node), report.diagnostics


def _written_twice(field: str, shown: str) -> Diagnostic:
    message = f"«{field}» есть и в {field}.yaml, и в {shown}: неясно, что из них верно"
    return Diagnostic.of(WRITTEN_TWICE, message, Location(shown), "уберите из папки один из файлов")


def _header(report: Report, book: Book) -> Header | None:
    """The row with the title of ids; its known headers by the text that stands there."""
    wanted = columns.header(book.record, ("id",))
    for number, row in report.sheet.rows.items():
        if any(columns.path_of(book.record, text) == ("id",) for text in row.values()):
            return Header(number, number, _columns(report, book, number, row))
    hint = f"в первой строке листа «{book.sheet}» должен быть столбец «{wanted}»"
    report.add(NO_HEADER, "в книге не найдена строка заголовков", hint=hint)
    return None


def _columns(report: Report, book: Book, number: int, row: Row) -> dict[str, int]:
    own = {columns.KIND_TITLE, columns.NAME_TITLE}
    found: dict[str, int] = {}
    for column, text in row.items():
        if text in found:
            report.add(TWO_COLUMNS, f"заголовок «{text}» стоит в двух столбцах", number, column, "удалите лишний")
        elif text in own or columns.path_of(book.record, text):
            found[text] = column
        else:
            report.add(UNKNOWN_COLUMN, f"столбец «{text}» программе не известен", number, column, _near(book, text))
    return found


def _near(book: Book, text: str) -> str:
    titles = [key.title for key in keys_of(book.record).values()]
    unknown = "удалите столбец; какие столбцы бывают, сказано на листе «Пояснения»"
    return perhaps(text.partition(": ")[0], titles, unknown)


def _ids(workbook: Workbook, book: Book) -> dict[str, Mapping[str, str]]:
    """The ids by the texts of the sheet of allowed values, for each field that has them."""
    if choices.SHEET not in workbook.names:
        return {}
    rows = workbook.sheet(choices.SHEET).rows
    titles = rows.get(1, {})
    return {
        path[0]: {row[column]: row[column + 1] for row in rows.values() if {column, column + 1} <= row.keys()}
        for column, text in titles.items()
        if titles.get(column + 1) == choices.ID_TITLE and (path := columns.path_of(book.record, text))
    }
