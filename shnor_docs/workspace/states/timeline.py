"""One line of time of a program: what was saved and what was approved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from shnor_docs.model.edition import Edition
from shnor_docs.source.history import commit_that_added
from shnor_docs.source.layout import EDITION, PROGRAMS, REGISTER
from shnor_docs.workspace.editions.opening import register_of
from shnor_docs.workspace.editions.places import edition_root
from shnor_docs.workspace.states.moments import State, states
from shnor_docs.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Point:
    """A state, an edition, or a state that keeps an edition as it was approved."""

    when: datetime
    state: State | None = None
    edition: Edition | None = None

    @property
    def key(self) -> str:
        """The key of the moment; the state's where there are two."""
        return self.state.key if self.state else f"edition-{self.edition.edition}" if self.edition else ""


def timeline(workspace: Workspace, program: str) -> tuple[Point, ...]:
    """States and editions of a program, the newest first.

    Raises:
        ShnorError: no such program, or its register cannot be trusted.
    """
    known = states(workspace, program)
    editions = register_of(workspace, program).editions
    keeping = {state.key: entry for entry in editions if (state := _keeping(workspace, program, entry, known))}
    told = {entry.edition for entry in keeping.values()}
    points = [Point(state.when, state, keeping.get(state.key)) for state in known]
    points += (Point(_approved(workspace, program, e), edition=e) for e in editions if e.edition not in told)
    return tuple(sorted(points, key=lambda point: point.when, reverse=True))


def _keeping(workspace: Workspace, program: str, entry: Edition, known: tuple[State, ...]) -> State | None:
    """The state with which an edition came: the commit that brought its entry, or the copy made upon approval."""
    path = f"{PROGRAMS}/{program}/{REGISTER}"
    in_git = any(state.in_git for state in known)
    commit = commit_that_added(workspace.root, path, entry.digest) if in_git else None
    return next((state for state in known if state.key == commit or state.laid_down == entry.edition), None)


def _approved(workspace: Workspace, program: str, entry: Edition) -> datetime:
    """When the files of an edition were laid down; the day of the order where that cannot be told."""
    path = edition_root(workspace.root, program, entry) / PROGRAMS / program / EDITION
    if path.is_file():
        return datetime.fromtimestamp(int(path.stat().st_mtime)).astimezone()
    return datetime(entry.date.year, entry.date.month, entry.date.day).astimezone()
