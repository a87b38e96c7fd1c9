"""Importing: documents read, drafted, checked, and written whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from shnor_docs.importing.report import Report
from shnor_docs.inspection.foreign import ForeignDocument, read_document
from shnor_docs.model.period import PeriodRange
from shnor_docs.workspace.importing.checking import rendered_coverage
from shnor_docs.workspace.importing.drafting import Drafted, drafted, explained
from shnor_docs.workspace.starting import free_folder, read_period, settle
from shnor_docs.workspace.workspace import Workspace


def import_program(workspace: Workspace, files: Sequence[Path], program: str, period: str | None = None) -> Report:
    """Write the program that the documents are of.

    Raises:
        ShnorError: a bad id, the program is there already, a file cannot be read, no years are named.
    """
    target = free_folder(workspace, program)
    sources, years = _read(files), _years(period)
    with drafted(workspace, program, sources, years) as found:
        report = _report(program, sources, found, is_written=True)
        found.shared.settle()
        settle(found.folder, target)
    return report


def preview_import(workspace: Workspace, files: Sequence[Path], program: str, period: str | None = None) -> Report:
    """What importing would give, its rendered documents compared with the sources; nothing is written.

    Raises:
        ShnorError: as :func:`import_program` would.
    """
    free_folder(workspace, program)
    sources, years = _read(files), _years(period)
    with drafted(workspace, program, sources, years) as found:
        report = _report(program, sources, found, is_written=False)
        return replace(report, coverage=explained(found.draft, rendered_coverage(workspace, found, sources))[1])


def _read(files: Sequence[Path]) -> tuple[ForeignDocument, ...]:
    """The documents, told apart by their names, or by their whole paths where two have one name."""
    names = [path.name for path in files]
    return tuple(read_document(path, path.name if names.count(path.name) == 1 else str(path)) for path in files)


def _years(period: str | None) -> PeriodRange | None:
    return read_period(period) if period else None


def _report(program: str, sources: Sequence[ForeignDocument], found: Drafted, *, is_written: bool) -> Report:
    remarks = tuple(one for source in sources for one in source.diagnostics)
    names = tuple(source.name for source in sources)
    return Report(program, names, found.draft, found.coverage, found.refused, remarks, is_written)
