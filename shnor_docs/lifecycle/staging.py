"""The copy of a program made ready to be moved: answers of the past emptied, workbooks turned into YAML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shnor_docs.lifecycle.asking import answer_sources
from shnor_docs.model.content import Content
from shnor_docs.model.data import DataTable
from shnor_docs.source.programs import WORKBOOKS, LoadedProgram
from shnor_docs.source.records.loading import plain
from shnor_docs.source.sheets.workbook import Workbook, open_workbook
from shnor_docs.source.yaml.writing import Data, Layout, after_dash, entry_source


def empty_answers(root: Path, content: Content) -> None:
    """Leave only headers in the tables of answers."""
    for name in answer_sources(content.program):
        table = content.tables.get(name)
        if table and table.numbers:
            _empty(root / table.file, table)


def _empty(path: Path, table: DataTable) -> None:
    first = min(table.numbers)
    if table.sheet is None:
        path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[: first - 1]))
        return
    book = _opened(path)
    sheet = book[table.sheet]
    sheet.delete_rows(first, sheet.max_row - first + 1)
    book.save(path)


def _opened(path: Path) -> Any:
    """The workbook for editing; one that openpyxl cannot open is made anew from its texts."""
    from openpyxl import load_workbook

    try:
        return load_workbook(path)
    except Exception:  # it has no error of its own for what Excel and our reader open and it does not
        return _made_anew(open_workbook(path.read_bytes(), path.name))


def _made_anew(read: Workbook) -> Any:
    from openpyxl import Workbook as NewWorkbook

    book = NewWorkbook()
    book.remove(book.worksheets[0])
    for name in read.names:
        sheet = book.create_sheet(name)
        for number, row in read.sheet(name).rows.items():
            for column, text in row.items():
                cell = sheet.cell(number, column, text)
                cell.data_type = "s"  # openpyxl takes «=…» for a formula
    return book


def unpack_workbooks(folder: Path, loaded: LoadedProgram) -> None:
    """Write what a program keeps in workbooks as YAML: only text can be moved by spans."""
    for name, file in WORKBOOKS.items():
        if (folder / file).is_file() and name in loaded.trees:
            _, tree = loaded.trees[name]
            text = "".join(f"{line}\n" for line in _lines(plain(tree)[name]))
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
            (folder / file).unlink()


def _lines(data: Data) -> Iterator[str]:
    """A value that is a file of its own: a list's items or a mapping's entries, nothing that is blank."""
    written = _without_blanks(data)
    if isinstance(written, dict):
        yield from (entry_source(key, value, Layout()) for key, value in written.items())
    elif isinstance(written, list):
        yield from (f"-{after_dash(value, Layout())}" for value in written)


def _without_blanks(data: object) -> Data:
    if isinstance(data, dict):
        return {key: _without_blanks(value) for key, value in data.items() if value is not None}
    return [_without_blanks(value) for value in data] if isinstance(data, list) else str(data)
