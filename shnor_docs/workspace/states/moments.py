"""The moments of a program's life that can be looked at again: states, editions and now, each under a key.

A key is «now», «edition-2», the number of a state kept in the program's folder, or the hash of a commit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare, has_errors
from shnor_docs.lifecycle.summary import moment
from shnor_docs.model.edition import SavedState
from shnor_docs.source.copying import copy_folder
from shnor_docs.source.files import telling, write_atomically
from shnor_docs.source.history import Commit, commits_of
from shnor_docs.source.layout import ALL_TEMPLATES, EDITIONS, PROGRAMS, REGISTER
from shnor_docs.source.reading import Found, found_at
from shnor_docs.source.register import load_register, register_text
from shnor_docs.source.states import files_of_state, follows, load_states
from shnor_docs.source.unfinished import workshop
from shnor_docs.workspace.editions.opening import edition_of
from shnor_docs.workspace.versions import Edition, approved_edition, edition
from shnor_docs.workspace.workspace import Workspace

NO_STATE = declare("ШД756", Severity.ERROR, "такого состояния нет")

NOW = "now"
_EDITION = re.compile(r"edition-(\d{1,6})")
MOST_COMMITS = 300


@dataclass(frozen=True, slots=True)
class State:
    """What was saved, under its key: when, by whom, in which words.

    ``laid_down`` is the edition upon whose approval it was saved, if that was written down; ``is_sound`` is False if
    the record was changed since, or what was saved just before it is gone.
    """

    key: str
    when: datetime
    who: str
    sentence: str
    in_git: bool
    laid_down: int | None = None
    is_sound: bool = True


def states(workspace: Workspace, program: str) -> tuple[State, ...]:
    """All that was saved of a program, the newest first.

    Raises:
        ShnorError: there is no such program.
    """
    workspace.folder(program)
    commits = [_of_commit(commit) for commit in commits_of(workspace.root, program, MOST_COMMITS)]
    own = _of_records(load_states(workspace.root, program))
    return tuple(_merged(commits, own))


def _merged(commits: list[State], own: list[State]) -> Iterator[State]:
    """Both kinds in one order of time; within a kind the order is known, whatever the clocks of machines say."""
    while commits and own:
        yield (commits if commits[0].when > own[0].when else own).pop(0)
    yield from (*commits, *own)


def _of_commit(commit: Commit) -> State:
    return State(commit.hash, commit.when, commit.who, commit.sentence, in_git=True)


def _of_records(records: tuple[SavedState, ...]) -> list[State]:
    """The newest first."""
    pairs = zip((None, *records), records, strict=False)
    return [_of_record(record, is_sound=follows(record, before)) for before, record in pairs][::-1]


def _of_record(record: SavedState, *, is_sound: bool) -> State:
    laid_down = record.edition if record.is_edition else None
    return State(str(record.state), record.when, record.who, record.sentence, False, laid_down, is_sound)


def state_of(workspace: Workspace, program: str, key: str) -> State:
    """The state of that key.

    Raises:
        ShnorError: there is none.
    """
    found = next((state for state in states(workspace, program) if state.key == key), None)
    if found is None:
        place = Location(f"{PROGRAMS}/{program}")
        hint = "выберите состояние из списка: самые давние со временем уходят из него"
        raise ShnorError(Diagnostic.of(NO_STATE, "такого сохранённого состояния нет", place, hint))
    return found


def title_of(workspace: Workspace, program: str, key: str) -> str:
    """What a moment is called: «Сейчас», «Редакция 2 (приказ от …)», «Сохранено 3 марта 2026 г. в 12:05».

    Raises:
        ShnorError: no such program, state or edition.
    """
    if key == NOW:
        return "Сейчас"
    if number := _EDITION.fullmatch(key):
        entry = edition_of(workspace, program, int(number[1]))
        return f"Редакция {entry.edition} (приказ {entry.act})"
    return f"Сохранено {moment(state_of(workspace, program, key).when)}"


@contextmanager
def opened_at(workspace: Workspace, program: str, key: str) -> Iterator[Edition]:
    """The program as it stood at a moment, to be compared and printed.

    Raises:
        ShnorError: no such program, state or edition, or its files cannot be trusted.
    """
    workspace.folder(program)
    if key == NOW:
        yield Edition(workspace, program)
    elif number := _EDITION.fullmatch(key):
        yield approved_edition(workspace, program, int(number[1]))
    elif (state := state_of(workspace, program, key)).in_git:
        with edition(workspace, f"{program}@{state.key}") as found:
            yield found
    else:
        with _laid_out(workspace, program, state) as found:
            yield found


@contextmanager
def _laid_out(workspace: Workspace, program: str, state: State) -> Iterator[Edition]:
    """A state in a temporary workspace, with the editions that were there and the templates that are here."""
    record = next(one for one in load_states(workspace.root, program) if str(one.state) == state.key)
    files = files_of_state(workspace.root, program, record)
    with telling(workspace.root, PROGRAMS), workshop(workspace.root) as root:
        for name, data in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(data)
        _lay_past(workspace, program, record.edition or 0, root)
        for templates in ALL_TEMPLATES:
            if found_at(workspace.root / templates) is Found.FOLDER:
                copy_folder(workspace.root / templates, root / templates, templates.as_posix())
        yield Edition(Workspace(root), program, f"{program}@{state.key}")


def _lay_past(workspace: Workspace, program: str, edition: int, root: Path) -> None:
    """Numbers that orders have approved are printed as they were: by the editions up to that one."""
    folder, target = workspace.folder(program), root / PROGRAMS / program
    register = load_register(folder, workspace.root)
    known = register.editions[:edition]
    if not known or has_errors(register.diagnostics):
        return
    for entry in known:
        inner = f"{EDITIONS}/{entry.edition}"
        if found_at(folder / inner) is Found.FOLDER:
            copy_folder(folder / inner, target / inner, f"{PROGRAMS}/{program}/{inner}")
    write_atomically(target / REGISTER, register_text(known).encode(), lasting=False)
