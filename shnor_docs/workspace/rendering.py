"""Rendering as a command asks for it: where nothing has changed, the models and rules need not even be loaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from shnor_docs.diagnostics import ShnorError
from shnor_docs.source.layout import OUT
from shnor_docs.workspace.batch import run
from shnor_docs.workspace.places import program_ids, require_workspace
from shnor_docs.workspace.results import Mode, Result, Wish

if TYPE_CHECKING:
    from shnor_docs.workspace.workspace import Workspace


def rendered(root: Path, programs: Sequence[str], wish: Wish, mode: Mode, jobs: int) -> Iterator[Result]:
    """What :meth:`Workspace.render` gives for the workspace ``root``.

    Raises:
        ShnorError: the folder holds no ``programs/``.
    """
    require_workspace(root)
    if not programs:
        programs = program_ids(root) if wish == Wish() else _opened(root).offering(wish)
    yield from run(_opened, root, programs, wish, mode, jobs)


def _opened(root: Path) -> Workspace:
    from shnor_docs.workspace.workspace import Workspace

    return Workspace(root)


def out_of(root: Path, out: str | None) -> Path:
    """Where documents are written: the named folder, or that of the workspace."""
    return Path(out) if out else root / OUT


def count_programs(root: Path) -> int:
    """How many programs the workspace has; 0 if that cannot be told."""
    try:
        return len(program_ids(root))
    except ShnorError:
        return 0
