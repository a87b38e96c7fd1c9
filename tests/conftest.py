"""Fixtures that every room's tests share. They import rooms when used: a broken room fails its own tests alone."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

settings.register_profile("by hand", deadline=None)
settings.register_profile("build machine", deadline=None, derandomize=True)
settings.load_profile("build machine" if os.environ.get("CI") else "by hand")

if TYPE_CHECKING:
    from tests.small_workspace import SmallWorkspace


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What tests keep between runs stays theirs, in this process and in those they start."""
    os.environ["SHNOR_DOCS_CACHE"] = str(tmp_path_factory.mktemp("cache"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="переписать золотые документы")


@pytest.fixture
def small(tmp_path: Path) -> SmallWorkspace:
    """A workspace with a catalogue and no program yet."""
    from tests.small_workspace import CATALOGUE, SmallWorkspace

    space = SmallWorkspace(tmp_path)
    space.catalogue(CATALOGUE)
    (tmp_path / "programs").mkdir()
    return space


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], Path]:
    """Files of the shipped documents by program and document; those that failed are absent."""
    from shnor_docs.workspace import Workspace, Written
    from tests.samples import ROOT

    results = Workspace(ROOT).render(out=tmp_path_factory.mktemp("samples"))
    return {(r.program, r.document): r.path for r in results if isinstance(r, Written)}
