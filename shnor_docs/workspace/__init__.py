"""The use cases that join the rooms: what the command line and Python users call.

The names below are loaded when first asked for: a command needs few of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shnor_docs.workspace.batch import Failed, Stale, Written
    from shnor_docs.workspace.workspace import Workspace, default_files

__all__ = ["Failed", "Stale", "Workspace", "Written", "default_files"]

_HOMES = {
    "Failed": "batch",
    "Stale": "batch",
    "Workspace": "workspace",
    "Written": "batch",
    "default_files": "workspace",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
