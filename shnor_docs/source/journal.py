"""Several files changed as one: the change is written down first, and carried out by whoever finds it.

Once the journal stands the change is made, even if the machine stops the next moment; before that nothing is changed.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.source.files import check_free, telling, write_atomically, write_together
from shnor_docs.source.reading import Found, bytes_of, found_at, inside
from shnor_docs.source.text import fingerprint
from shnor_docs.source.unfinished import PREFIX, alone

NOT_FINISHED = declare("ШД035", Severity.ERROR, "прерванная правка не закончена")

NAME = f"{PREFIX}journal.json"
_LETTERS = "base64"


def write_as_one(
    folder: Path, files: Mapping[str, str | bytes | None], moves: Mapping[str, str] = MappingProxyType({})
) -> None:
    """Replace, create or (None) remove files below ``folder``, by inner path: all or none, whatever happens.

    ``moves`` gives folders that wait below it their new names.

    Raises:
        ShnorError: the folder cannot be written, or a file is open in another program; nothing is changed then,
            or the journal stands and the next command finishes.
    """
    check_free([folder / name for name in files], {})
    told = {name: [_fingerprint(folder / name), *_written(content)] for name, content in files.items()}
    journal = {"files": told, "moves": dict(moves)}
    write_atomically(folder / NAME, json.dumps(journal, ensure_ascii=False).encode())
    finish(folder)


def finish(folder: Path) -> None:
    """Carry out the change that a killed command has written down in the folder, if there is one.

    A living command that is at it is waited for: to write what it has written over what came after would lose that.

    Raises:
        ShnorError: a file was changed meanwhile, or cannot be written.
    """
    if found_at(folder / NAME) is Found.FILE:
        with telling(folder), alone(folder):
            if found_at(folder / NAME) is Found.FILE:
                _carry_out(folder / NAME)


def _carry_out(journal: Path) -> None:
    folder = journal.parent
    told, moves = _read(journal)
    for name, (before, data) in told.items():
        if _fingerprint(folder / name) not in (before, "" if data is None else fingerprint(data)):
            message = f"команда была прервана, а файл «{name}» с тех пор изменён: закончить её правку нельзя"
            hint = f"верните файл к прежнему виду и повторите команду; если правка не нужна, удалите файл {NAME}"
            raise ShnorError(Diagnostic.of(NOT_FINISHED, message, Location((folder / name).as_posix()), hint))
    for waiting, place in moves.items():
        if found_at(folder / waiting) is Found.FOLDER:
            (folder / waiting).rename(folder / place)
    write_together({folder / name: data for name, (_, data) in told.items() if data is not None})
    for name in (name for name, (_, data) in told.items() if data is None):
        with telling(folder / name):
            (folder / name).unlink(missing_ok=True)
    journal.unlink(missing_ok=True)


def _written(content: str | bytes | None) -> tuple[str | None, ...]:
    """What a journal says of a file: its text, or None if it goes; bytes that may be no text, in letters."""
    return (base64.b64encode(content).decode("ascii"), _LETTERS) if isinstance(content, bytes) else (content,)


def _data(told: object, letters: object = None) -> bytes | None:
    if told is None:
        return None
    return base64.b64decode(str(told), validate=True) if letters == _LETTERS else str(told).encode()


def _read(journal: Path) -> tuple[dict[str, tuple[str, bytes | None]], dict[str, str]]:
    """The files that a journal changes, with the digest of what they were and what they become, and moved folders.

    A workspace may come from anyone: a journal reaches no file outside the folder in which it lies.
    """
    folder = journal.parent
    try:
        begun = json.loads(bytes_of(journal, NAME))
        told = {str(name): (str(before), _data(*said)) for name, (before, *said) in begun["files"].items()}
        moves = {str(waiting): str(place) for waiting, place in begun["moves"].items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ShnorError(_not_ours(journal)) from error
    if not all(inside(folder, folder / name) for name in (*told, *moves, *moves.values())):
        raise ShnorError(_not_ours(journal))
    return told, moves


def _not_ours(journal: Path) -> Diagnostic:
    message = "запись о прерванной правке испорчена или сделана не этой программой: по ней ничего не изменено"
    return Diagnostic.of(NOT_FINISHED, message, Location(journal.as_posix()), f"удалите файл {NAME}")


def _fingerprint(path: Path) -> str:
    """The digest of the file's bytes; empty if there is none."""
    return fingerprint(bytes_of(path, path.name)) if found_at(path) is Found.FILE else ""
