"""Undo and redo of what one person has changed in a program: the very bytes of each file, back and forth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from shnor_docs.workspace.editing.changes import Change, Put, place_of
from shnor_docs.workspace.editing.conflicts import Clash, Conflict
from shnor_docs.workspace.editing.disk import reader_of, turn, write_files
from shnor_docs.workspace.editing.texts import Texts
from shnor_docs.workspace.editing.writing import Written, known_after
from shnor_docs.workspace.workspace import Workspace

MOST_STEPS, MOST_BYTES = 500, 64 * 2**20
"""What is kept of one program: a day of typing, far less than what a browser takes."""

Files = Mapping[str, bytes | None]
"""The bytes of files by inner path; None where there is no file."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one change made of files; ``changes`` tells where."""

    changes: tuple[Change, ...]
    before: Files
    after: Files

    @property
    def size(self) -> int:
        """How many bytes it keeps; those before it are mostly those that the step before it has made."""
        return sum(len(data) for data in self.after.values() if data)


@dataclass
class Steps:
    """The changes of a program, the last one last, and those that were undone."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def take(self, changes: Sequence[Change], written: Written) -> None:
        """Take a change that was written; one value put again and again in one place is one step."""
        if not written.after:
            return
        step = Step(tuple(changes), written.before, written.after)
        last = self.done[-1] if self.done and not self.undone else None
        if last and _place(last) == _place(step) is not None and last.after == step.before:
            self.done[-1] = Step(step.changes, last.before, step.after)
        else:
            self.done.append(step)
        self.undone.clear()
        del self.done[:-MOST_STEPS]
        while len(self.done) > 1 and sum(step.size for step in self.done) > MOST_BYTES:
            del self.done[0]


def undo(workspace: Workspace, program: str, steps: Steps) -> Written | None:
    """Take the last change back; None if there is none.

    Raises:
        Conflict: others have changed its files since; nothing is undone.
    """
    if not steps.done:
        return None
    step = steps.done[-1]
    written = _exchange(workspace, program, step, step.after, step.before)
    steps.undone.append(steps.done.pop())
    return written


def redo(workspace: Workspace, program: str, steps: Steps) -> Written | None:
    """Make the change anew that was undone last; None if there is none.

    Raises:
        Conflict: others have changed its files since.
    """
    if not steps.undone:
        return None
    step = steps.undone[-1]
    written = _exchange(workspace, program, step, step.before, step.after)
    steps.done.append(steps.undone.pop())
    return written


def _exchange(workspace: Workspace, program: str, step: Step, old: Files, new: Files) -> Written:
    folder = workspace.folder(program)
    with turn(folder):
        texts = Texts(program, reader_of(folder, workspace.root))
        if changed := [file for file in old if texts.data(file) != old[file]]:
            clashes = [
                Clash(("files", file), _text(old[file]), _text(new[file]), texts.readable(file)) for file in changed
            ]
            raise Conflict(program, clashes, (), {})
        write_files(folder, new)
    return Written(old, new, known_after({}, new))


def _place(step: Step) -> object:
    """Where a step puts one value; None if it does anything else."""
    change = step.changes[0] if len(step.changes) == 1 else None
    return (type(change), place_of(change)) if isinstance(change, Put) else None


def _text(data: bytes | None) -> str | None:
    return None if data is None else data.decode("utf-8-sig", "replace")
