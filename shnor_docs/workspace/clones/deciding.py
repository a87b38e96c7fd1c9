"""What was asked when a clone was updated, decided for the source: its value taken in place of ours."""

from __future__ import annotations

import re

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.lifecycle.open_changes import NOTHING, told
from shnor_docs.model.open_point import OpenPoint
from shnor_docs.model.places import path_of
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.source.programs import LoadedProgram, load_program
from shnor_docs.source.yaml.nodes import Path, Scalar, find
from shnor_docs.workspace.clones.origins import origin_of_clone, origin_root
from shnor_docs.workspace.editing.changes import Change, Put, Remove
from shnor_docs.workspace.editing.meaning import Plain, meaning
from shnor_docs.workspace.versions import CloneOrder, Edition, cloned
from shnor_docs.workspace.workspace import Workspace

BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n")
NOT_TAKEN = declare("ШД735", Severity.ERROR, "значение источника само не взять")


def can_be_taken(loaded: LoadedProgram, point: OpenPoint) -> bool:
    """Whether the point asks to choose between one value of ours and one of the source: not a part of a longer text."""
    values, path = told(point.note), _path(loaded, point)
    if values is None or path is None or values.ours == NOTHING or values.is_order:
        return False
    return point.quote is None or not BETWEEN_PARAGRAPHS.search(_written(loaded, path) or "\n\n")


def _path(loaded: LoadedProgram, point: OpenPoint) -> Path | None:
    return path_of(loaded.content.program, point.place) if loaded.content else None


def _written(loaded: LoadedProgram, path: Path) -> str | None:
    """The text at a path."""
    _, tree = loaded.trees.get(str(path[0]), loaded.trees[""])
    node = find(tree, path)
    return node.text.strip() if isinstance(node, Scalar) else None


def of_source(workspace: Workspace, loaded: LoadedProgram, point: OpenPoint) -> Change:
    """The change that makes of the place of a point what the source has there.

    Raises:
        ShnorError: the place is gone, or it is not known what the source has there.
    """
    path = _path(loaded, point)
    if path is None or not can_be_taken(loaded, point):
        raise ShnorError(_not_taken(loaded, point))
    value = _value(workspace, loaded, point)
    return Remove(path) if value is None else Put(path, value)


def _value(workspace: Workspace, loaded: LoadedProgram, point: OpenPoint) -> Plain:
    """What the source, moved to the years of the clone, has at the place of a point; None if nothing."""
    folder = workspace.folder(loaded.id)
    origin = origin_of_clone(folder, f"{PROGRAMS}/{loaded.id}")
    if origin is None:
        raise ShnorError(_not_taken(loaded, point))
    source = Edition(Workspace(origin_root(folder, origin)), origin.program)
    with cloned(workspace, source, CloneOrder(loaded.id, **origin.ways)) as copy:
        theirs = load_program(copy.folder, copy.workspace.root, workspace.catalogue)
    path = path_of(theirs.content.program, point.place) if theirs.content else None
    if path is None:
        return None
    _, tree = theirs.trees.get(str(path[0]), theirs.trees[""])
    node = find(tree, path)
    return None if node is None else meaning(node)


def _not_taken(loaded: LoadedProgram, point: OpenPoint) -> Diagnostic:
    message = f"что об этом говорит источник ({point.place}), уже не узнать"
    hint = "впишите нужное значение сами и отметьте вопрос решённым"
    return Diagnostic.of(NOT_TAKEN, message, Location(f"{PROGRAMS}/{loaded.id}"), hint)
