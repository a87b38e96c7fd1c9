"""Importing: documents read, drafted, checked, and written whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from shnor_docs.importing.report import Report
from shnor_docs.inspection.foreign import ForeignDocument, read_document
from shnor_docs.model.period import PeriodRange
from shnor_docs.workspace.importing.checking import rendered_coverage
from shnor_docs.workspace.importing.drafting import Drafted, drafted, explained
from shnor_docs.workspace.importing.keeping import keep
from shnor_docs.workspace.starting import check_title, free_folder, read_period, settle
from shnor_docs.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person says of the program who knows better than its documents: its period, its title; empty: as there."""

    period: str = ""
    title: str = ""

    @property
    def years(self) -> PeriodRange | None:
        """The period.

        Raises:
            ShnorError: it is none.
        """
        return read_period(self.period) if self.period else None

    def check(self) -> None:
        """Refuse a title or a period that cannot be one.

        Raises:
            ShnorError: either cannot be one.
        """
        if self.title:
            check_title(self.title)
        _ = self.years


def import_program(
    workspace: Workspace, files: Sequence[Path], program: str, period: str | None = None, title: str | None = None
) -> Report:
    """Write the program that the documents are of.

    Raises:
        ShnorError: a bad id, the program is there already, a file cannot be read, no years are named.
    """
    free_folder(workspace, program)
    return import_documents(workspace, _read(files), Wanted(period or "", title or ""), program)


def import_documents(
    workspace: Workspace, sources: Sequence[ForeignDocument], wanted: Wanted, program: str = ""
) -> Report:
    """Write the program that documents are of, with what is kept of them; without an id it gets one of its own.

    Raises:
        ShnorError: a bad id, the program is there already, no years are named, a title or period is none.
    """
    wanted.check()
    with drafted(workspace, program or DRAFT, sources, wanted.years, wanted.title) as found:
        name = program or _own_id(workspace, found)
        report = report_of(name, sources, found, is_written=True)
        keep(found.folder, report)
        found.shared.settle()
        settle(found.folder, free_folder(workspace, name))
    return report


def preview_import(
    workspace: Workspace, files: Sequence[Path], program: str, period: str | None = None, title: str | None = None
) -> Report:
    """What importing would give, its rendered documents compared with the sources; nothing is written.

    Raises:
        ShnorError: as :func:`import_program` would.
    """
    free_folder(workspace, program)
    wanted = Wanted(period or "", title or "")
    wanted.check()
    sources = _read(files)
    with drafted(workspace, program, sources, wanted.years, wanted.title) as found:
        report = report_of(program, sources, found, is_written=False)
        return replace(report, coverage=explained(found.draft, rendered_coverage(workspace, found, sources))[1])


DRAFT = "programma"
"""The folder of a draft whose program has no id yet."""


def _own_id(workspace: Workspace, found: Drafted) -> str:
    """The id of a program by its municipality and its years."""
    from shnor_docs.workspace.beginnings.proposals import proposed_id

    assert found.loaded.content is not None
    program = found.loaded.content.program
    return proposed_id(program.municipality.name, program.period, workspace.programs)


def _read(files: Sequence[Path]) -> tuple[ForeignDocument, ...]:
    """The documents, told apart by their names, or by their whole paths where two have one name."""
    names = [path.name for path in files]
    return tuple(read_document(path, path.name if names.count(path.name) == 1 else str(path)) for path in files)


def report_of(program: str, sources: Sequence[ForeignDocument], found: Drafted, *, is_written: bool) -> Report:
    """The report on a draft."""
    remarks = tuple(one for source in sources for one in source.diagnostics)
    names = tuple(source.name for source in sources)
    return Report(program, names, found.draft, found.coverage, found.refused, remarks, is_written)
