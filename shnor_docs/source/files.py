"""Writing files whole or not at all, and names that every system accepts."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
import time
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare

NOT_WRITABLE = declare("ШД006", Severity.ERROR, "файл не записать")
OPEN_ELSEWHERE = declare("ШД007", Severity.ERROR, "файл открыт в другой программе")

_SLASH = re.compile(r"(?<=\w)/(?=\w)")
FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)")
MAX_NAME_BYTES = 255
SECONDS_OF_A_WRITE = 60
_UNFINISHED = ".shnor-docs-"
WINDOWS_SHARING_VIOLATION = 32


def write_atomically(path: Path, data: bytes, shown: str | None = None) -> None:
    """Replace or create a file; a reader sees the old bytes or the new ones, never a half.

    ``shown`` is how diagnostics name the file, by default its whole path.
    Raises :class:`ShnorError` if the folder cannot be written or the file is open in Word, Excel or LibreOffice.
    """
    if opened_by(path):
        raise ShnorError(_open_elsewhere(path, shown))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except (OSError, UnicodeEncodeError) as error:
        raise ShnorError(_why_not_written(path, error, shown)) from error


def opened_by(path: Path) -> Path | None:
    """The lock that Word, Excel or LibreOffice keeps beside a file that it has open; None if there is none."""
    locks = (_office_lock(path), path.with_name(f".~lock.{path.name}#"))
    return next((lock for lock in locks if os.path.exists(lock)), None)  # noqa: PTH110 - False for too long a name


def remove_leftovers(folder: Path) -> None:
    """Remove the unfinished files of a run that was killed; those younger than a minute may belong to another run."""
    for path in folder.glob(f"{_UNFINISHED}*.tmp"):
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > SECONDS_OF_A_WRITE:
                path.unlink()


def shown_path(path: Path, root: Path) -> str:
    """A path as messages print it, without the folders of the machine.

    It is relative to the workspace ``root`` or to the current folder; of a path outside both, the last two names.
    """
    whole = path.absolute()
    for folder in (root.absolute(), Path.cwd()):
        if whole.is_relative_to(folder):
            return whole.relative_to(folder).as_posix()
    return path.as_posix() if not path.is_absolute() else Path(*whole.parts[-2:]).as_posix()


def safe_file_name(text: str) -> str:
    """``text`` as one file name for Windows, macOS and Linux; letters, «№» and spaces stay, «401/1» is «401-1»."""
    name = re.sub(r"\s+", " ", FORBIDDEN.sub(" ", _SLASH.sub("-", text))).strip(" .")
    name = RESERVED.sub(r"\1_", name, count=1) if RESERVED.match(name) else name
    return _shortened(name) or "_"


def _shortened(name: str) -> str:
    """The name within the limit of file systems (255 bytes of UTF-8), its suffix kept."""
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix) > 10:
        stem, dot, suffix = name, "", ""
    room = MAX_NAME_BYTES - len((dot + suffix).encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .") + dot + suffix


def _replace(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(prefix=_UNFINISHED, suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_mode(path))
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise


def _mode(path: Path) -> int:
    """Permissions of the file to be replaced; of a new file, those that ``open()`` would give it."""
    if path.exists():
        return path.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _office_lock(path: Path) -> Path:
    """Excel puts «~$» before the name; Word too, or for the first one or two letters of a longer name."""
    cut = max(0, min(2, len(path.stem) - 6)) if path.suffix.lower() == ".docx" else 0
    return path.with_name("~$" + path.name[cut:])


def _why_not_written(path: Path, error: OSError | UnicodeEncodeError, shown: str | None) -> Diagnostic:
    if getattr(error, "winerror", None) == WINDOWS_SHARING_VIOLATION:
        return _open_elsewhere(path, shown)
    if isinstance(error, PermissionError) and path.exists() and os.access(path.parent, os.W_OK):
        return _open_elsewhere(path, shown)
    hint = "проверьте права на папку и свободное место на диске"
    if isinstance(error, UnicodeEncodeError):
        hint = "имена файлов здесь не в UTF-8: задайте переменную окружения PYTHONUTF8=1 и повторите команду"
    place = Location(shown or path.as_posix())
    return Diagnostic.of(NOT_WRITABLE, f"не удалось записать «{path.name}»", place, hint)


def _open_elsewhere(path: Path, shown: str | None) -> Diagnostic:
    message = f"файл «{path.name}» открыт в другой программе, записать его нельзя"
    program = "Excel" if path.suffix.lower() == ".xlsx" else "Word"
    hint = f"закройте файл в {program} и повторите команду"
    if lock := opened_by(path):
        hint += f"; если {program} уже закрыт, удалите оставшийся от него файл «{lock.name}»"
    return Diagnostic.of(OPEN_ELSEWHERE, message, Location(shown or path.as_posix()), hint)
