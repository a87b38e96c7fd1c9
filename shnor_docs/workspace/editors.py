"""Settings of VS Code for a new workspace: which schema describes which file, and what spoils YAML kept away."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from shnor_docs.source.layout import CATALOGUE, KINDS, PROGRAMS, RULES

SHARED = {"catalogue": CATALOGUE, "kinds": KINDS, "rules": RULES}
"""Files of the workspace itself by the name of their schema; every other schema is of a program's file."""
EXTENSIONS = ("redhat.vscode-yaml", "MS-SarifVSCode.sarif-viewer")


def editor_files(schemas: Iterable[str], folder: str) -> dict[Path, bytes]:
    """The files of ``.vscode`` for a workspace whose schemas of these names lie in ``folder``."""
    settings: dict[str, Any] = {
        "files.encoding": "utf8",
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.autoIndent": "keep"},
        "yaml.schemas": {f"./{folder}/{name}.json": _files_of(name) for name in schemas},
    }
    files = {"settings.json": settings, "extensions.json": {"recommendations": list(EXTENSIONS)}}
    return {Path(".vscode", name): _json(data) for name, data in files.items()}


def _files_of(schema: str) -> str:
    return SHARED.get(schema, f"{PROGRAMS}/*/{schema}.yaml")


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
