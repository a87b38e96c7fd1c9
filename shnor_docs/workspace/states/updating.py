"""The use case ``update`` as people at a window have it: what stood there is saved first, so that they can return."""

from __future__ import annotations

from shnor_docs.lifecycle.summary import BEFORE_UPDATE
from shnor_docs.workspace.clones.updating import Update, update
from shnor_docs.workspace.states.saving import changed_since_saved, save
from shnor_docs.workspace.states.words import name_of
from shnor_docs.workspace.workspace import Workspace


def save_and_update(workspace: Workspace, program: str, person: str) -> Update:
    """Take over what has changed in the source of a clone; unsaved changes of the clone are saved first.

    Raises:
        ShnorError: as ``update`` does, or the name is empty; nothing is changed or saved then.
    """
    who, found = name_of(person), update(workspace, program, dry_run=True)
    if found.is_fresh:
        return found
    if unsaved := changed_since_saved(workspace, program):
        save(workspace, program, unsaved.sentence or BEFORE_UPDATE, who)
    return update(workspace, program)
