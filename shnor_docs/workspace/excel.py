"""A program's roadmap and targets as workbooks; :mod:`workspace.taking` carries edited ones back into YAML."""

from __future__ import annotations

from pathlib import Path

from shnor_docs.source.excel import write_excel
from shnor_docs.source.files import shown_path, write_together
from shnor_docs.source.unfinished import sweep
from shnor_docs.workspace.workspace import Workspace


def write_workbooks(workspace: Workspace, program: str, folder: Path) -> list[Path]:
    """Write the program's ``roadmap.xlsx`` and ``targets.xlsx`` into a folder; the same program gives the same bytes.

    Raises:
        ShnorError: the program has errors, or a file cannot be written.
    """
    books = {folder / name: data for name, data in write_excel(workspace.content(program), program).items()}
    sweep(folder)
    write_together(books, {path: shown_path(path, workspace.root) for path in books})
    return list(books)
