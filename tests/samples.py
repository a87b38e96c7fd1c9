"""The shipped programs, rendered once for all tests that look at their documents."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from shnor_docs.workspace import Workspace

ROOT = Path(__file__).parent.parent


@cache
def shipped() -> tuple[tuple[str, str], ...]:
    """Program and document ids of all documents that the shipped programs declare."""
    return tuple((p["program"], d["id"]) for p in Workspace(ROOT).overview() for d in p["documents"])


each_document = pytest.mark.parametrize(
    ("program", "document"), [pytest.param(*names, id="/".join(names)) for names in shipped()]
)
"""Runs a test for every shipped document."""
