"""The use cases that join the rooms: what the command line and Python users call.

The names below are loaded when first asked for: a command needs few of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shnor_docs.workspace.places import default_files
    from shnor_docs.workspace.results import Failed, Stale, Written
    from shnor_docs.workspace.workspace import Workspace

__all__ = ["Failed", "Stale", "Workspace", "Written", "default_files"]

_HOMES = {
    "Failed": "results",
    "Stale": "results",
    "Workspace": "workspace",
    "Written": "results",
    "default_files": "places",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
