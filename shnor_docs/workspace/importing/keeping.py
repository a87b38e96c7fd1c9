"""The import of a program kept beside it, so that its sources can be looked at again without the Word files."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.importing.report import Report
from shnor_docs.importing.report.kept import Kept, kept
from shnor_docs.source.files import write_atomically
from shnor_docs.source.layout import IMPORTED
from shnor_docs.source.reading import is_taken, read_file
from shnor_docs.workspace.workspace import Workspace


def keep(folder: Path, report: Report) -> None:
    """Keep an import in the folder of its program."""
    _write(folder, kept(report))


def was_imported(workspace: Workspace, program: str) -> bool:
    """Whether the import of a program is kept.

    Raises:
        ShnorError: there is no such program.
    """
    return is_taken(workspace.folder(program) / IMPORTED)


def kept_import(workspace: Workspace, program: str) -> Kept | None:
    """The import that a program was made by; None if it was made otherwise, or what was kept cannot be read.

    Raises:
        ShnorError: there is no such program.
    """
    data = read_file(workspace.folder(program) / IMPORTED, IMPORTED, workspace.root)
    if isinstance(data, Diagnostic):
        return None
    try:
        return Kept.model_validate_json(data)
    except ValidationError:
        return None


def keep_declined(workspace: Workspace, program: str, known: Kept, declined: tuple[str, ...]) -> None:
    """Remember which offered references were left as they are.

    Raises:
        ShnorError: there is no such program.
        OSError: the folder cannot be written.
    """
    _write(workspace.folder(program), known.model_copy(update={"declined": declined}))


def _write(folder: Path, known: Kept) -> None:
    write_atomically(folder / IMPORTED, known.model_dump_json(exclude_defaults=True).encode())
