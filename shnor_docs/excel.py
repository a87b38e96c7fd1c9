"""A program's roadmap and targets as workbooks, and edited workbooks back into YAML."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare, has_errors
from shnor_docs.source.edits import apply_edits
from shnor_docs.source.excel import excel_edits, read_excel_part, write_excel
from shnor_docs.source.files import write_atomically
from shnor_docs.source.loading import load
from shnor_docs.source.programs import WORKBOOKS, part_model, wrapped
from shnor_docs.workspace import Workspace

NO_WORKBOOK = declare("ШД023", Severity.ERROR, "в папке нет книг программы")


def write_workbooks(workspace: Workspace, program: str, folder: Path) -> list[Path]:
    """Write the program's ``roadmap.xlsx`` and ``targets.xlsx`` into a folder.

    Raises:
        ShnorError: the program has errors, or a file cannot be written.
    """
    books = write_excel(workspace.content(program))
    for name, data in books.items():
        write_atomically(folder / name, data)
    return [folder / name for name in books]


def take_workbooks(workspace: Workspace, program: str, folder: Path) -> tuple[list[Path], list[Diagnostic]]:
    """Carry what was edited in the folder's workbooks back into the program's YAML: changed files and warnings.

    All workbooks are read before the first file is written. What nobody edited keeps its bytes.

    Raises:
        ShnorError: there is no workbook, or one is wrong; nothing is written then.
    """
    content = workspace.content(program)
    books = {field: folder / name for field, name in WORKBOOKS.items() if (folder / name).exists()}
    if not books:
        hint = f"сначала выгрузите их: shnor-docs excel {program} --out {folder}"
        raise ShnorError(Diagnostic.of(NO_WORKBOOK, f"в папке «{folder}» нет книг", Location(str(folder)), hint))
    edited, warnings = _fields(books)
    changed = []
    for field, value in edited.items():
        source = workspace.load(program).source_of(field)
        edits = excel_edits(field, source, getattr(content.program, field), value)
        if edits:
            apply_edits(source.path, source.fingerprint, edits)
            changed.append(source.path)
    return changed, warnings


def _fields(books: Mapping[str, Path]) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The values of the program's fields in the workbooks, and warnings; ShnorError with all that is wrong."""
    read = {field: _field(field, path) for field, path in books.items()}
    found = [diagnostic for _, found in read.values() for diagnostic in found]
    if has_errors(found):
        raise ShnorError(*found)
    return {field: value for field, (value, _) in read.items()}, found


def _field(field: str, path: Path) -> tuple[Any, list[Diagnostic]]:
    part, found = read_excel_part(field, path, path.as_posix(), path.parent)
    if part is None or has_errors(found):
        return None, found
    record, refused = load(part_model(field), wrapped(field, part.node), part.source)
    return getattr(record, field, None), [*found, *refused]
