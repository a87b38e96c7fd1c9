"""The use case ``approve`` as people at a window have it: the edition is saved as a state too, under their name."""

from __future__ import annotations

from datetime import date

from shnor_docs.lifecycle.summary import edition_sentence
from shnor_docs.model.edition import Edition
from shnor_docs.workspace.editing.disk import turn
from shnor_docs.workspace.editions.approving import Signed, approve
from shnor_docs.workspace.states.saving import kept
from shnor_docs.workspace.states.words import name_of
from shnor_docs.workspace.workspace import Workspace


def approve_and_save(workspace: Workspace, program: str, signed: Signed, today: date, person: str) -> Edition:
    """Approve, and save what was approved.

    Raises:
        ShnorError: as ``approve`` does, or the name is empty; nothing is changed then.
    """
    who = name_of(person)
    entry = approve(workspace, program, signed, today)
    with turn(workspace.folder(program)):
        kept(workspace, program, edition_sentence(entry.edition, entry.act), who, is_edition=True)
    return entry
