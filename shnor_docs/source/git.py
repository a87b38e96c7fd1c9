"""The git program asked from inside the page: it never waits for a person, runs no hook, obeys no setting of print."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

PATIENCE = 60.0
"""Seconds after which git on a slow disk is given up."""
_OF_ANOTHER = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_NAMESPACE")
"""Set where a hook of git has started us: they name its repository, not the one of the folder."""
_QUIET = {
    "color.ui": "false",
    "commit.gpgSign": "false",
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.quotePath": "false",
    "gc.auto": "0",
    "i18n.commitEncoding": "UTF-8",
    "i18n.logOutputEncoding": "UTF-8",
    "log.showSignature": "false",
    "maintenance.auto": "false",
}
_ENVIRONMENT = {"GIT_TERMINAL_PROMPT": "0", "GIT_LITERAL_PATHSPECS": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}


def asked(
    folder: Path, *arguments: str, stdin: bytes = b"", environment: Mapping[str, str] = MappingProxyType({})
) -> bytes | None:
    """What git prints in a folder; None if there is no git, if it refuses, or if it does not come to its end."""
    settings = (piece for name, value in _QUIET.items() for piece in ("-c", f"{name}={value}"))
    own = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER}
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *settings, *arguments],
            input=stdin,
            capture_output=True,
            check=False,
            env={**own, **_ENVIRONMENT, **environment},
            timeout=PATIENCE,
        )
    except (OSError, subprocess.TimeoutExpired, ValueError):
        return None
    return None if done.returncode else done.stdout


def names(output: bytes | None) -> tuple[str, ...]:
    """The names of files that git has printed with ``-z``."""
    return tuple(os.fsdecode(name) for name in (output or b"").split(b"\0") if name)
