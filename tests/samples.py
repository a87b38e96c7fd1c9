"""The shipped programs, rendered once for all tests that look at their documents."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from shnor_docs.workspace import Workspace

ROOT = Path(__file__).parent.parent


@cache
def shipped() -> tuple[tuple[str, str], ...]:
    """Program and document ids of all documents of Word that the shipped programs declare."""
    return _declared(slides=False)


@cache
def shipped_slides() -> tuple[tuple[str, str], ...]:
    """The same of documents of slides."""
    return _declared(slides=True)


def _declared(*, slides: bool) -> tuple[tuple[str, str], ...]:
    found = ((p["program"], d) for p in Workspace(ROOT).overview() for d in p["documents"])
    return tuple((program, document["id"]) for program, document in found if (document["kind"] == "slides") is slides)


each_document = pytest.mark.parametrize(
    ("program", "document"), [pytest.param(*names, id="/".join(names)) for names in shipped()]
)
"""Runs a test for every shipped document."""
