"""The use case ``discard``: a drafted order that was not approved goes, with the document that prints it."""

from __future__ import annotations

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.workspace.editing.disk import turn, write_files
from shnor_docs.workspace.editions.opening import register_of
from shnor_docs.workspace.editions.order_files import without_order
from shnor_docs.workspace.editions.proofs import pending
from shnor_docs.workspace.workspace import Workspace

NO_DRAFT = declare("ШД791", Severity.ERROR, "это не черновик приказа об изменении")


def discard(workspace: Workspace, program: str, order: str) -> None:
    """Take the draft of an amending or repealing order out of the program's files.

    Raises:
        ShnorError: there is no such draft, or the files cannot be read or written; nothing is changed then.
    """
    folder = workspace.folder(program)
    with turn(folder):
        loaded, register = workspace.load(program), register_of(workspace, program)
        if loaded.content is None:
            raise ShnorError(*(d for d in loaded.diagnostics if d.is_error))
        if order not in {one.id for one in pending(loaded.content, register)}:
            message = f"«{order}» – не черновик приказа об изменении: его нет, он утверждён или ничего не изменяет"
            raise ShnorError(Diagnostic.of(NO_DRAFT, message, Location(f"{PROGRAMS}/{program}")))
        write_files(folder, without_order(loaded, order))
