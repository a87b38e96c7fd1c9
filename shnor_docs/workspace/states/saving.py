"""The use case ``save``: what has changed in a program since it was saved, and a state that keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.lifecycle.differences import Difference
from shnor_docs.lifecycle.summary import FIRST, draft_sentence
from shnor_docs.source.committing import Author, changed_names, commit, keeps, takes_commits
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.source.register import load_register
from shnor_docs.source.states import files_of, files_of_state, lay_down, load_states
from shnor_docs.workspace.editing.disk import turn
from shnor_docs.workspace.states.moments import NOW, State, opened_at, state_of, states
from shnor_docs.workspace.states.words import name_of, sentence_of
from shnor_docs.workspace.versions import compared
from shnor_docs.workspace.workspace import Workspace

NOTHING_NEW = declare("ШД757", Severity.ERROR, "сохранять нечего")


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What has changed since the last state: files by their names in the workspace, and differences by meaning.

    ``differences`` is None where they cannot be told: nothing was saved before, or a file cannot be read.
    """

    last: State | None
    files: tuple[str, ...]
    differences: tuple[Difference, ...] | None

    @property
    def sentence(self) -> str:
        """A sentence to save it with; empty if a person must find the words."""
        if self.last is None:
            return FIRST
        return "" if self.differences is None else draft_sentence(self.differences)


def changed_since_saved(workspace: Workspace, program: str) -> Unsaved | None:
    """What was changed since the last state; None if nothing was.

    Raises:
        ShnorError: there is no such program.
    """
    known = states(workspace, program)
    last = known[0] if known else None
    files = _changed_files(workspace, program, last)
    if not files:
        return None
    differences = _differences(workspace, program, last) if last else None
    is_of_others = not any(name.startswith(f"{PROGRAMS}/{program}/") for name in files)
    return None if is_of_others and differences == () else Unsaved(last, files, differences)


def save(workspace: Workspace, program: str, sentence: str, person: str) -> State:
    """Keep the program as it stands: a commit where git keeps it and is at peace, else a copy in its folder.

    Raises:
        ShnorError: nothing was changed, the sentence or the name is empty, or the folder cannot be written.
    """
    said, who = sentence_of(sentence), name_of(person)
    with turn(workspace.folder(program)):
        known = states(workspace, program)
        if not _changed_files(workspace, program, known[0] if known else None):
            message = f"в программе «{program}» с последнего сохранения ничего не изменилось"
            raise ShnorError(Diagnostic.of(NOTHING_NEW, message, Location(f"{PROGRAMS}/{program}")))
        return kept(workspace, program, said, who)


def kept(workspace: Workspace, program: str, sentence: str, person: str, *, is_edition: bool = False) -> State:
    """The same where the folder is held already and all is known to be in order."""
    if takes_commits(workspace.root, program):
        made = commit(workspace.root, program, sentence, Author(person))
        if made:
            return state_of(workspace, program, made)
    last = load_register(workspace.folder(program), workspace.root).last
    record = lay_down(workspace.root, program, person, sentence, last.edition if last else None, is_edition=is_edition)
    return state_of(workspace, program, str(record.state))


def _changed_files(workspace: Workspace, program: str, last: State | None) -> tuple[str, ...]:
    """The files that the last state has otherwise, or not at all; by their names in the workspace."""
    if last and last.in_git and keeps(workspace.root, program):
        return changed_names(workspace.root, program)
    now = files_of(workspace.root, program)
    return unlike(now, _files_of(workspace, program, last) if last and not last.in_git else {})


def _files_of(workspace: Workspace, program: str, state: State) -> Mapping[str, bytes]:
    """The files of a state; of a spoilt one none, so that all is told to be new."""
    record = next(one for one in load_states(workspace.root, program) if str(one.state) == state.key)
    try:
        return files_of_state(workspace.root, program, record)
    except ShnorError:
        return {}


def unlike(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> tuple[str, ...]:
    """Names under which two sets of files have something else."""
    return tuple(sorted(name for name in {*one, *other} if one.get(name) != other.get(name)))


def _differences(workspace: Workspace, program: str, last: State) -> tuple[Difference, ...] | None:
    try:
        with opened_at(workspace, program, last.key) as then, opened_at(workspace, program, NOW) as now:
            return compared(then, now, (last.key, NOW)).differences
    except ShnorError:
        return None
