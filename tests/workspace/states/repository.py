"""A git repository as a user of git has it."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

LONG_AGO = {"GIT_AUTHOR_DATE": "2020-03-01T12:00:00+0300", "GIT_COMMITTER_DATE": "2020-03-01T12:00:00+0300"}
"""Git counts seconds: what tests do afterwards is later."""
WHO = ("-c", "user.name=Прежний", "-c", "user.email=former@example.org")


@dataclass(frozen=True)
class Repository:
    """A repository around a workspace."""

    root: Path

    @classmethod
    def of(cls, root: Path) -> Repository:
        """A new one with everything committed."""
        made = cls(root)
        made.git("init", "-q", "-b", "main", ".")
        made.commit("Начало")
        return made

    def git(self, *arguments: str) -> str:
        """What git prints."""
        command = ["git", "-C", str(self.root), *WHO, *arguments]
        done = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **LONG_AGO})
        return done.stdout.strip("\n")

    def commit(self, message: str) -> None:
        """Commit everything."""
        self.git("add", "-A")
        self.git("commit", "-qm", message)

    def last(self, form: str) -> str:
        """The last commit in a form that git knows."""
        return self.git("log", "-1", f"--format={form}")

    def touched(self) -> list[str]:
        """The files that the last commit changed."""
        return self.git("-c", "core.quotePath=false", "show", "--name-only", "--format=").splitlines()

    def pending(self) -> list[str]:
        """What git has to say of what is not committed."""
        return self.git("status", "--short").splitlines()


def forget_settings(monkeypatch: pytest.MonkeyPatch, folders: pytest.TempPathFactory) -> None:
    """No settings of whoever runs the tests: neither of git nor of ours."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folders.getbasetemp()))
    monkeypatch.setenv("SHNOR_DOCS_CONFIG", str(folders.mktemp("config")))
