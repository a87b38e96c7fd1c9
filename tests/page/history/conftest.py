from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.small_workspace import SmallWorkspace
from tests.workspace.editions.small import PROGRAM, ROADMAP
from tests.workspace.states.repository import forget_settings


@pytest.fixture(autouse=True)
def nobodys_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests is nobody."""
    forget_settings(monkeypatch, tmp_path_factory)


@pytest.fixture
def program(small: SmallWorkspace) -> SmallWorkspace:
    """A workspace with one program, ready to be approved."""
    small.program(PROGRAM, ROADMAP)
    return small


@pytest.fixture
def window(program: SmallWorkspace, open_window: Callable[[Path], TestClient]) -> TestClient:
    """A window on it."""
    return open_window(program.root)
