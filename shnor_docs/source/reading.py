"""What lies at a path, and the bytes of a user's file: questions that get an answer, never an exception."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from enum import Enum, auto
from itertools import accumulate, islice
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare

MISSING = declare("ШД001", Severity.ERROR, "файл не найден")
UNREADABLE = declare("ШД002", Severity.ERROR, "файл не читается")
OUTSIDE = declare("ШД005", Severity.ERROR, "путь ведёт за пределы рабочей папки")
TOO_LARGE = declare("ШД026", Severity.ERROR, "файл слишком велик")

MEGABYTE = 2**20
MAX_SIZE = 64 * MEGABYTE
"""Far above any official's table or template, far below what hurts the machine."""


class Found(Enum):
    """What lies at a path."""

    FILE = auto()
    FOLDER = auto()
    SPECIAL = auto()
    """A pipe, a socket, a device: to read it may never end."""
    NOTHING = auto()
    """Also a broken link, and a name that no file can have."""
    DENIED = auto()
    OUTSIDE = auto()
    """Not in the folder that must not be left, or reached through a link."""


def found_at(path: Path, root: Path | None = None) -> Found:
    """What lies at ``path``; ``root`` is the folder that it must not leave, not even through a link."""
    if root is not None and not inside(root, path):
        return Found.OUTSIDE
    try:
        mode = path.stat().st_mode
    except PermissionError:
        return Found.DENIED
    except (OSError, ValueError):
        return Found.NOTHING
    if stat.S_ISREG(mode):
        return Found.FILE
    return Found.FOLDER if stat.S_ISDIR(mode) else Found.SPECIAL


def inside(root: Path, path: Path) -> bool:
    """Whether ``path`` stays in ``root``: no ``..`` out of it and no symbolic link on the way from it."""
    steps = _steps(os.fspath(root), os.fspath(path))
    if steps is None or ".." in steps:
        return False
    places = accumulate((os.fspath(root), *steps), os.path.join)
    return not any(os.path.islink(place) for place in islice(places, 1, None))  # noqa: PTH114 - False for a name too long


def _steps(root: str, path: str) -> Sequence[str] | None:
    """The steps from one path down to another; by their texts, where those tell it: it is asked at each key."""
    if path.startswith(root + os.sep):
        return path[len(root) + 1 :].split(os.sep)  # noqa: PTH206 - a Path takes five times as long
    try:
        return Path(path).absolute().relative_to(Path(root).absolute()).parts
    except (OSError, ValueError):
        return None


def is_taken(path: Path) -> bool:
    """Whether anything lies at ``path``: a file, a folder, a link that leads nowhere."""
    return os.path.lexists(path)


def read_file(path: Path, shown: str, root: Path | None = None, most: int = MAX_SIZE) -> bytes | Diagnostic:
    """The bytes of a file, or the reason why it cannot be used; ``shown`` is how diagnostics name it."""
    found = found_at(path, root)
    if found is not Found.FILE:
        return why_not(found, shown)
    try:
        if (size := path.stat().st_size) > most:
            return _too_large(shown, size, most)
        return path.read_bytes()
    except FileNotFoundError:
        return why_not(Found.NOTHING, shown)
    except PermissionError:
        return why_not(Found.DENIED, shown)
    except OSError:
        hint = "проверьте диск или сетевую папку и повторите"
        return Diagnostic.of(UNREADABLE, f"файл «{shown}» не читается", Location(shown), hint)


def bytes_of(path: Path, shown: str, root: Path | None = None) -> bytes:
    """The bytes of a file without which nothing can be done; ShnorError if it cannot be read."""
    data = read_file(path, shown, root)
    if isinstance(data, Diagnostic):
        raise ShnorError(data)
    return data


def why_not(found: Found, shown: str) -> Diagnostic:
    """Why what was found cannot be read as a file."""
    code, message, hint = REASONS[found]
    return Diagnostic.of(code, message.format(f"«{shown}»"), Location(shown), hint)


REASONS = {
    Found.NOTHING: (MISSING, "нет файла {}", "проверьте имя файла и папку"),
    Found.FOLDER: (UNREADABLE, "{} — папка, а нужен файл", "переименуйте папку или уберите её"),
    Found.SPECIAL: (UNREADABLE, "{} — канал или устройство, а нужен файл", "положите на это место обычный файл"),
    Found.DENIED: (
        UNREADABLE,
        "{} не открыть: нет прав на чтение, или файл занят другой программой",
        "дайте себе право читать файл и папку или закройте программу и повторите",
    ),
    Found.OUTSIDE: (
        OUTSIDE,
        "путь {} ведёт за пределы рабочей папки или через ссылку",
        "положите сам файл в рабочую папку: ссылки и «..» не допускаются",
    ),
}


def _too_large(shown: str, size: int, most: int) -> Diagnostic:
    message = f"файл «{shown}» слишком велик: {size // MEGABYTE} МБ, читается не больше {most // MEGABYTE} МБ"
    hint = "проверьте, тот ли это файл; большой разделите на части"
    return Diagnostic.of(TOO_LARGE, message, Location(shown), hint)
