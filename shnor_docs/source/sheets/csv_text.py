"""A CSV file as a sheet: UTF-8 or Windows-1251, «;», «,» or tab between the cells."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.source.sheets.archive import refused
from shnor_docs.source.sheets.header import ROWS_SEARCHED, Header, matches
from shnor_docs.source.sheets.origin import OLE, ZIP
from shnor_docs.source.sheets.report import Report
from shnor_docs.source.sheets.sheet import Row, Sheet
from shnor_docs.source.sheets.texts import one_kind_of_breaks
from shnor_docs.source.text import BOM, LINE_BREAK, SourceText

NOT_CSV = declare("ШД405", Severity.ERROR, "файл не читается как таблица CSV")
SURPLUS = declare("ШД449", Severity.ERROR, "в строке CSV больше ячеек, чем заголовков")
OPEN_QUOTE = declare("ШД450", Severity.ERROR, "кавычка в CSV не закрыта")

DELIMITERS = ";\t,"
_RESAVE = "сохраните таблицу в Excel как «CSV UTF-8 (разделитель — запятая)» или как .xlsx"
_CLOSE = 'закройте кавычку в этой строке; кавычку внутри ячейки удвойте («""») или замените на «ёлочки»'


class Dialect(NamedTuple):
    """How a CSV file is written; a new one so that Excel shows its Russian letters."""

    delimiter: str = ";"
    encoding: str = "utf-8-sig"
    line_break: str = "\n"


def read_csv(data: bytes, file: str, headers: frozenset[str]) -> Sheet:
    """The cells of a CSV file; ShnorError if it is no text or its quotes do not match.

    The delimiter is the one that shows most of the ``headers`` (as keys) in a row. A row's number is the line where
    it begins: a quoted cell may go on over several lines.
    """
    text, _ = _decoded(data, file)
    delimiter = _delimiter(text, headers)
    rows = _rows(text, file, delimiter)
    header = max(islice(rows.values(), ROWS_SEARCHED), key=lambda cells: matches(cells, headers), default=[])
    swallowed = [found for line, cells in rows.items() if (found := _swallowed(line, cells, delimiter, len(header)))]
    if swallowed:
        raise ShnorError(*(_open_quote(file, line, last) for line, last in swallowed))
    return Sheet(file, None, _filled(rows), widths={line: len(cells) for line, cells in rows.items()})


def dialect_of(data: bytes, headers: frozenset[str]) -> Dialect:
    """How a CSV file that can be read is written."""
    text, encoding = _decoded(data, "")
    first = LINE_BREAK.search(text)
    return Dialect(_delimiter(text, headers), encoding, first[0] if first else "\n")


def check_widths(report: Report, header: Header) -> None:
    """A cell beyond the headers means that a comma or semicolon inside a cell was taken for a delimiter."""
    width = report.sheet.widths.get(header.row)
    for number, row in report.sheet.rows.items():
        last = max(row)
        if width and number > header.last_row and last > width:
            message = f"в строке ячеек {last}, а в заголовке {width}: лишняя сдвинула бы или отсекла значение"
            hint = "если это дробная часть («5,5»), сохраните таблицу с разделителем «;» или возьмите число в кавычки"
            report.add(SURPLUS, message, number, hint=hint)


def _rows(text: str, file: str, delimiter: str) -> dict[int, list[str]]:
    """The cells of each row by its first line; ShnorError if a quote is not closed."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows, line = {}, 1
    try:
        for cells in reader:
            rows[line] = cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise ShnorError(_open_quote(file, _line_of_quote(text, line, delimiter))) from error
    return rows


def _filled(rows: Mapping[int, list[str]]) -> dict[int, Row]:
    """The cells that are not blank."""
    numbered = ((line, enumerate(cells, 1)) for line, cells in rows.items())
    found = ((n, {c: one_kind_of_breaks(text) for c, text in cells if text.strip()}) for n, cells in numbered)
    return {number: row for number, row in found if row}


def _swallowed(line: int, cells: list[str], delimiter: str, width: int) -> tuple[int, int] | None:
    """The lines where a cell begins and ends that holds the rest of its row and the beginning of another."""
    for cell in cells:
        breaks = cell.count("\n") + cell.count("\r") - cell.count("\r\n")
        if breaks and width > 1 and cell.count(delimiter) >= width - 1:
            return line, line + breaks
        line += breaks
    return None


def _line_of_quote(text: str, line: int, delimiter: str) -> int:
    """The line of the first quote that is not closed, in the row that begins at a line."""
    source = SourceText(Path(), "", text)
    start = source.offset(line, 1)
    closed = re.compile(rf'"(?:[^"]|"")*"(?=[{delimiter}\r\n]|\Z)|(?!")[^{delimiter}\r\n]*')
    while (cell := closed.match(text, start)) and text[cell.end() : cell.end() + 1] == delimiter:
        start = cell.end() + 1
    return source.position(start)[0]


def _open_quote(file: str, line: int, last: int | None = None) -> Diagnostic:
    message = "кавычка открыта в этой строке и не закрыта"
    if last:
        message = f"кавычка открыта в этой строке, а закрыта в строке {last}: между ними попала строка таблицы"
    return Diagnostic.of(OPEN_QUOTE, message, Location(file, line), _CLOSE)


def _decoded(data: bytes, file: str) -> tuple[str, str]:
    """The text and its encoding."""
    if data.startswith((OLE, ZIP)):
        hint = "исправьте имя файла на .xlsx (для старой книги — сохраните её как .xlsx)"
        raise refused(NOT_CSV, file, f"«{file}» — книга Excel под именем .csv", hint)
    if b"\0" in data or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refused(NOT_CSV, file, f"файл «{file}» двоичный или сохранён в UTF-16", _RESAVE)
    try:
        return data.decode("utf-8-sig"), "utf-8-sig" if data.startswith(BOM) else "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1251"), "cp1251"
    except UnicodeDecodeError as error:
        raise refused(NOT_CSV, file, f"файл «{file}» ни в UTF-8, ни в Windows-1251", _RESAVE) from error


def _delimiter(text: str, headers: frozenset[str]) -> str:
    """Headers and numbers have commas of their own, so counting the cells would not do."""

    def found(delimiter: str) -> int:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            return max((matches(row, headers) for row in islice(reader, ROWS_SEARCHED)), default=0)
        except csv.Error:
            return 0

    return max(DELIMITERS, key=found)
