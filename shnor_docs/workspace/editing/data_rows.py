"""The rows of a program's data table as its file spells them, to be looked at and, of a text file, to be changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from shnor_docs.model.content import Content
from shnor_docs.source.data.reading import read_bytes
from shnor_docs.source.data.writing import Held, held
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.source.sheets.csv_edits import with_cells, with_rows
from shnor_docs.workspace.editing.remembering import recalled
from shnor_docs.workspace.workspace import Workspace

Cells = Mapping[int, str]
"""Texts of a row by the number of the column (1-based)."""


@dataclass(frozen=True, slots=True)
class DataRows:
    """A table as it is written: its headers by column, the texts of each row by its number in the file.

    ``is_text`` tells that the file is one that can be changed cell by cell.
    """

    file: str
    headers: Cells
    rows: Mapping[int, Cells]
    is_text: bool


def data_rows(workspace: Workspace, program: str, content: Content, table: str) -> DataRows:
    """The rows of a declared table; only the columns that it declares, so that no person is named.

    Raises:
        LookupError: there is no such table.
        ShnorError: its file is not there, or is another table.
    """
    file, data, found = _read(workspace, program, content, table)
    columns = sorted(found.header.columns.values())
    titles, rows = found.sheet.rows[found.header.row], found.sheet.rows
    return DataRows(
        file,
        {column: titles.get(column, "") for column in columns},
        {number: {c: rows.get(number, {}).get(c, "") for c in columns} for number in found.table.numbers},
        found.sheet.name is None and _is_utf8(data),
    )


Changes = tuple[Mapping[int, Cells], Sequence[Cells]]
"""Other cells by the number of their row, and rows more."""


def changed_text(
    workspace: Workspace, program: str, content: Content, table: str, changes: Changes, seen: Mapping[str, str]
) -> tuple[str, str]:
    """The file of a table and its text after changes of the rows that a window has read: ``seen`` tells which.

    Raises:
        LookupError: there is no such table.
        ShnorError: its file is not there, or is another table.
    """
    cells, more = changes
    file, data, found = _read(workspace, program, content, table, seen)
    width = max(found.header.columns.values())
    added = [[row.get(column, "") for column in range(1, width + 1)] for row in more]
    changed = with_cells(data.decode("utf-8-sig"), found.dialect, cells)
    return file, with_rows(changed, found.dialect, added) if added else changed


def _read(
    workspace: Workspace, program: str, content: Content, table: str, seen: Mapping[str, str] = MappingProxyType({})
) -> tuple[str, bytes, Held]:
    declared = next((source for source in content.program.data if source.id == table), None)
    if declared is None:
        raise LookupError(f"no table {table}")
    path, shown = workspace.folder(program) / declared.file, f"{PROGRAMS}/{program}/{declared.file}"
    data = recalled(seen.get(declared.file, "")) or read_bytes(path, shown, workspace.root)[0]
    return declared.file, data, held(data, shown, declared, content.program.schools)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
