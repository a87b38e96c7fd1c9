"""The pane beside a form: which document it shows first."""

from __future__ import annotations

from dataclasses import dataclass

from shnor_docs.page.addresses import program_url
from shnor_docs.page.asking import Asked

_OF_PARTS = {"orders": "order", "roadmap": "roadmap"}
"""Kinds of documents that show what a part of the forms is about; the others show the first document."""


@dataclass(frozen=True, slots=True)
class Pane:
    """A pane: the address it loads itself from."""

    url: str


def pane(asked: Asked, program: str) -> Pane:
    """The pane of a screen of forms."""
    kind = _OF_PARTS.get(asked.names.get("part", ""), "")
    return Pane(f"{program_url(program, 'preview')}?kind={kind}")
