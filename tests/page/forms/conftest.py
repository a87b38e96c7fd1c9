"""A screen of the sample, asked without a browser."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.page.forms.asking import Form


@pytest.fixture
def form(window: TestClient) -> Form:
    """The plan of the sample."""
    return Form(window, "roadmap")
