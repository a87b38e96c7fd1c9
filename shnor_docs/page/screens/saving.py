"""What a window sends while a person edits: a field as it is typed, records added, moved, repeated and taken away."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from starlette.responses import Response

from shnor_docs.page.addresses import path_of
from shnor_docs.page.asking import Asked, done
from shnor_docs.page.forms.adding import new_record
from shnor_docs.page.forms.copying import copied
from shnor_docs.page.forms.filled import items_of
from shnor_docs.page.forms.pasting import pasted
from shnor_docs.page.forms.values import typed
from shnor_docs.page.screens.conflicts import clashed
from shnor_docs.page.screens.editing import opened
from shnor_docs.page.screens.telling import saved
from shnor_docs.source.yaml.nodes import Path
from shnor_docs.workspace.editing.changes import Change, Insert, Move, Remove
from shnor_docs.workspace.editing.conflicts import Conflict
from shnor_docs.workspace.editing.undoing import Steps, redo, undo
from shnor_docs.workspace.editing.writing import Written, write


def edit(asked: Asked) -> Response:
    """A field as it is typed."""
    path = path_of(asked.field("path"))
    change = typed(path, asked.field("text"), is_final=asked.field("final") == "1")
    return written(asked, (change,), path)


def change(asked: Asked) -> Response:
    """A record added to a list, moved in it, repeated or taken away."""
    path = path_of(asked.field("path"))
    changes, target = _DOINGS[asked.field("do")](asked, path)
    return written(asked, changes, target, redrawn=(target[:-1],))


def _add(asked: Asked, path: Path) -> tuple[Sequence[Change], Path]:
    filled = opened(asked)
    count = len(items_of(filled.node(path)))
    name, text = asked.field("field"), asked.field("text").strip()
    record = new_record(filled, path, {name: text} if name and text else {}, text, set())
    return (Insert(path, count, record),), (*path, count)


def paste(asked: Asked) -> Response:
    """Rows of cells put into a list, as one change."""
    filled, path = opened(asked), path_of(asked.field("path"))
    count = len(items_of(filled.node(path)))
    row = int(asked.field("row") or count)
    changes = tuple(pasted(filled, path, row, int(asked.field("column")), json.loads(asked.field("cells"))))
    return written(asked, changes, (*path, row), redrawn=(path,))


def _copy(asked: Asked, path: Path) -> tuple[Sequence[Change], Path]:
    index = int(str(path[-1])) + 1
    return (Insert(path[:-1], index, copied(opened(asked), path)),), (*path[:-1], index)


def _remove(asked: Asked, path: Path) -> tuple[Sequence[Change], Path]:
    return (Remove(path),), path


def _up(asked: Asked, path: Path) -> tuple[Sequence[Change], Path]:
    index = max(int(str(path[-1])) - 1, 0)
    return (Move(path, path[:-1], index),), (*path[:-1], index)


def _down(asked: Asked, path: Path) -> tuple[Sequence[Change], Path]:
    index = int(str(path[-1]))
    return (Move(path, path[:-1], index + 2),), (*path[:-1], index + 1)


_DOINGS: Mapping[str, Callable[[Asked, Path], tuple[Sequence[Change], Path]]] = {
    "add": _add,
    "copy": _copy,
    "remove": _remove,
    "up": _up,
    "down": _down,
}


def written(asked: Asked, changes: Sequence[Change], target: Path, redrawn: Sequence[Path] = ()) -> Response:
    """The changes carried out, what is to be seen afterwards; what others wrote meanwhile, if it was the same place."""
    workspace, program = asked.session.workspace(), asked.names["program"]
    try:
        made = write(workspace, program, changes, json.loads(asked.field("seen") or "{}"))
    except Conflict as conflict:
        return clashed(asked, conflict)
    steps_of(asked).take(changes, made)
    return saved(asked, target, redrawn)


def steps_of(asked: Asked) -> Steps:
    """What the person has changed in the program of the address."""
    return asked.session.steps.setdefault(asked.names["program"], Steps())


def undone(asked: Asked) -> Response:
    """The last change taken back."""
    return _turned(asked, undo)


def redone(asked: Asked) -> Response:
    """The change made again that was taken back last."""
    return _turned(asked, redo)


def _turned(asked: Asked, turn: Callable[..., Written | None]) -> Response:
    steps = steps_of(asked)
    turn(asked.session.workspace(), asked.names["program"], steps)
    return saved(asked, (), ())


ROUTES = (
    done("/p/{program}/edit", edit),
    done("/p/{program}/change", change),
    done("/p/{program}/paste", paste),
    done("/p/{program}/undo", undone),
    done("/p/{program}/redo", redone),
)
