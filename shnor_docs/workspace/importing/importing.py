"""Importing: documents read, drafted, checked, and written whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.importing.assembling import Draft
from shnor_docs.importing.assembling.ledger import Recognised
from shnor_docs.importing.coverage import Coverage
from shnor_docs.inspection.foreign import ForeignDocument, read_document
from shnor_docs.model.period import PeriodRange
from shnor_docs.workspace.importing.drafting import Drafted, drafted
from shnor_docs.workspace.starting import free_folder, read_period, settle
from shnor_docs.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the documents: the draft, what the program lacks of them, what validation says."""

    program: str
    files: tuple[Path, ...]
    """Empty if nothing was written."""
    sources: tuple[ForeignDocument, ...]
    draft: Draft
    coverage: Coverage
    refused: tuple[Recognised, ...]
    diagnostics: tuple[Diagnostic, ...]


def import_program(workspace: Workspace, files: Sequence[Path], program: str, period: str | None = None) -> Imported:
    """Write the program that the documents are of.

    Raises:
        ShnorError: a bad id, the program is there already, a file cannot be read, no years are named.
    """
    target = free_folder(workspace, program)
    sources, years = _read(files), _years(period)
    with drafted(workspace, program, sources, years) as found:
        result = _result(program, sources, found, target)
        found.shared.settle()
        settle(found.folder, target)
    return result


def preview_import(workspace: Workspace, files: Sequence[Path], program: str, period: str | None = None) -> Imported:
    """What importing would give; nothing is written.

    Raises:
        ShnorError: as :func:`import_program` would.
    """
    free_folder(workspace, program)
    sources, years = _read(files), _years(period)
    with drafted(workspace, program, sources, years) as found:
        return _result(program, sources, found, None)


def _read(files: Sequence[Path]) -> tuple[ForeignDocument, ...]:
    """The documents, told apart by their names, or by their whole paths where two have one name."""
    names = [path.name for path in files]
    return tuple(read_document(path, path.name if names.count(path.name) == 1 else str(path)) for path in files)


def _years(period: str | None) -> PeriodRange | None:
    return read_period(period) if period else None


def _result(program: str, sources: tuple[ForeignDocument, ...], found: Drafted, target: Path | None) -> Imported:
    files = tuple(target / name for name in found.draft.files) if target else ()
    diagnostics = (*(one for source in sources for one in source.diagnostics), *found.loaded.diagnostics)
    return Imported(program, files, sources, found.draft, found.coverage, found.refused, diagnostics)
