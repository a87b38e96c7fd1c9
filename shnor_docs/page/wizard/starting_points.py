"""From what a program may begin: nothing, another program of the workspace, a sample."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from shnor_docs.workspace.beginnings.samples import samples
from shnor_docs.workspace.freshness import shared_digest
from shnor_docs.workspace.standing import Head, head_of, kept_standing
from shnor_docs.workspace.workspace import Workspace

OWN, SAMPLE = "own:", "sample:"


class StartingPoint(NamedTuple):
    """A program to begin from: how an answer names it, its head, its documents, and how the use case names it."""

    key: str
    head: Head
    documents: tuple[str, ...]
    source: str


def own_programs(workspace: Workspace) -> Iterator[StartingPoint]:
    """The programs of the workspace."""
    root, shared = workspace.root, shared_digest(workspace.root)
    for program in workspace.programs:
        known = kept_standing(root, program, shared)
        yield StartingPoint(f"{OWN}{program}", known.head if known else head_of(root, program), (), program)


def sample_programs(workspace: Workspace) -> Iterator[StartingPoint]:
    """The samples that came with the program."""
    for sample in samples(workspace):
        yield StartingPoint(f"{SAMPLE}{sample.program}", sample.head, sample.documents, str(sample.folder))


def chosen(workspace: Workspace, key: str) -> StartingPoint | None:
    """The starting point that an answer names; None for an empty program."""
    known = own_programs(workspace) if key.startswith(OWN) else sample_programs(workspace) if key else iter(())
    return next((point for point in known if point.key == key), None)
