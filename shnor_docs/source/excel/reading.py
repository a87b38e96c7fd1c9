"""``roadmap.xlsx`` and ``targets.xlsx`` read as the tree that their YAML would give, cell by cell."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.russian.likeness import perhaps
from shnor_docs.source.data.grid import check_cells
from shnor_docs.source.data.reading import read_bytes
from shnor_docs.source.excel import columns
from shnor_docs.source.excel.columns import BOOKS, ROADMAP, Book
from shnor_docs.source.excel.located import CellsText
from shnor_docs.source.excel.naming import Names, names_in
from shnor_docs.source.excel.plan import plan
from shnor_docs.source.excel.rows import RowReader
from shnor_docs.source.excel.stamp import Stamp, read_stamp
from shnor_docs.source.reading import is_taken
from shnor_docs.source.records.shapes import keys_of
from shnor_docs.source.sheets.header import NO_HEADER, TWO_COLUMNS, Header
from shnor_docs.source.sheets.report import Report
from shnor_docs.source.sheets.sheet import Row, Sheet
from shnor_docs.source.sheets.workbook import open_workbook
from shnor_docs.source.yaml import nodes

WRITTEN_TWICE = declare("ШД440", Severity.ERROR, "раздел есть и в YAML, и в книге Excel")
UNKNOWN_COLUMN = declare("ШД441", Severity.ERROR, "столбец книги не узнан")

NO_NAMES: Names = {}
EXCEL_FILES = {field: book.file for field, book in BOOKS.items()}
"""Fields of a program that a workbook may hold, with its name."""


class ExcelPart(NamedTuple):
    """A field of a program as a workbook has it: the tree and the text its spans are in; the sheet and its origin."""

    source: CellsText
    node: nodes.Node
    sheet: Sheet
    header: Header
    stamp: Stamp

    def place_of(self, id_: object) -> Location:
        """The row that has an id; the sheet, if none has."""
        column = next(n for text, n in self.header.columns.items() if columns.path_of(ROADMAP.record, text) == ("id",))
        numbers = (n for n, row in self.sheet.rows.items() if n > self.header.row and row.get(column) == id_)
        return self.sheet.place(next(numbers, None), column)


def read_excel_part(
    field: str, path: Path, shown: str, root: Path, names: Names = NO_NAMES
) -> tuple[ExcelPart | None, list[Diagnostic]]:
    """The field of a program from its workbook (:data:`EXCEL_FILES`); None if the workbook is unusable.

    ``names`` are known beside those of the workbook's own sheet of allowed values. A workbook beside
    ``<field>.yaml`` is an error: one of them would be edited in vain.
    """
    try:
        data, found = read_bytes(path, shown, root)
        if is_taken(path.with_name(f"{field}.yaml")):
            found.append(_written_twice(field, shown))
        part, wrong = parse_excel(BOOKS[field], data, path, shown, names)
    except ShnorError as error:
        return None, list(error.diagnostics)
    return part, [*found, *wrong]


def parse_excel(
    book: Book, data: bytes, path: Path, shown: str, names: Names = NO_NAMES
) -> tuple[ExcelPart | None, list[Diagnostic]]:
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
    reader = RowReader(book, report, header, {**names, **names_in(workbook, book)})
    node = plan(reader, numbers) if book is ROADMAP else reader.records(numbers)
    source = reader.tree.text(path, shown)
    return ExcelPart(source, node, report.sheet, header, read_stamp(workbook)), report.diagnostics


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
    found: dict[str, int] = {}
    for column, text in row.items():
        if text in found:
            report.add(TWO_COLUMNS, f"заголовок «{text}» стоит в двух столбцах", number, column, "удалите лишний")
        elif columns.own_path(text) or columns.path_of(book.record, text):
            found[text] = column
        else:
            report.add(UNKNOWN_COLUMN, f"столбец «{text}» программе не известен", number, column, _near(book, text))
    return found


def _near(book: Book, text: str) -> str:
    titles = [key.title for key in keys_of(book.record).values()]
    unknown = "удалите столбец; какие столбцы бывают, сказано на листе «Пояснения»"
    return perhaps(text.partition(": ")[0], titles, unknown)
