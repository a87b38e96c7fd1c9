"""What stands in the way of a document: the errors of its program, each with the way to its field."""

from __future__ import annotations

from dataclasses import dataclass

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.page.addresses import field_url
from shnor_docs.source.programs import LoadedProgram
from shnor_docs.workspace.editing.placing import path_at
from shnor_docs.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Fault:
    """An error, and the address of its field; empty for one of a file that programs share."""

    diagnostic: Diagnostic
    url: str


def faults(workspace: Workspace, program: str) -> tuple[Fault, ...]:
    """The errors of a program and of what it shares with others."""
    loaded = workspace.draft(program)
    told = (*workspace.found(program), *workspace.shared)
    return tuple(Fault(one, _url(loaded, one)) for one in told if one.is_error and not one.waiver)


def _url(loaded: LoadedProgram, diagnostic: Diagnostic) -> str:
    path = path_at(loaded, diagnostic.location)
    return "" if path is None else field_url(loaded.id, path)
