"""Changes of a program written into its files: all of them at once or none, upon what the window had read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shnor_docs.source.text import fingerprint
from shnor_docs.workspace.editing.applying import apply
from shnor_docs.workspace.editing.changes import Change, Write, place_of
from shnor_docs.workspace.editing.conflicts import Clash, Conflict
from shnor_docs.workspace.editing.disk import check_editable, reader_of, turn, write_files
from shnor_docs.workspace.editing.reading import file_of
from shnor_docs.workspace.editing.texts import Texts
from shnor_docs.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Written:
    """What a change has made of files, by inner path; None where there is no file.

    ``seen`` is what the window knows from now on.
    """

    before: Mapping[str, bytes | None]
    after: Mapping[str, bytes | None]
    seen: Mapping[str, str]


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
        texts = Texts(program, reader_of(folder, workspace.root))
        _check_seen(texts, changes, seen)
        for change in changes:
            apply(texts, change)
        after = {file: data for file, data in texts.after.items() if data != texts.before.get(file)}
        write_files(folder, after)
    before = {file: texts.before.get(file) for file in after}
    return Written(before, after, known_after(seen, after))


def _check_seen(texts: Texts, changes: Sequence[Change], seen: Mapping[str, str]) -> None:
    clashes = []
    for change in changes:
        file = file_of(texts, place_of(change))
        data = texts.data(file)
        if ("" if data is None else fingerprint(data)) != seen.get(file, ""):
            clashes.append(Clash(place_of(change), None, None, None, is_known=False))
    if clashes:
        now = {file: fingerprint(data) for file, data in texts.before.items() if data is not None}
        raise Conflict(texts.program, clashes, changes, {**seen, **now})


def known_after(seen: Mapping[str, str], after: Mapping[str, bytes | None]) -> dict[str, str]:
    """What a window knows after files were written, by fingerprint."""
    known = {**seen, **{file: fingerprint(data) for file, data in after.items() if data is not None}}
    return {file: name for file, name in known.items() if after.get(file, b"") is not None}
