from __future__ import annotations

import pytest

from tests.small_workspace import SmallWorkspace
from tests.workspace.editions.small import PROGRAM, ROADMAP


@pytest.fixture
def program(small: SmallWorkspace) -> SmallWorkspace:
    """A workspace with one program, ready to be approved."""
    small.program(PROGRAM, ROADMAP)
    return small
