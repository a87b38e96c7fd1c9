"""Undo and redo of what one person has changed in a program: the very bytes of each file, back and forth.

What others have changed since in other lines stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from shnor_docs.workspace.editing.changes import FILES, Change, Put, place_of
from shnor_docs.workspace.editing.conflicts import Clash, Conflict
from shnor_docs.workspace.editing.disk import reader_of, turn, write_files
from shnor_docs.workspace.editing.lines import merged
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


def undo(workspace: Workspace, program: str, steps: Steps, *, is_sure: bool = False) -> Written | None:
    """Take the last change back; None if there is none. Who is sure takes back what others have made of it, too.

    Raises:
        Conflict: others have changed the same lines since; nothing is undone.
    """
    if not steps.done:
        return None
    step = steps.done[-1]
    written = _exchange(workspace, program, step.after, step.before, is_sure=is_sure)
    steps.undone.append(steps.done.pop())
    return written


def redo(workspace: Workspace, program: str, steps: Steps, *, is_sure: bool = False) -> Written | None:
    """Make the change anew that was undone last; None if there is none. Who is sure does so whatever others wrote.

    Raises:
        Conflict: others have changed the same lines since.
    """
    if not steps.undone:
        return None
    step = steps.undone[-1]
    written = _exchange(workspace, program, step.before, step.after, is_sure=is_sure)
    steps.done.append(steps.undone.pop())
    return written


def _exchange(workspace: Workspace, program: str, old: Files, new: Files, *, is_sure: bool) -> Written:
    folder = workspace.folder(program)
    with turn(folder):
        texts = Texts(program, reader_of(folder, workspace.root))
        there = {file: texts.data(file) for file in old}
        made = {file: _beside(old[file], new[file], there[file], is_sure=is_sure) for file in old}
        clashes = [
            Clash((FILES, file), _text(old[file]), _text(new[file]), texts.readable(file))
            for file in old
            if not is_sure and there[file] != old[file] and not _may_be(texts, file, made[file])
        ]
        if clashes:
            raise Conflict(program, clashes, (), {})
        write_files(folder, made)
    return Written(there, made, known_after({}, made))


def _beside(old: bytes | None, new: bytes | None, there: bytes | None, *, is_sure: bool) -> bytes | None:
    """What a file becomes of which others have changed other lines since it was ``old``; None if they have not.

    Who is sure takes back what others have made of the same lines, not what they have made of any other.
    """
    if there == old:
        return new
    if old is None or new is None or there is None:
        return new if is_sure else None
    try:
        made = merged(old.decode(), new.decode(), there.decode())
    except UnicodeDecodeError:
        return new if is_sure else None
    return made.text.encode() if made.is_agreed or is_sure else None


def _may_be(texts: Texts, file: str, data: bytes | None) -> bool:
    """Whether a file in which two have changed lines is no worse for it."""
    if data is None:
        return False
    made = Texts(texts.program, {file: data}.get)
    return not file.endswith(".yaml") or not texts.is_sound(file) or made.is_sound(file)


def _place(step: Step) -> object:
    """Where a step puts one value; None if it does anything else."""
    change = step.changes[0] if len(step.changes) == 1 else None
    return (type(change), place_of(change)) if isinstance(change, Put) else None


def _text(data: bytes | None) -> str | None:
    return None if data is None else data.decode("utf-8-sig", "replace")
