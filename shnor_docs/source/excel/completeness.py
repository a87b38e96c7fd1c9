"""What an edited workbook lacks that the program has: what is not there may not be taken for emptied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from shnor_docs.diagnostics import Diagnostic, Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.russian.numerals import counted
from shnor_docs.source.excel import columns, contents
from shnor_docs.source.excel.columns import OWN_TITLES, Book, Path
from shnor_docs.source.excel.editing import meaning
from shnor_docs.source.excel.reading import ExcelPart

NO_COLUMN = declare("ШД446", Severity.ERROR, "в книге нет столбца, который в программе заполнен")
FORMULA = declare("ШД447", Severity.WARNING, "вместо формулы взято её значение")

_HINT = "верните столбец или выгрузите книгу заново; чтобы стереть значения, очистите ячейки, а столбец оставьте"


def check_complete(book: Book, content: Content, part: ExcelPart) -> Iterator[Diagnostic]:
    """What the program holds in columns, or above them, that the workbook does not have.

    Formulas are told of: only their values go into the program.
    """
    place = part.sheet.place(part.header.row)
    for title, count in _missing(book, content, part):
        filled = counted(count, ("строки", "строк", "строк"))
        message = f"в книге нет столбца «{title}», а в программе он заполнен у {filled}"
        yield Diagnostic.of(NO_COLUMN, message, place, _HINT)
    above = {row.get(1, "").strip() for number, row in part.sheet.rows.items() if number < part.header.row}
    for title, text in contents.head(book, content).items():
        if text and title not in above:
            hint = f"верните строку: «{title}» в первом столбце над заголовками, рядом значение"
            yield Diagnostic.of(NO_COLUMN, f"над таблицей нет строки «{title}»", place, hint)
    wanted = set(part.header.columns.values())
    for row, column in sorted(part.sheet.formulas):
        if row > part.header.row and column in wanted:
            yield Diagnostic.of(FORMULA, "в ячейке формула: взято её значение", part.sheet.place(row, column))


def _missing(book: Book, content: Content, part: ExcelPart) -> Iterator[tuple[str, int]]:
    """Titles of the columns that are filled in the program and not there, with the number of their rows."""
    filled = Counter(path for row in contents.rows(book, content) for path in row if path not in _NOTES)
    there = {_spelled(path) for title in part.header.columns if (path := _path(book, title))}
    for path, count in filled.items():
        if _spelled(path) not in there:
            yield OWN_TITLES.get(path) or columns.header(book.record, path), count


_NOTES = {columns.NAME, columns.ORDER}
"""Columns that are there to be looked at."""


def _path(book: Book, title: str) -> Path | None:
    return columns.path_of(book.record, title) or columns.own_path(title)


def _spelled(path: Path) -> tuple[object, ...]:
    return (path[0], *(meaning(step) for step in path[1:]))
