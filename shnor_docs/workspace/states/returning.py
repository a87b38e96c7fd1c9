"""The use case ``returned``: an earlier moment of a program becomes the present one, and what stood there is kept."""

from __future__ import annotations

from collections.abc import Mapping

from shnor_docs.diagnostics import Diagnostic, Location, ShnorError
from shnor_docs.lifecycle.summary import BEFORE_RETURN, return_sentence
from shnor_docs.source.committing import kept_names
from shnor_docs.source.files import write_together
from shnor_docs.source.journal import write_as_one
from shnor_docs.source.layout import ORIGIN, PROGRAMS
from shnor_docs.source.states import files_of
from shnor_docs.workspace.editing.disk import turn
from shnor_docs.workspace.states.moments import State, opened_at, title_of
from shnor_docs.workspace.states.saving import NOTHING_NEW, changed_since_saved, kept
from shnor_docs.workspace.states.words import name_of
from shnor_docs.workspace.workspace import Workspace


def returned(workspace: Workspace, program: str, key: str, person: str) -> State:
    """Make the program what it was at a moment: a new state, the last of all. Unsaved changes are saved first.

    Files that programs share come back only where there is no other program. What orders have approved stays.

    Raises:
        ShnorError: no such moment, it is the present one, its files cannot be trusted, or a file cannot be written.
    """
    who, title, folder = name_of(person), title_of(workspace, program, key), workspace.folder(program)
    with turn(folder):
        with opened_at(workspace, program, key) as then:
            wanted = files_of(then.workspace.root, program)
        own, shared = _changes(workspace, program, wanted)
        if not own and not shared:
            place = Location(f"{PROGRAMS}/{program}")
            raise ShnorError(Diagnostic.of(NOTHING_NEW, "программа и теперь такова: возвращать нечего", place))
        if unsaved := changed_since_saved(workspace, program):
            kept(workspace, program, unsaved.sentence or BEFORE_RETURN, who)
        write_as_one(folder, own)
        write_together({workspace.root / name: data for name, data in shared.items()})
        return kept(workspace, program, return_sentence(title), who)


def _changes(
    workspace: Workspace, program: str, wanted: Mapping[str, bytes]
) -> tuple[dict[str, bytes | None], dict[str, bytes]]:
    """What is to become of the program's own files, by their inner paths, and of those of the workspace."""
    inner, present = f"{PROGRAMS}/{program}/", _present(workspace, program)
    origin = f"{inner}{ORIGIN}/"
    if not any(name.startswith(origin) for name in wanted):  # kept by nobody then: an edition, an older state
        present = {name: data for name, data in present.items() if not name.startswith(origin)}
    other = {name for name in {*present, *wanted} if _lines(present.get(name)) != _lines(wanted.get(name))}
    own: dict[str, bytes | None] = {
        name.removeprefix(inner): wanted.get(name) for name in sorted(other) if name.startswith(inner)
    }
    is_alone = workspace.programs == (program,)
    return own, {name: wanted[name] for name in other & wanted.keys() if is_alone and not name.startswith(inner)}


def _present(workspace: Workspace, program: str) -> dict[str, bytes]:
    """The files as they stand; those that git is told to ignore are none of a state's."""
    found, known = files_of(workspace.root, program), kept_names(workspace.root, program)
    return {name: data for name, data in found.items() if not known or name in known}


def _lines(data: bytes | None) -> bytes | None:
    """Git may have other ends of lines than the disk."""
    return data and data.replace(b"\r\n", b"\n")
