"""``diff --format redline``: documents with tracked changes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from shnor_docs.cli.commands import shown
from shnor_docs.cli.report import as_text
from shnor_docs.source.files import write_atomically
from shnor_docs.workspace import Workspace
from shnor_docs.workspace.editions.redlines import Redline, State, redline_editions, redline_programs

FOLDER = "правки"

NOTES = {
    State.SAME: "изменений нет",
    State.ADDED: "в прежней редакции такого документа нет",
    State.REMOVED: "в новой редакции такого документа нет",
    State.NOT_COMPARABLE: "правки не показать",
}


def write_redlines(
    space: Workspace,
    editions: tuple[str, ...],
    approved: tuple[int, ...],
    documents: tuple[str, ...],
    out: Path | None,
    exit_code: bool,
) -> None:
    """Write the documents that changed, and say of the others why there is nothing to see."""
    if approved:
        later = approved[1] if len(approved) > 1 else None
        found = redline_editions(space, editions[0], approved[0], later, documents)
    else:
        found = redline_programs(space, editions[0], editions[1], documents)
    targets = _targets(found, out or space.out / FOLDER)
    for redline in found:
        if redline.state is State.CHANGED:
            write_atomically(targets[redline.document], redline.data)
        path = targets.get(redline.document)
        click.echo(f"{redline.document}: {shown(path) if path else NOTES[redline.state]}")
    problems = [diagnostic for redline in found for diagnostic in redline.diagnostics]
    if problems:
        click.echo(as_text(problems, space.root), err=True)
    sys.exit(bool(problems) or (exit_code and any(redline.state is not State.SAME for redline in found)))


def _targets(found: tuple[Redline, ...], out: Path) -> dict[str, Path]:
    changed = [redline for redline in found if redline.state is State.CHANGED]
    if out.suffix.lower() != ".docx":
        return {redline.document: out / redline.name for redline in changed}
    if len(changed) > 1:
        told = ", ".join(redline.document for redline in changed)
        raise click.UsageError(
            f"в один файл «{out}» — один документ: назовите его ключом --document; изменились {told}"
        )
    return {redline.document: out for redline in changed}
