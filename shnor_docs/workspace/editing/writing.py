"""Changes of a program written into its files: all of them at once or none, upon what the window had read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from shnor_docs.diagnostics import ShnorError
from shnor_docs.source.programs import WORKBOOKS
from shnor_docs.source.text import fingerprint
from shnor_docs.workspace.editing.applying import apply
from shnor_docs.workspace.editing.changes import Change, Insert, Move, Write, place_of
from shnor_docs.workspace.editing.conflicts import Clash, Conflict
from shnor_docs.workspace.editing.disk import check_editable, reader_of, turn, write_files
from shnor_docs.workspace.editing.meaning import meaning
from shnor_docs.workspace.editing.reading import file_of
from shnor_docs.workspace.editing.rebasing import rebased, within
from shnor_docs.workspace.editing.remembering import recalled, remember
from shnor_docs.workspace.editing.texts import Reader, Texts, own_file
from shnor_docs.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Written:
    """What a change has made of files, by inner path; None where there is no file.

    ``seen`` is what the window knows from now on: what it had read with its own changes. ``others`` are the files in
    which others have changed something too, which the window does not show yet.
    """

    before: Mapping[str, bytes | None]
    after: Mapping[str, bytes | None]
    seen: Mapping[str, str]
    others: tuple[str, ...] = ()


def write(workspace: Workspace, program: str, changes: Sequence[Change], seen: Mapping[str, str]) -> Written:
    """Carry out changes that a window makes, which has read the files that ``seen`` tells of.

    Raises:
        Conflict: others have changed the same places; nothing is written.
        ShnorError: a place cannot be edited, or a file cannot be written; nothing is written.
    """
    for change in changes:
        if isinstance(change, Write):
            check_editable(program, change.file)
    folder = workspace.folder(program)
    with turn(folder):
        now = Texts(program, reader_of(folder, workspace.root))
        was = now if _is_as_seen(now, changes, seen) else Texts(program, _reader_of_seen(seen, now))
        if was is now:
            apply(now, changes)
        else:
            _write_over(was, now, changes, seen)
        after = now.changed()
        write_files(folder, after)
    others = tuple(file for file in after if now.before.get(file) != was.before.get(file))
    return Written({file: now.before.get(file) for file in after}, after, known_after(seen, was.changed()), others)


def _is_as_seen(now: Texts, changes: Iterable[Change], seen: Mapping[str, str]) -> bool:
    """Whether the files that the changes are about are those that the window had read."""
    return all(_print(now.data(file)) == seen.get(file, "") for change in changes for file in _files(now, change))


def _files(now: Texts, change: Change) -> Iterator[str]:
    """The files that tell where a change takes place, and what stands there."""
    if isinstance(change, Write):
        yield change.file
        return
    for path in (change.path, change.target) if isinstance(change, Move) else (change.path,):
        field = str(path[0]) if path else ""
        yield from filter(None, (file_of(now, path), own_file(field), WORKBOOKS.get(field)))


def _write_over(was: Texts, now: Texts, changes: Sequence[Change], seen: Mapping[str, str]) -> None:
    """Carry out the changes in both states, the one that was read and the one that is."""
    mine: list[Change] = []
    clashes: list[Clash] = []
    for change in changes:
        try:
            made, clash = rebased(was, now, change)
            apply(was, [within(was.find(change.path), change) if isinstance(change, Insert) else change])
        except Forgotten:
            made, clash = change, _unknown(now, change)
        if clash:
            clashes.append(clash)
        mine += _carried_out(now, made, is_certain=clash is None)
    if clashes:
        there = {file: fingerprint(data) for file, data in now.before.items() if data is not None}
        gone = [file for file, data in now.before.items() if data is None]
        raise Conflict(now.program, clashes, mine, {f: n for f, n in {**seen, **there}.items() if f not in gone})


def _carried_out(now: Texts, change: Change | None, *, is_certain: bool) -> list[Change]:
    """The change, once it is made; nothing if there is none, or if others have left no place for one that clashes."""
    try:
        apply(now, [change] if change else [])
    except ShnorError:
        if is_certain:
            raise
        return []
    return [change] if change else []


def _unknown(now: Texts, change: Change) -> Clash:
    """The clash with a file of which nobody knows any more what the window had read."""
    theirs = now.readable(change.file) if isinstance(change, Write) else now.find(place_of(change))
    mine = change.text if isinstance(change, Write) else getattr(change, "value", None)
    return Clash(place_of(change), None, mine, theirs if isinstance(theirs, str | None) else meaning(theirs), False)


class Forgotten(Exception):
    """The text that a window had read is no longer known."""


def _reader_of_seen(seen: Mapping[str, str], now: Texts) -> Reader:
    def read(file: str) -> bytes | None:
        data = now.before.get(file) if file in now.before else now.data(file)
        if _print(data) == seen.get(file, ""):
            return data
        if file in seen and (data := recalled(seen[file])) is None:
            raise Forgotten(file)
        return data if file in seen else None

    return read


def _print(data: bytes | None) -> str:
    return "" if data is None else fingerprint(data)


def known_after(seen: Mapping[str, str], after: Mapping[str, bytes | None]) -> dict[str, str]:
    """What a window knows after files were written, by fingerprint."""
    known = {**seen, **{file: remember(data) for file, data in after.items() if data is not None}}
    return {file: name for file, name in known.items() if after.get(file, b"") is not None}
