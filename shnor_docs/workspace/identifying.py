"""Lists of schools with low results, from a program's data."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from shnor_docs.compute.identification import Identification
from shnor_docs.compute.identification.results import has_results
from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.workspace.measuring import data_frames
from shnor_docs.workspace.selecting import selected
from shnor_docs.workspace.workspace import Workspace

NO_RESULTS = declare("ШД022", Severity.ERROR, "неясно, по каким данным определять школы")


def identify(
    workspace: Workspace,
    program: str | None,
    period: str | None,
    rule: str,
    parameters: Mapping[str, str] = MappingProxyType({}),
) -> Identification:
    """The schools that a rule finds for a period: by default for the year after the latest in the data.

    ``parameters`` replace numbers of the rule: ``{"min_participants": "10"}``.

    Raises:
        ShnorError: the program has errors, the rule, a parameter or the period is unknown, or the data do not suffice.
    """
    program = program or _only_one(workspace)
    return selected(workspace.content(program), Location(f"{PROGRAMS}/{program}"), period, rule, parameters)


def _only_one(workspace: Workspace) -> str:
    """The only program of the workspace that has results of schools."""
    loaded = {program: workspace.load(program).content for program in workspace.programs}
    found = [program for program, content in loaded.items() if content and has_results(data_frames(content))]
    if len(found) == 1:
        return found[0]
    message = (
        "результаты школ есть в нескольких программах"
        if found
        else "ни в одной программе нет таблицы с результатами процедур"
    )
    hint = (
        "назовите программу: " + ", ".join(found)
        if found
        else "объявите в data.yaml таблицу со столбцами school, period, procedure, participants, low"
    )
    raise ShnorError(Diagnostic.of(NO_RESULTS, message, Location(PROGRAMS), hint))
