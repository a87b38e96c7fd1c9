"""Fixtures that every room's tests share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.small_workspace import SmallWorkspace


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="переписать золотые документы")


@pytest.fixture
def small(tmp_path: Path) -> SmallWorkspace:
    """A workspace with a catalogue and no program yet."""
    from tests.small_workspace import CATALOGUE, SmallWorkspace  # a broken room fails its own tests alone

    space = SmallWorkspace(tmp_path)
    space.catalogue(CATALOGUE)
    (tmp_path / "programs").mkdir()
    return space
