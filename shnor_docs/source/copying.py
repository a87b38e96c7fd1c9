"""A program's folder copied as what it should be made of: plain files in plain folders."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.source.layout import RECORDS, STATES
from shnor_docs.source.reading import MEGABYTE, Found, found_at, why_not
from shnor_docs.source.unfinished import PREFIX

NOT_PLAIN = declare("ШД703", Severity.ERROR, "в папке программы не только файлы")
TOO_MUCH = declare("ШД704", Severity.ERROR, "папка программы слишком велика для копии")

MAX_FILES = 10_000
MAX_SIZE = 1024 * MEGABYTE
OF_OTHERS = (PREFIX, "~$", ".~lock.", ".git")
"""How the names begin of what programs keep beside the files they have open, and of a repository."""


def copy_folder(folder: Path, target: Path, shown: str) -> None:
    """Copy all files below ``folder``; ``shown`` is how diagnostics name it.

    Raises:
        ShnorError: with every link, pipe and unreadable file, or if there is too much; nothing is copied then.
        OSError: the target cannot be written.
    """
    entries = list(_entries(folder))
    if wrong := [problem for entry in entries if (problem := _problem(entry, folder, shown))]:
        raise ShnorError(*wrong)
    _check_amount(entries, shown)
    for entry in entries:
        place = target / Path(entry.path).relative_to(folder)
        if entry.is_dir():
            place.mkdir(parents=True, exist_ok=True)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(entry.path, place)


def forget_past(folder: Path) -> None:
    """Remove from the copy of a program its editions, what it was cloned from, and what tells of them."""
    for name in RECORDS:
        if (folder / name).is_dir():
            shutil.rmtree(folder / name, ignore_errors=True)
        else:
            (folder / name).unlink(missing_ok=True)


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Everything below the folder that is the program's own, links not followed; at most a folder above the limit.

    Saved states stay where they are: a copy begins a past of its own.
    """
    waiting, count, states = [os.fspath(folder)], 0, os.fspath(folder / STATES)
    while waiting and count <= MAX_FILES:
        for entry in _listed(waiting.pop()):
            if entry.path == states:
                continue
            count += 1
            yield entry
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)


def _listed(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return sorted((e for e in found if not e.name.startswith(OF_OTHERS)), key=lambda entry: entry.name)
    except OSError:
        raise ShnorError(why_not(Found.DENIED, Path(folder).name)) from None


def _problem(entry: os.DirEntry[str], folder: Path, shown: str) -> Diagnostic | None:
    path = Path(entry.path)
    name = f"{shown}/{path.relative_to(folder).as_posix()}"
    if entry.is_symlink():
        message, hint = f"«{name}» — ссылка, а копируются только файлы", "положите на её место сам файл или уберите её"
        return Diagnostic.of(NOT_PLAIN, message, Location(name), hint)
    if found_at(path) is Found.SPECIAL:
        message = f"«{name}» — канал или устройство, а копируются только файлы"
        return Diagnostic.of(NOT_PLAIN, message, Location(name), "уберите его из папки программы")
    return None if os.access(path, os.R_OK) else why_not(Found.DENIED, name)


def _check_amount(entries: list[os.DirEntry[str]], shown: str) -> None:
    size = sum(entry.stat().st_size for entry in entries if entry.is_file())
    if len(entries) > MAX_FILES or size > MAX_SIZE:
        message = f"в папке «{shown}» больше {MAX_FILES} файлов или больше {MAX_SIZE // MEGABYTE} МБ"
        hint = "уберите из папки программы то, что к ней не относится: сканы, архивы, готовые документы"
        raise ShnorError(Diagnostic.of(TOO_MUCH, message, Location(shown), hint))
