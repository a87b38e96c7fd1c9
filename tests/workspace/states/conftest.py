from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.small_workspace import SmallWorkspace
from tests.workspace.editions.small import PROGRAM, ROADMAP
from tests.workspace.states.repository import Repository


@pytest.fixture(autouse=True)
def nobodys_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of whoever runs the tests: neither of git nor of ours."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path_factory.getbasetemp()))
    monkeypatch.setenv("SHNOR_DOCS_CONFIG", str(tmp_path_factory.mktemp("config")))


@pytest.fixture
def program(small: SmallWorkspace) -> SmallWorkspace:
    """A workspace without git, with one program."""
    small.program(PROGRAM, ROADMAP)
    return small


@pytest.fixture
def repository(program: SmallWorkspace) -> Repository:
    """The same in git, all of it committed."""
    return Repository.of(program.root)


@pytest.fixture
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder outside the workspace."""
    return tmp_path_factory.mktemp("elsewhere")
