from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_workspace import SmallWorkspace
from tests.workspace.editions.small import PROGRAM, ROADMAP
from tests.workspace.states.repository import Repository, forget_settings


@pytest.fixture(autouse=True)
def nobodys_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests is nobody."""
    forget_settings(monkeypatch, tmp_path_factory)


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
