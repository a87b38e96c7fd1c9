"""Rendering as a command asks for it: where nothing has changed, the models and rules need not even be loaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from shnor_docs.diagnostics import ShnorError
from shnor_docs.source.layout import OUT, PROGRAMS
from shnor_docs.source.reading import Found, found_at
from shnor_docs.source.unfinished import sweep
from shnor_docs.workspace.freshness import as_written, shared_digest, sources_digest
from shnor_docs.workspace.places import program_ids
from shnor_docs.workspace.results import Mode, Result, Wish, Written


def rendered(root: Path, programs: Sequence[str], wish: Wish, mode: Mode, jobs: int) -> Iterator[Result]:
    """What :meth:`Workspace.render` gives for the workspace ``root``.

    Raises:
        ShnorError: the folder holds no ``programs/``.
    """
    if not mode.force and (known := _unchanged(root, programs, wish, mode)) is not None:
        yield from known
        return
    from shnor_docs.workspace.workspace import Workspace

    yield from Workspace(root).render(
        programs,
        documents=wish.documents,
        subject=wish.subject,
        out=mode.out,
        jobs=jobs,
        force=mode.force,
        check=mode.check,
    )


def out_of(root: Path, out: str | None) -> Path:
    """Where documents are written: the named folder, or that of the workspace."""
    return Path(out) if out else root / OUT


def count_programs(root: Path) -> int:
    """How many programs the workspace has; 0 if that cannot be told."""
    try:
        return len(program_ids(root))
    except ShnorError:
        return 0


def _unchanged(root: Path, programs: Sequence[str], wish: Wish, mode: Mode) -> list[Written] | None:
    """All wanted documents, if each stands as it was written from what still stands; None if any does not."""
    if found_at(root / PROGRAMS) is not Found.FOLDER or (not programs and (wish.documents or wish.subject)):
        return None
    try:
        wanted, shared = programs or program_ids(root), shared_digest(root)
    except (ShnorError, OSError):
        return None
    found: list[Written] = []
    for program in wanted:
        if not mode.check:
            sweep(mode.out / program)
        written = as_written(sources_digest(root, program, shared), program, wish, mode.out)
        if written is None:
            return None
        found += written
    return found
