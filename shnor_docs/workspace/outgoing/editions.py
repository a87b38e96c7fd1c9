"""The approved editions of a program that can be taken away."""

from __future__ import annotations

from shnor_docs.diagnostics import Diagnostic, ShnorError
from shnor_docs.model.edition import Edition
from shnor_docs.workspace.editions.opening import register_of
from shnor_docs.workspace.workspace import Workspace


def taken_editions(workspace: Workspace, program: str) -> tuple[tuple[Edition, ...], tuple[Diagnostic, ...]]:
    """The editions, the one in force first; or why their register cannot be trusted."""
    try:
        return register_of(workspace, program).editions[::-1], ()
    except ShnorError as error:
        return (), error.diagnostics
