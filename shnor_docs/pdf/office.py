"""LibreOffice on this machine: where it is, how to install it, which build it is."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare

NO_OFFICE = declare("ШД860", Severity.ERROR, "LibreOffice не найден")

OVERRIDE = "SHNOR_DOCS_SOFFICE"
"""Names the program of LibreOffice where it lies at no usual place."""
INSTALL = {
    "win32": "winget install TheDocumentFoundation.LibreOffice",
    "linux": "sudo apt install libreoffice-writer libreoffice-impress fonts-liberation",
    "darwin": "brew install --cask libreoffice",
}
_NAMES = {"win32": "Windows", "linux": "Debian, Ubuntu, Astra Linux", "darwin": "macOS"}
_FOR_PDF = "на этом компьютере нет LibreOffice, а PDF делает он"
_IDENTITY = ("versionrc", "version.ini")
"""Files of LibreOffice that say which build it is."""


@dataclass(frozen=True, slots=True)
class Office:
    """A LibreOffice to run."""

    program: Path

    @property
    def identity(self) -> str:
        """What differs between two builds: a PDF of another one may have other pages."""
        folder = self.program.resolve().parent
        for name in _IDENTITY:
            for path in (folder / name, folder.parent / "Resources" / name):
                if path.is_file():
                    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        return str(self.program)


def find_office(why: str = _FOR_PDF, place: str = "--pdf") -> Office:
    """The LibreOffice of this machine; ``why`` tells what it is needed for if there is none, ``place`` by what.

    Raises:
        ShnorError: there is none; says how to install it.
    """
    named = os.environ.get(OVERRIDE)
    candidates = [Path(named)] if named else list(_usual_places())
    for path in candidates:
        if path.is_file():
            return Office(path)
    what = f"по пути {OVERRIDE}={named} программы нет" if named else why
    raise ShnorError(Diagnostic.of(NO_OFFICE, what, Location(place), f"поставьте его: {_how_to_install()}"))


def _how_to_install() -> str:
    mine = INSTALL.get(sys.platform)
    if mine:
        return f"«{mine}» или с libreoffice.org"
    return "; ".join(f"{_NAMES[system]} – «{line}»" for system, line in INSTALL.items())


def _usual_places() -> Iterator[Path]:
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            yield Path(found)
    if sys.platform == "win32":
        yield from _windows_places()
    elif sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            yield folder / "LibreOffice.app/Contents/MacOS/soffice"
    else:
        yield from (Path("/usr/lib/libreoffice/program/soffice"), Path("/snap/bin/libreoffice"))
        yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)


def _windows_places() -> Iterator[Path]:
    names = ("PROGRAMFILES", "PROGRAMW6432", "PROGRAMFILES(X86)")
    folders = [Path(os.environ[name]) for name in names if name in os.environ]
    if "LOCALAPPDATA" in os.environ:
        folders.append(Path(os.environ["LOCALAPPDATA"], "Programs"))
    for folder in folders:
        yield from (folder / "LibreOffice/program" / name for name in ("soffice.com", "soffice.exe"))
