"""Where things lie in a workspace."""

from __future__ import annotations

from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.source.layout import CATALOGUE, PROGRAMS, templates_of
from shnor_docs.source.reading import Found, found_at, is_taken, why_not

NO_TEMPLATE = declare("ШД013", Severity.ERROR, "шаблон не найден")
NO_WORKSPACE = declare("ШД010", Severity.ERROR, "рабочая папка не найдена")


def find_root(start: Path) -> Path:
    """The nearest workspace, from the folder ``start`` upwards; ``start`` itself if there is none."""
    for candidate in _folders_up(start):
        if found_at(candidate / PROGRAMS) is Found.FOLDER and found_at(candidate / CATALOGUE) is Found.FILE:
            return candidate
    return start


def is_workspace(root: Path) -> bool:
    """Whether the folder holds ``programs/``."""
    return found_at(root / PROGRAMS) is Found.FOLDER


def require_workspace(root: Path) -> None:
    """Refuse a folder that is no workspace.

    Raises:
        ShnorError: the folder holds no ``programs/``.
    """
    if is_workspace(root):
        return
    message = f"в папке «{root}» нет рабочей папки shnor-docs: не видно папки «{PROGRAMS}»"
    hint = "перейдите в рабочую папку, укажите её ключом -C или создайте командой «shnor-docs init ПАПКА»"
    raise ShnorError(Diagnostic.of(NO_WORKSPACE, message, Location(str(root)), hint))


def program_ids(root: Path) -> tuple[str, ...]:
    """Ids of the programs, sorted: every folder of ``programs/``, so that none is passed over in silence.

    Raises:
        ShnorError: the folder cannot be read.
    """
    try:
        paths = list((root / PROGRAMS).iterdir())
    except OSError:
        raise ShnorError(why_not(Found.DENIED, PROGRAMS)) from None
    return tuple(sorted(path.name for path in paths if path.name[0] not in "._" and _may_be_program(path)))


def template_file(root: Path, program: str, name: str, document: str) -> Path:
    """The template of that name for a document: the program's own, the workspace's, or the default.

    Raises:
        ShnorError: it is nowhere, or is a link out of the workspace.
    """
    folder, shared = root / PROGRAMS / program, templates_of(name)
    for path in (folder / name, folder / "templates" / name, root / shared / name):
        if is_taken(path):
            found = found_at(path, root)
            if found is Found.FILE:
                return path
            raise ShnorError(why_not(found, path.relative_to(root).as_posix()))
    ready = default_files() / shared.name / name
    if found_at(ready) is Found.FILE:
        return ready
    message, place = f"нет шаблона «{name}» для документа «{document}»", Location(f"{PROGRAMS}/{program}")
    hint = f"положите файл в {shared.as_posix()} или в папку программы"
    raise ShnorError(Diagnostic.of(NO_TEMPLATE, message, place, hint))


def _folders_up(start: Path) -> tuple[Path, ...]:
    """The folder and those above it; none if there is no such folder."""
    if found_at(start) is not Found.FOLDER:
        return ()
    try:
        folder = start.absolute()
    except OSError:  # the current folder has been removed
        return ()
    return folder, *folder.parents


def _may_be_program(path: Path) -> bool:
    """A folder; also a link that leads nowhere, for it was meant to lead to one."""
    found = found_at(path)
    return found in (Found.FOLDER, Found.DENIED) or (found is Found.NOTHING and is_taken(path))


def rules_page() -> Path:
    """The page on rules that comes with the program."""
    package = Path(__file__).parent.parent
    packaged = package / "_default" / "docs" / "rules.md"
    return packaged if packaged.is_file() else package.parent / "docs" / "rules.md"


def default_files() -> Path:
    """The folder of the default templates: inside an installed package, or at the top of a checkout."""
    package = Path(__file__).parent.parent
    packaged = package / "_default" / "templates"
    return packaged if packaged.is_dir() else package.parent / "templates"
