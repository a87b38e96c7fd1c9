"""Files to double-click: each opens the page of the folder where it lies, on one system."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Mapping
from pathlib import Path

import shnor_docs
from shnor_docs.workspace.places import default_files

WINDOWS, MACOS, LINUX = "Открыть.cmd", "Открыть (macOS).command", "Открыть (Linux).desktop"
STARTERS = {WINDOWS: "open.cmd", MACOS: "open.command", LINUX: "open.desktop"}
"""What they are named where they lie, and their texts; names differ, as desktops hide what stands after the dot."""
INSTALLER = Path("tools", "start.py")


def starters() -> dict[str, bytes]:
    """The starters of a workspace that this program makes: they know where it is, and where to install it from."""
    project = Path(shnor_docs.__file__).parent.parent
    known = str(project) if (project / INSTALLER).is_file() else ""
    return {
        WINDOWS: _windows(PROJECT=known.replace("%", "%%"), PYTHON=sys.executable.replace("%", "%%")),
        MACOS: _posix(MACOS, PROJECT=shlex.quote(known), PYTHON=shlex.quote(sys.executable)),
        LINUX: _posix(LINUX, COMMAND=MACOS),
    }


def starters_of_project() -> dict[str, bytes]:
    """The starters in the folder of the project itself: all they need lies beside them."""
    return {
        WINDOWS: _windows(PROJECT="%~dp0.", PYTHON="%~dp0.venv\\Scripts\\python.exe"),
        MACOS: _posix(MACOS, PROJECT="$here", PYTHON="$here/.venv/bin/python"),
        LINUX: _posix(LINUX, COMMAND=MACOS),
    }


def is_to_be_run(name: str) -> bool:
    """Whether a file must bear the mark of what may be run."""
    return name in (MACOS, LINUX)


def _windows(**values: str) -> bytes:
    """Lines end as Windows has them: with others it loses its way in a file that jumps."""
    return _filled(STARTERS[WINDOWS], values).replace("\n", "\r\n").encode()


def _posix(name: str, **values: str) -> bytes:
    return _filled(STARTERS[name], values).encode()


def _filled(file: str, values: Mapping[str, str]) -> str:
    text = (default_files() / "workspace" / file).read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text
