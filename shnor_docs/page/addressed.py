"""The program that a request is about: how it stands, its texts, changes of it that a person can undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from shnor_docs.page.asking import Asked
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.workspace.freshness import shared_digest
from shnor_docs.workspace.standing import Standing, standing

if TYPE_CHECKING:
    from shnor_docs.source.programs import LoadedProgram
    from shnor_docs.workspace.editing.changes import Change


def standing_of(asked: Asked) -> Standing:
    """How the program of the address stands.

    Raises:
        ShnorError: there is no such program.
    """
    return standing(asked.session.workspace(), asked.names["program"], shared_digest(asked.session.root))


def loaded_of(asked: Asked) -> LoadedProgram:
    """The program of the address with its texts; no rule is asked.

    Raises:
        ShnorError: there is no such program.
    """
    from shnor_docs.source.programs import load_program

    workspace = asked.session.workspace()
    return load_program(workspace.folder(asked.names["program"]), workspace.root, workspace.catalogue)


def seen_in(loaded: LoadedProgram) -> Mapping[str, str]:
    """The fingerprints of the files from which a program was loaded, by inner path."""
    home = f"{PROGRAMS}/{loaded.id}/"
    return {shown.removeprefix(home): source.fingerprint for shown, source in loaded.texts.items()}


def change(asked: Asked, changes: Sequence[Change], seen: Mapping[str, str]) -> None:
    """Write changes of the program, which has the files that ``seen`` tells of; they can be undone.

    Raises:
        ShnorError: others have changed the same places, or a file cannot be written; nothing is written.
    """
    from shnor_docs.page.screens.saving import steps_of
    from shnor_docs.workspace.editing.writing import write

    written = write(asked.session.workspace(), asked.names["program"], changes, seen)
    steps_of(asked).take(changes, written)


def change_back(asked: Asked) -> bool:
    """Undo the last change of the program; whether there was one.

    Raises:
        ShnorError: others have changed the same files since.
    """
    from shnor_docs.page.screens.saving import steps_of
    from shnor_docs.workspace.editing.undoing import undo

    return undo(asked.session.workspace(), asked.names["program"], steps_of(asked)) is not None
