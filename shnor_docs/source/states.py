"""States of a program kept without git: each a plain copy of its files with a record, in ``programs/ID/states/N``.

A state is written aside and gets its place by one renaming: killed at any moment, it is there or it is not.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.model.edition import SavedState
from shnor_docs.source.canonical import program_files
from shnor_docs.source.copying import OF_OTHERS
from shnor_docs.source.files import write_atomically
from shnor_docs.source.layout import ORIGIN, PROGRAMS, SHARED_FILES, STATES
from shnor_docs.source.reading import MEGABYTE, Found, bytes_of, found_at, inside, read_file, why_not
from shnor_docs.source.unfinished import workshop

SPOILT = declare("ШД759", Severity.ERROR, "сохранённое состояние испорчено")

RECORD, FILES, UNSEEN = "state.json", "files", ".gitignore"
MOST_STATES = 100
MOST_BYTES = 256 * MEGABYTE
"""Beyond either, the oldest states go."""
LONGEST_RECORD = 64 * 1024


def files_of(root: Path, program: str) -> dict[str, bytes]:
    """What a state keeps: the program's own files and those it shares, by their names in the workspace.

    What a clone was made from belongs to it: else who returns would never be offered again what an update had brought.
    """
    found = program_files(root, program)
    kept = {name: path for name, path in found.items() if name.startswith(f"{PROGRAMS}/") or name in SHARED_FILES}
    paths = sorted(origin_folder(root, program).rglob("*"))
    source = (path for path in paths if inside(root, path) and found_at(path) is Found.FILE)
    kept |= {path.relative_to(root).as_posix(): path for path in source if not path.name.startswith(OF_OTHERS)}
    return {name: bytes_of(path, name, root) for name, path in kept.items()}


def origin_folder(root: Path, program: str) -> Path:
    """Where a clone keeps what it was made from."""
    return root / PROGRAMS / program / ORIGIN


def lay_down(
    root: Path, program: str, who: str, sentence: str, edition: int | None, *, is_edition: bool = False
) -> SavedState:
    """Keep the program as it stands, as the newest state; the oldest ones go if there are too many.

    ``edition`` is the one in force; ``is_edition`` tells that it was just approved.

    Raises:
        ShnorError: the place of the states is a link out of the workspace.
        OSError: the folder cannot be written.
    """
    home = root / PROGRAMS / program / STATES
    if not inside(root, home):
        raise ShnorError(why_not(Found.OUTSIDE, home.relative_to(root).as_posix()))
    known, files = load_states(root, program), files_of(root, program)
    last = known[-1] if known else None
    record = SavedState(
        state=max(_numbers(home), default=0) + 1,
        when=datetime.now().astimezone(),
        who=who,
        sentence=sentence,
        edition=edition,
        is_edition=is_edition,
        content=_digest(files),
        previous=last.digest if last else None,
        digest="0" * 64,
    )
    record = record.model_copy(update={"digest": record.sealed()})
    with workshop(home) as unfinished:
        made = unfinished / str(record.state)  # the workshop itself is closed to others
        for name, data in files.items():
            (made / FILES / name).parent.mkdir(parents=True, exist_ok=True)
            (made / FILES / name).write_bytes(data)
        write_atomically(made / RECORD, record.model_dump_json(indent=1).encode())
        made.rename(home / made.name)
    if not (home / UNSEEN).exists():
        write_atomically(home / UNSEEN, b"*\n")
    _forget_the_oldest(home)
    return record


def load_states(root: Path, program: str) -> tuple[SavedState, ...]:
    """The records of the states that are kept, the oldest first; what cannot be read as one is none."""
    home = root / PROGRAMS / program / STATES
    records = (_record(home / str(number), root) for number in _numbers(home))
    return tuple(record for record in records if record)


def follows(record: SavedState, before: SavedState | None) -> bool:
    """Whether a record is as it was written, and no state between it and the one ``before`` it is gone."""
    return record.digest == record.sealed() and (before is None or record.previous == before.digest)


def files_of_state(root: Path, program: str, record: SavedState) -> dict[str, bytes]:
    """The files of a state, by their names in the workspace.

    Raises:
        ShnorError: they were changed, or are gone.
    """
    folder = root / PROGRAMS / program / STATES / str(record.state) / FILES
    paths = (path for path in sorted(folder.rglob("*")) if inside(root, path) and found_at(path) is Found.FILE)
    files = {path.relative_to(folder).as_posix(): bytes_of(path, path.name) for path in paths}
    if _digest(files) != record.content:
        place = Location(folder.relative_to(root).as_posix())
        message = f"файлы состояния, сохранённого {record.when:%d.%m.%Y %H:%M}, изменены или удалены"
        raise ShnorError(Diagnostic.of(SPOILT, message, place, "верните их из резервной копии или выберите другое"))
    return files


def _record(folder: Path, root: Path) -> SavedState | None:
    data = read_file(folder / RECORD, RECORD, root, LONGEST_RECORD)
    if isinstance(data, Diagnostic):
        return None
    try:
        record = SavedState.model_validate_json(data)
    except ValidationError:
        return None
    return record if str(record.state) == folder.name and record.when.tzinfo else None


def _numbers(home: Path) -> list[int]:
    return sorted(int(path.name) for path in home.glob("[0-9]*") if path.name.isdecimal())


def _digest(files: Mapping[str, bytes]) -> str:
    told = "\n".join(f"{name} {hashlib.sha256(data).hexdigest()}" for name, data in sorted(files.items()))
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()


def _forget_the_oldest(home: Path) -> None:
    """The newest state stays, whatever its size."""
    room = MOST_BYTES
    for place, number in enumerate(reversed(_numbers(home))):
        room -= sum(_sizes(home / str(number)))
        if place and (place >= MOST_STATES or room < 0):
            shutil.rmtree(home / str(number), ignore_errors=True)


def _sizes(folder: Path) -> Iterator[int]:
    return (path.stat().st_size for path in folder.rglob("*") if path.is_file())
