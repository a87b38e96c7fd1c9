"""The catalogue of indicators edited from a program's window: all programs of the workspace share it."""

from __future__ import annotations

from pathlib import Path as FilePath

from shnor_docs.diagnostics import Diagnostic, ShnorError
from shnor_docs.source.layout import CATALOGUE
from shnor_docs.source.text import SourceText, decode, read_source
from shnor_docs.source.yaml import tree_edits
from shnor_docs.source.yaml.edits import Edit, apply_edits, edited
from shnor_docs.source.yaml.nodes import Mapping, Path, find
from shnor_docs.source.yaml.tree import read_tree
from shnor_docs.workspace.editing.changes import Change, Insert, Put
from shnor_docs.workspace.editing.conflicts import Clash, Conflict
from shnor_docs.workspace.editing.disk import turn
from shnor_docs.workspace.editing.meaning import Plain, meaning
from shnor_docs.workspace.editing.rebasing import rebased_in, within
from shnor_docs.workspace.editing.remembering import recalled, remember
from shnor_docs.workspace.workspace import Workspace


def seen_catalogue(workspace: Workspace) -> str:
    """The fingerprint of the catalogue as it lies, which recalls what a window has read of it; empty without a file."""
    path = workspace.root / CATALOGUE
    return remember(path.read_bytes()) if path.is_file() else ""


def write_catalogue(workspace: Workspace, change: Put | Insert, seen: str) -> str:
    """Carry out a change of the catalogue that a window makes, which has read it with a fingerprint.

    A value goes to its own record wherever others have put that; an item more stands where it is told.

    The fingerprint of what the window knows from now on: of what it had read with its own change.

    Raises:
        Conflict: others have changed the same place; nothing is written.
        ShnorError: the file cannot be read or written; nothing is written.
    """
    with turn(workspace.root):
        source = _read(workspace)
        was = source if source.fingerprint == seen else _seen(seen)
        made = _rebased(was, source, change) if isinstance(change, Put) else change
        apply_edits(source, _edits(source, made) if made else [])
    there = seen_catalogue(workspace)
    if was is source or was is None:
        return there
    if isinstance(change, Insert):  # at the end of what the window had read, wherever that is by now
        change = within(find(_tree(was), change.path), change)
    return remember(edited(was.text, _edits(was, change)).encode())


def _seen(seen: str) -> SourceText | None:
    """The catalogue as a window had read it; None if nobody knows any more."""
    data = recalled(seen)
    source = None if data is None else decode(data, FilePath(CATALOGUE), CATALOGUE)
    return source if isinstance(source, SourceText) else None


def _edits(source: SourceText, change: Put | Insert) -> list[Edit]:
    edit = _edit(source.text, _tree(source), change)
    return [edit] if edit else []


def _edit(text: str, tree: Mapping, change: Put | Insert) -> Edit | None:
    if isinstance(change, Insert):
        if find(tree, change.path) is None:
            return tree_edits.insert_entry(text, tree, change.path[:-1], str(change.path[-1]), [change.value])
        return tree_edits.insert_item(text, tree, change.path, change.index, change.value)
    is_written = find(tree, change.path) is not None
    if change.value is None:
        return tree_edits.remove(text, tree, change.path) if is_written else None
    if is_written:
        return tree_edits.replace_value(text, tree, change.path, change.value)
    return tree_edits.insert_entry(text, tree, change.path[:-1], str(change.path[-1]), change.value)


def _rebased(was: SourceText | None, now: SourceText, change: Put) -> Put | Insert | None:
    """The change of a window that had read ``was`` for the file as it is now; None if nothing is left to do.

    Raises:
        Conflict: the place does not say what the window had read.
    """
    if was is now:
        return change
    if was is None:
        mine = change.value if isinstance(change.value, str) else None
        made: Change | None = change
        clash: Clash | None = Clash(change.path, None, mine, _said(_tree(now), change.path), is_known=False)
    else:
        made, clash = rebased_in(_tree(was), _tree(now), change)
    if clash:
        raise Conflict("", [clash], [made] if made else [], {CATALOGUE: now.fingerprint})
    return made if isinstance(made, Put | Insert) else None


def _said(tree: Mapping, path: Path) -> Plain:
    node = find(tree, path)
    return None if node is None else meaning(node)


def _read(workspace: Workspace) -> SourceText:
    source = read_source(workspace.root / CATALOGUE, CATALOGUE, workspace.root)
    if isinstance(source, Diagnostic):
        raise ShnorError(source)
    return source


def _tree(source: SourceText) -> Mapping:
    tree, found = read_tree(source)
    if tree is None:
        raise ShnorError(*found)
    return tree
