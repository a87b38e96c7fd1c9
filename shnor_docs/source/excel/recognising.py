"""Which of a program's workbooks a file is, whatever a person has called it."""

from __future__ import annotations

from collections.abc import Mapping

from shnor_docs.diagnostics import Severity, ShnorError, declare
from shnor_docs.source.excel.columns import BOOKS, Book
from shnor_docs.source.sheets.archive import refused
from shnor_docs.source.sheets.workbook import open_workbook

OTHER_BOOK = declare("ШД453", Severity.ERROR, "книга не узнана")


def recognised(files: Mapping[str, bytes]) -> dict[str, str]:
    """The names of these files by those that the workbooks have in the folder of a program.

    Raises:
        ShnorError: a file is no workbook, or none of a program, or two of them are the same one.
    """
    found: dict[str, str] = {}
    for name, data in files.items():
        book = _book(data, name)
        if book.file in found:
            raise _other(name, f"«{name}» – вторая книга с листом «{book.sheet}»", "оставьте одну из двух")
        found[book.file] = name
    return found


def _book(data: bytes, name: str) -> Book:
    names = open_workbook(data, name).names
    if book := next((book for book in BOOKS.values() if book.sheet in names), None):
        return book
    sheets = " и ".join(f"«{book.sheet}»" for book in BOOKS.values())
    message = f"в книге «{name}» нет ни одного из листов {sheets}: это не план и не показатели программы"
    raise _other(name, message, "впишите правки в книгу, скачанную из этой программы")


def _other(name: str, message: str, hint: str) -> ShnorError:
    return refused(OTHER_BOOK, name, message, hint)
