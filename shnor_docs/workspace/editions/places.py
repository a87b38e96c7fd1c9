"""Where the files of an edition lie."""

from __future__ import annotations

from pathlib import Path

from shnor_docs.model.edition import Edition
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.source.register import edition_folder


def edition_root(root: Path, program: str, edition: Edition) -> Path:
    """The folder of an edition's own workspace."""
    return edition_folder(root / PROGRAMS / program, edition.edition)
