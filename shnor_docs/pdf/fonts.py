"""Fonts that LibreOffice would find: asked of fontconfig, else read from the folders of the system and its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from shnor_docs.pdf.font_names import families_of
from shnor_docs.pdf.office import Office

TWINS = {
    "times new roman": ("liberation serif", "tinos", "thorndale amt"),
    "arial": ("liberation sans", "arimo", "albany amt"),
    "courier new": ("liberation mono", "cousine", "cumberland amt"),
    "calibri": ("carlito",),
    "cambria": ("caladea",),
    "liberation serif": ("times new roman", "tinos"),
    "liberation sans": ("arial", "arimo"),
}
"""Fonts that LibreOffice takes for one that is not there, whose letters are as wide: no line moves."""
_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_SECONDS = 20


def lacking(asked: Iterable[str], available: frozenset[str]) -> list[str]:
    """The asked fonts of which neither they nor a twin of equal widths is there, sorted."""
    return sorted({name for name in asked if not _is_there(name.casefold(), available)})


def _is_there(name: str, available: frozenset[str]) -> bool:
    return name in available or any(twin in available for twin in TWINS.get(name, ()))


def available_fonts(office: Office) -> frozenset[str]:
    """Families in lower case; empty if none could be found out, and then nothing can be said."""
    return frozenset(name.casefold() for name in (*_listed(), *_in_folders(_folders(office))))


def stand_in(name: str) -> str:
    """The font that fontconfig would give for one that is not there; empty where that cannot be told."""
    return _asked_of_fontconfig("fc-match", "-f", "%{family[0]}", name).strip()


def _listed() -> Iterator[str]:
    for line in _asked_of_fontconfig("fc-list", "--format", "%{family}\n").splitlines():
        yield from filter(None, (name.strip() for name in line.split(",")))


def _asked_of_fontconfig(*command: str) -> str:
    if shutil.which(command[0]) is None:
        return ""
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace")


def _folders(office: Office) -> Iterator[Path]:
    program = office.program.resolve().parent
    yield from (program.parent / "share/fonts", program.parent / "Resources/fonts")
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts")
        yield Path(os.environ.get("LOCALAPPDATA", ""), "Microsoft/Windows/Fonts")
    elif sys.platform == "darwin":
        yield from (Path("/System/Library/Fonts"), Path("/Library/Fonts"), Path.home() / "Library/Fonts")
    elif shutil.which("fc-list") is None:
        yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")


def _in_folders(folders: Iterable[Path]) -> Iterator[str]:
    for folder in folders:
        for parent, _, names in os.walk(folder):
            for name in names:
                if Path(name).suffix.lower() in _SUFFIXES:
                    yield from families_of(Path(parent, name))
