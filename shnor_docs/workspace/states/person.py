"""Who works at this machine: a name that is asked once and kept in the person's own settings."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from shnor_docs.diagnostics import ShnorError
from shnor_docs.source.committing import configured_author
from shnor_docs.source.files import write_atomically
from shnor_docs.source.reading import bytes_of
from shnor_docs.workspace.states.words import name_of

FOLDER = "SHNOR_DOCS_CONFIG"
"""The variable that names another folder."""
NAME = "person.json"


def person(root: Path) -> str:
    """The name that was told, else the one that git knows in the workspace; empty if there is neither."""
    path = _folder() / NAME
    with suppress(ShnorError, ValueError, TypeError, KeyError, RecursionError):
        return str(json.loads(bytes_of(path, NAME))["name"])
    known = configured_author(root)
    return known.name if known else ""


def remember_person(name: str) -> str:
    """Keep a name for the next time; returns it as it is kept.

    Raises:
        ShnorError: nothing is left of it, or it cannot be written.
    """
    kept = name_of(name)
    write_atomically(_folder() / NAME, json.dumps({"name": kept}, ensure_ascii=False).encode(), NAME)
    return kept


def _folder() -> Path:
    if named := os.environ.get(FOLDER):
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("shnor-docs", appauthor=False)
