"""``validate --fix`` and ``--diff``: what is mended, and what would be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from shnor_docs.russian.numerals import counted

if TYPE_CHECKING:
    from shnor_docs.workspace import Workspace
    from shnor_docs.workspace.mending import Change


def mend(space: Workspace, programs: Sequence[str], *, unsafe: bool, told: bool) -> None:
    """Write the mended files; say how many, if it is to be ``told``."""
    from shnor_docs.workspace.mending import mended, write

    changes = mended(space, programs, unsafe=unsafe)
    write(changes)
    for change in changes if told else ():
        click.echo(f"{change.source.shown}: {_counted(change.count)}")
    if told:
        click.echo(_told(changes))


def show_difference(space: Workspace, programs: Sequence[str], *, unsafe: bool) -> bool:
    """Print what mending would change, and say whether it would change anything."""
    from shnor_docs.workspace.mending import mended

    changes = mended(space, programs, unsafe=unsafe)
    for change in changes:
        click.echo(change.diff(), nl=False)
    if not changes:
        click.echo("Исправлять нечего.")
    return bool(changes)


def _told(changes: Iterable[Change]) -> str:
    total = sum(change.count for change in changes)
    return f"Исправлено: {_counted(total)}." if total else "Исправлять нечего."


def _counted(count: int) -> str:
    return counted(count, ("место", "места", "мест"))
