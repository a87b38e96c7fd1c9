"""A program's roadmap and targets as workbooks; :mod:`shnor_docs.taking` carries edited ones back into YAML."""

from __future__ import annotations

from pathlib import Path

from shnor_docs.source.excel import write_excel
from shnor_docs.source.files import shown_path, write_atomically
from shnor_docs.workspace import Workspace


def write_workbooks(workspace: Workspace, program: str, folder: Path) -> list[Path]:
    """Write the program's ``roadmap.xlsx`` and ``targets.xlsx`` into a folder; the same program gives the same bytes.

    Raises:
        ShnorError: the program has errors, or a file cannot be written.
    """
    books = write_excel(workspace.content(program), program)
    for name, data in books.items():
        write_atomically(folder / name, data, shown_path(folder / name, workspace.root))
    return [folder / name for name in books]
