"""Writing files whole or not at all, and names that every system accepts."""

from __future__ import annotations

import contextlib
import errno
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.source.reading import Found, found_at, is_taken
from shnor_docs.source.signs import ZERO_WIDTH
from shnor_docs.source.unfinished import unfinished_file

NOT_WRITABLE = declare("ШД006", Severity.ERROR, "файл не записать")
OPEN_ELSEWHERE = declare("ШД007", Severity.ERROR, "файл открыт в другой программе")

_SLASH = re.compile(r"(?<=\w)/(?=\w)")
FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f]+')
UNSEEN = re.compile(f"[{ZERO_WIDTH}]+")
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)")
MAX_NAME_BYTES = 255
MAX_WINDOWS_PATH = 260
IS_WINDOWS = os.name == "nt"
WINDOWS_SHARING_VIOLATION = 32
FULL = (errno.ENOSPC, errno.EDQUOT)
NO_FOLDER = (Found.FILE, Found.SPECIAL)
CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS)
ANYBODY_WRITES = 0o222
ASK_FOR_RIGHTS = (
    "попросите у того, кто обслуживает компьютеры, права на эту папку или перенесите её туда, где вы сами создаёте "
    "файлы; затем повторите"
)


def write_atomically(path: Path, data: bytes, shown: str | None = None, *, lasting: bool = True) -> None:
    """Replace or create a file; a reader sees the old bytes or the new ones, never a half.

    ``shown`` is how diagnostics name the file, by default its whole path. ``lasting`` waits until the disk has it, so
    that a loss of power takes nothing; what is made from other files and proven by digest need not wait.
    Raises :class:`ShnorError` if the folder cannot be written or the file is open in Word, Excel or LibreOffice.
    """
    write_together({path: data}, None if shown is None else {path: shown}, lasting=lasting)


def write_together(
    files: Mapping[Path, bytes], shown: Mapping[Path, str] | None = None, *, lasting: bool = True
) -> None:
    """Replace or create files, each whole: if one of them cannot be written, all stay as they were.

    Raises :class:`ShnorError` like :func:`write_atomically`.
    """
    names = shown or {}
    check_free(files, names)
    with contextlib.ExitStack() as unfinished:
        ready: dict[Path, Path] = {}
        for path, data in files.items():
            with telling(path, names.get(path)):
                path.parent.mkdir(parents=True, exist_ok=True)
                ready[path] = unfinished.enter_context(_beside(path, data, lasting=lasting))
        for path, temporary in ready.items():
            with telling(path, names.get(path)):
                temporary.replace(path)


def check_free(paths: Iterable[Path], shown: Mapping[Path, str]) -> None:
    """Refuse files that are open in another program, or that one may only read: a system would replace even these.

    Raises:
        ShnorError: one of them is; nothing is written then.
    """
    told = {path: shown.get(path) for path in paths}
    found = [_open_elsewhere(path, name) for path, name in told.items() if opened_by(path)]
    found += [_only_read(path, name) for path, name in told.items() if is_only_read(path)]
    if found:
        raise ShnorError(*found)


def is_only_read(path: Path) -> bool:
    """Whether a file is there that nobody may write, or not this person."""
    if found_at(path) is not Found.FILE or path.is_symlink():
        return False
    return not (path.stat().st_mode & ANYBODY_WRITES and os.access(path, os.W_OK))


@contextlib.contextmanager
def telling(path: Path, shown: str | None = None) -> Iterator[None]:
    """Tells, as a :class:`ShnorError`, why the file or folder at ``path`` could not be written."""
    try:
        yield
    except (OSError, UnicodeEncodeError) as error:
        raise ShnorError(_why_not_written(path, error, shown)) from error


def opened_by(path: Path) -> Path | None:
    """The lock that Word, Excel or LibreOffice keeps beside a file that it has open; None if there is none."""
    locks = (_office_lock(path), path.with_name(f".~lock.{path.name}#"))
    return next(filter(is_taken, locks), None)


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
    name = FORBIDDEN.sub(" ", _SLASH.sub("-", UNSEEN.sub("", text)))
    name = re.sub(r"\s+", " ", name).strip(" .")
    name = RESERVED.sub(r"\1_", name, count=1) if RESERVED.match(name) else name
    return _shortened(name) or "_"


def _shortened(name: str) -> str:
    """The name within the limit of file systems (255 bytes of UTF-8), its suffix kept."""
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix) > 10:
        stem, dot, suffix = name, "", ""
    room = MAX_NAME_BYTES - len((dot + suffix).encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .") + dot + suffix


@contextlib.contextmanager
def _beside(path: Path, data: bytes, *, lasting: bool) -> Iterator[Path]:
    """The data in a file of the same folder, ready to take the place of ``path``."""
    with unfinished_file(path.parent) as (file, temporary):
        file.write(data)
        file.flush()
        if lasting:
            os.fsync(file.fileno())
        temporary.chmod(_mode(path))
        if IS_WINDOWS:  # it replaces no file by an open one
            file.close()
        yield temporary


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
    if isinstance(error, PermissionError) and found_at(path) is Found.FILE and os.access(path.parent, os.W_OK):
        return _open_elsewhere(path, shown)
    folder = path if found_at(path) is Found.FOLDER else path.parent
    if isinstance(error, OSError) and error.errno in CLOSED:
        message = f"нет права записывать в папку «{folder.name}»"
        return Diagnostic.of(NOT_WRITABLE, message, Location(shown or path.as_posix()), ASK_FOR_RIGHTS)
    message = f"не удалось записать «{path.name}»"
    return Diagnostic.of(NOT_WRITABLE, message, Location(shown or path.as_posix()), _what_to_do(path, error))


def _what_to_do(path: Path, error: OSError | UnicodeEncodeError) -> str:
    if isinstance(error, UnicodeEncodeError):
        return "имена файлов здесь не в UTF-8: задайте переменную окружения PYTHONUTF8=1 и повторите команду"
    if error.errno in FULL:
        return "на диске кончилось место: освободите его и повторите; прежний файл цел"
    named = [Path(name) for name in (error.filename, error.filename2) if isinstance(name, str)]
    wanted = [*path.parents, *(name for name in named if isinstance(error, FileExistsError) and name != path)]
    if in_the_way := next((folder for folder in wanted if found_at(folder) in NO_FOLDER), None):
        return f"«{in_the_way.name}» — файл, а нужна папка: переименуйте или уберите его"
    if found_at(path) is Found.FOLDER and path in named:
        return f"«{path.name}» — папка, а нужен файл: переименуйте или уберите её"
    if error.errno == errno.ENAMETOOLONG or (IS_WINDOWS and len(str(path.absolute())) >= MAX_WINDOWS_PATH):
        return "имя или путь слишком длинны: сократите имя файла или перенесите рабочую папку ближе к корню диска"
    return "проверьте права на папку и свободное место на диске"


def _only_read(path: Path, shown: str | None) -> Diagnostic:
    message = f"файл «{path.name}» можно только читать: записать в него нельзя"
    hint = "снимите в свойствах файла отметку «Только чтение» или попросите право изменять его, затем повторите"
    return Diagnostic.of(NOT_WRITABLE, message, Location(shown or path.as_posix()), hint)


def _open_elsewhere(path: Path, shown: str | None) -> Diagnostic:
    message = f"файл «{path.name}» открыт в другой программе, записать его нельзя"
    program = "Excel" if path.suffix.lower() == ".xlsx" else "Word"
    hint = f"закройте файл в {program} и повторите команду"
    if lock := opened_by(path):
        hint += f"; если {program} уже закрыт, удалите оставшийся от него файл «{lock.name}»"
    return Diagnostic.of(OPEN_ELSEWHERE, message, Location(shown or path.as_posix()), hint)
