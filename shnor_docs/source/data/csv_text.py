"""A CSV file as a sheet: UTF-8 or Windows-1251, «;», «,» or tab between the cells."""

from __future__ import annotations

import csv
import io
from itertools import islice

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.source.data.archive import refused
from shnor_docs.source.data.header import ROWS_SEARCHED, matches
from shnor_docs.source.data.sheet import Row, Sheet

NOT_CSV = declare("ШД405", Severity.ERROR, "файл не читается как таблица CSV")

DELIMITERS = ";\t,"
_RESAVE = "сохраните таблицу в Excel как «CSV UTF-8 (разделитель — запятая)» или как .xlsx"


def read_csv(data: bytes, file: str, headers: frozenset[str]) -> Sheet:
    """The cells of a CSV file; ShnorError if it is no text or its quotes do not match.

    The delimiter is the one that shows most of the ``headers`` (as keys) in a row. A row's number is the line where
    it begins: a quoted cell may go on over several lines.
    """
    text = _decoded(data, file)
    rows: dict[int, Row] = {}
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, headers), strict=True)
    line = 1
    try:
        for cells in reader:
            if row := {column: cell for column, cell in enumerate(cells, 1) if cell.strip()}:
                rows[line] = row
            line = reader.line_num + 1
    except csv.Error as error:
        message = f"строка {line} файла «{file}» не читается: кавычки не закрыты или ячейка слишком велика"
        raise refused(NOT_CSV, file, message, _RESAVE) from error
    return Sheet(file, None, rows)


def _decoded(data: bytes, file: str) -> str:
    if b"\0" in data or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refused(NOT_CSV, file, f"файл «{file}» двоичный или сохранён в UTF-16", _RESAVE)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1251")
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
