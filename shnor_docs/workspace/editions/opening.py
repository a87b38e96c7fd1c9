"""An edition as a workspace of its own: its folder holds the program, what it shares with others, and its templates."""

from __future__ import annotations

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare, has_errors
from shnor_docs.model.edition import Edition
from shnor_docs.source.layout import PROGRAMS, REGISTER
from shnor_docs.source.register import LoadedRegister, changed_editions, load_register, register_problems
from shnor_docs.workspace.editions.places import edition_root
from shnor_docs.workspace.workspace import Workspace

NO_EDITION = declare("ШД753", Severity.ERROR, "такой редакции нет")


def register_of(workspace: Workspace, program: str) -> LoadedRegister:
    """The register of a program; empty if nothing was approved.

    Raises:
        ShnorError: no such program, or the register cannot be trusted.
    """
    folder = workspace.folder(program)
    register = load_register(folder, workspace.root)
    if has_errors(register.diagnostics):
        raise ShnorError(*(d for d in register.diagnostics if d.is_error))
    return register


def sound_register_of(workspace: Workspace, program: str) -> LoadedRegister:
    """The same if it tells of all editions and their files stand as they were laid down.

    Raises:
        ShnorError: besides, files of an edition were changed or are gone, or it does not tell of an edition.
    """
    register = register_of(workspace, program)
    if wrong := [d for d in register_problems(workspace.folder(program), workspace.root) if d.is_error]:
        raise ShnorError(*wrong)
    return register


def edition_of(workspace: Workspace, program: str, number: int) -> Edition:
    """The entry of an edition.

    Raises:
        ShnorError: no such program or edition, or the register cannot be trusted.
    """
    editions = register_of(workspace, program).editions
    if 1 <= number <= len(editions):
        return editions[number - 1]
    known = f"есть: {', '.join(str(entry.edition) for entry in editions)}" if editions else "ничего не утверждено"
    message = f"у программы «{program}» нет редакции {number}"
    raise ShnorError(Diagnostic.of(NO_EDITION, message, Location(f"{PROGRAMS}/{program}/{REGISTER}"), known))


def opened(workspace: Workspace, program: str, edition: Edition) -> Workspace:
    """The workspace of an edition, with its only program.

    Raises:
        ShnorError: its files were changed or are gone.
    """
    register = register_of(workspace, program)
    if changed := [*changed_editions(register, workspace.folder(program), edition.edition)]:
        raise ShnorError(*changed)
    return Workspace(edition_root(workspace.root, program, edition))
