"""Commands that a page shows, run in a folder; and whether what they print is what the page shows."""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from shnor_docs.cli import main

ROOT = Path(__file__).parent.parent
OURS = re.compile(r"(?:\.venv\\Scripts\\)?(?:shnor-docs|py -m shnor_docs)\b")
EDITION = re.compile(r"@[0-9a-f]{12}\b")


def ran(command: str, folder: Path) -> tuple[int, str]:
    """The exit code of a command line, and all that it prints: ours in this process, others by the shell."""
    return (_called if OURS.match(command) else _shelled)(command, folder)


def _called(command: str, folder: Path) -> tuple[int, str]:
    """The exit code of our command in a folder, and all that it prints."""
    words = shlex.split(OURS.sub("", command))
    arguments = [name for word in words for name in (_globbed(folder, word) if "*" in word else [word])]
    printed = io.StringIO()
    with (
        chdir(folder),
        redirect_stdout(printed),
        redirect_stderr(printed),
        patch("sys.argv", ["shnor-docs", *arguments]),
    ):
        try:
            main()
        except SystemExit as ended:
            return int(ended.code or 0), printed.getvalue()
    return 0, printed.getvalue()


def _globbed(folder: Path, word: str) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.glob(word))


def _shelled(command: str, folder: Path) -> tuple[int, str]:
    """The same of any other command; git knows its user, our command and nothing of this machine's settings."""
    home = folder.parent
    own = {
        "HOME": str(home),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_PAGER": "cat",
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C.UTF-8",
    }
    path = {"PATH": f"{_our_command(home)}{os.pathsep}{os.environ['PATH']}"}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | own | path
    done = subprocess.run(
        ["sh", "-c", command], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout + done.stderr


def _our_command(home: Path) -> Path:
    """A folder with the command that git may call."""
    script = home / "bin" / "shnor-docs"
    if not script.exists():
        script.parent.mkdir()
        script.write_text(f'#!/bin/sh\nexec {sys.executable} -m shnor_docs "$@"\n')
        script.chmod(0o755)
    return script.parent


def sessions(body: str) -> Iterator[tuple[str, str]]:
    """Commands after «$» with what they print; first, what the command before the block prints."""
    for part in re.split(r"^(?=\$ )", body, flags=re.MULTILINE):
        if part:
            command, _, output = part.partition("\n") if part.startswith("$ ") else ("", "", part)
            yield command.removeprefix("$ "), output


def comparable(text: str) -> str:
    """A text without what is not the page's business: no-break spaces, digests of editions, blank ends."""
    plain = EDITION.sub("@…", text.replace("\u00a0", " "))
    return "\n".join(line.rstrip() for line in plain.rstrip().split("\n"))


def as_pattern(expected: str) -> re.Pattern[str]:
    """What a page shows: «…» stands for some words, alone in its line for some lines."""
    return re.compile("\n".join(map(_line_pattern, comparable(expected).split("\n"))))


def _line_pattern(line: str) -> str:
    return r"(?:.*\n?)*?.*" if line.strip() == "…" else re.escape(line).replace("…", ".*")
