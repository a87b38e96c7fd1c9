"""Runs the command line in this process, as a user would call it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.small_workspace import SmallWorkspace


@dataclass(frozen=True)
class Ran:
    """What a command printed, no-break spaces as plain ones, and the code it ended with."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Calls ``shnor-docs`` with the arguments."""
    from shnor_docs.cli import main

    def call(*arguments: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["shnor-docs", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return Ran(int(ended.value.code or 0), printed.out.replace("\u00a0", " "), printed.err)

    return call


@pytest.fixture
def inside(small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> SmallWorkspace:
    """A small workspace that is the current folder."""
    monkeypatch.chdir(small.root)
    return small
