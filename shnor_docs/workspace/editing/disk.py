"""The files of a program's folder as they lie, for reading and for writing in one's turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePosixPath

from shnor_docs.diagnostics import Diagnostic, Location, ShnorError
from shnor_docs.source.files import safe_file_name, telling, write_together
from shnor_docs.source.journal import finish, write_as_one
from shnor_docs.source.layout import PROGRAMS, RECORDS
from shnor_docs.source.reading import is_taken, read_file
from shnor_docs.source.text import MAX_TEXT_SIZE
from shnor_docs.source.unfinished import alone, sweep
from shnor_docs.workspace.editing.remembering import recalled, remember
from shnor_docs.workspace.editing.texts import NOT_EDITABLE, Reader

EDITABLE = (".yaml", ".md", ".csv", ".txt")


def reader_of(folder: Path, root: Path) -> Reader:
    """Reads files of a program's folder by their inner paths, and remembers them."""
    return partial(_read, folder, root)


@contextmanager
def turn(folder: Path) -> Iterator[None]:
    """Waits for others who write in the folder, and finishes what killed ones have begun.

    Raises:
        ShnorError: another does not come to its end, or the folder cannot be written.
    """
    with telling(folder, f"{PROGRAMS}/{folder.name}"), alone(folder):
        sweep(folder)
        finish(folder)
        yield


def write_files(folder: Path, files: Mapping[str, bytes | None]) -> None:
    """Write or remove files of the folder, all of them or none, whatever happens.

    Raises:
        ShnorError: one cannot be written, or is open in another program.
    """
    for data in filter(None, files.values()):
        remember(data)
    if len(files) == 1 and None not in files.values():
        shown = {folder / file: f"{PROGRAMS}/{folder.name}/{file}" for file in files}
        write_together({folder / file: data for file, data in files.items() if data is not None}, shown)
    elif files:
        write_as_one(folder, files)


def check_editable(program: str, file: str) -> None:
    """Refuse a file that is not a text of the program itself.

    Raises:
        ShnorError: it lies elsewhere, or keeps what was approved.
    """
    steps = PurePosixPath(file).parts
    is_plain = "\\" not in file and all(safe_file_name(step) == step and step[0] != "." for step in steps)
    if steps and is_plain and steps[0] not in RECORDS and PurePosixPath(file).suffix in EDITABLE:
        return
    message, hint = f"файл «{file}» здесь не правят", "здесь правят тексты самой программы: её сведения и разделы"
    raise ShnorError(Diagnostic.of(NOT_EDITABLE, message, Location(f"{PROGRAMS}/{program}"), hint))


def _read(folder: Path, root: Path, file: str) -> bytes | None:
    path = folder / file
    if not path.is_relative_to(folder) or not is_taken(path):
        return None
    data = read_file(path, path.relative_to(root).as_posix(), root, MAX_TEXT_SIZE)
    if isinstance(data, Diagnostic):
        raise ShnorError(data)
    return recalled(remember(data)) or data
