"""What a person changes in a program: the kinds of changes, and values as files can hold them.

A path is a model path as :meth:`LoadedProgram.locate` takes it. Of several changes each meets the program as those
before it have left it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias
from unicodedata import normalize

from shnor_docs.source.signs import without_unprinted
from shnor_docs.source.text import LINE_BREAK
from shnor_docs.source.yaml.nodes import Path
from shnor_docs.source.yaml.writing import Data
from shnor_docs.workspace.editing.meaning import Plain

FILES = "files"
"""First step of the path of a whole file: ``("files", "sections/goals.md")``."""


@dataclass(frozen=True, slots=True)
class Put:
    """Another value at a path, whatever stands there; what is missing on the way is made.

    ``None`` takes the entry or item away. With ``keep`` a key stays without a value, unless it stands in braces: the
    model reads that as not written, and what is emptied for a moment and typed anew finds its place and its comment.
    """

    path: Path
    value: Data
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Insert:
    """An item more in the list at ``path``, before the one that has the index now; a missing list is made."""

    path: Path
    index: int
    value: Data


@dataclass(frozen=True, slots=True)
class Remove:
    """The entry or item at a path taken away, with the comments that are its own."""

    path: Path


@dataclass(frozen=True, slots=True)
class Move:
    """The item at ``path`` in the list ``target``, before the one that has the index there now, with its comments."""

    path: Path
    target: Path
    index: int


@dataclass(frozen=True, slots=True)
class Write:
    """Another text of a whole file: of a section, or of a file that cannot be read and is mended by hand."""

    file: str
    text: str


Change: TypeAlias = Put | Insert | Remove | Move | Write


def place_of(change: Change) -> Path:
    """The path that a change is about."""
    return (FILES, change.file) if isinstance(change, Write) else change.path


def written(value: Data) -> Plain:
    """The value as a file will say it: LF line breaks, none at the end, composed letters, no control signs."""
    if value is None:
        return None
    if isinstance(value, str):
        return without_unprinted(normalize("NFC", LINE_BREAK.sub("\n", value))).rstrip("\n")
    if isinstance(value, Mapping):
        return {str(written(str(key))): written(item) for key, item in value.items() if item is not None}
    return [written(item) for item in value if item is not None]
