"""Of what a program's documents are made, and whether that is what an order approved."""

from __future__ import annotations

from pathlib import Path

from shnor_docs.source.canonical import data_digest, file_digest, program_files
from shnor_docs.source.reading import bytes_of
from shnor_docs.source.register import edition_told, load_register
from shnor_docs.workspace.editions.places import edition_root


def origin(root: Path, folder: Path) -> tuple[str, int | None]:
    """The digest of what a program is made of, and the edition that says just that, if it was approved."""
    data, edition = data_digest(root, folder.name), edition_told(folder)
    if edition is None and (last := load_register(folder, root).last):
        approved = edition_root(root, folder.name, last)
        edition = last.edition if is_as_approved(root, folder.name, approved) else None
    return data, edition


def is_as_approved(root: Path, program: str, approved: Path) -> bool:
    """Whether all that a program's documents are made of says what it says in the workspace of an edition."""
    now, then = program_files(root, program), program_files(approved, program)
    return now.keys() == then.keys() and all(_says_the_same(path, then[name]) for name, path in now.items())


def _says_the_same(path: Path, other: Path) -> bool:
    return bytes_of(path, path.name) == bytes_of(other, other.name) or file_digest(path) == file_digest(other)
