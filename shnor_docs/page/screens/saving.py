"""What a window sends while a person edits: a field as it is typed, records added, moved, repeated and taken away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from starlette.responses import Response

from shnor_docs.page.addresses import field_url
from shnor_docs.page.asking import Asked, done, torn
from shnor_docs.page.forms.adding import new_record
from shnor_docs.page.forms.choices import caption
from shnor_docs.page.forms.copying import copied
from shnor_docs.page.forms.filled import SHARED, items_of
from shnor_docs.page.forms.naming import meant
from shnor_docs.page.forms.parts import part_of
from shnor_docs.page.forms.pasting import first_cell, pasted, read
from shnor_docs.page.forms.remarks import remarks
from shnor_docs.page.forms.values import is_list, typed
from shnor_docs.page.forms.wrapping import wrapped_as
from shnor_docs.page.screens.conflicts import clashed
from shnor_docs.page.screens.editing import is_overtaken, opened
from shnor_docs.page.screens.telling import FORM, saved, seen_by
from shnor_docs.source.layout import CATALOGUE
from shnor_docs.source.signs import without_control
from shnor_docs.source.yaml.nodes import Path
from shnor_docs.source.yaml.nodes import Sequence as SequenceNode
from shnor_docs.workspace.editing.catalogue import write_catalogue
from shnor_docs.workspace.editing.changes import FILES, Change, Insert, Move, Put, Remove, Write, place_of
from shnor_docs.workspace.editing.conflicts import Conflict
from shnor_docs.workspace.editing.undoing import Steps, redo, undo
from shnor_docs.workspace.editing.writing import Written, write
from shnor_docs.workspace.mending import mended_text

INDICATORS = "indicators"
OVERTAKEN = "Другие тем временем изменили этот список: он показан заново, повторите"
SKIPPED = "Вставлено без заголовков столбцов: {}"


def edit(asked: Asked) -> Response:
    """A field as it is typed."""
    path = asked.path()
    there = opened(asked).node(path) if is_list(path) else None
    change = typed(path, _text(asked, path), is_final=asked.field("final") == "1", written=there)
    if isinstance(change, Write) and asked.field("part") != change.file:
        change = Write(change.file, wrapped_as(opened(asked).opened.text_of(change.file) or "", change.text))
    return in_catalogue(asked, change, path) if path[:1] == (SHARED,) else written(asked, (change,), path)


def _text(asked: Asked, path: Path) -> str:
    """What was typed into the field of a path, with references for the tokens in it; a whole file has none."""
    is_whole = path[:1] == (FILES,) and asked.field("part") == path[-1]
    return asked.field("text") if is_whole else meant(opened(asked), path, asked.field("text"))


def invent(asked: Asked) -> Response:
    """An indicator that no program has had: into the list that all share, and into this program."""
    form, name = opened(asked), asked.field("text").strip()
    path, place = (SHARED, INDICATORS), (INDICATORS, len(items_of(form.node((INDICATORS,)))))
    record = new_record(form, path, {"name": name, "kind": asked.field("kind")}, name, set())
    write_catalogue(form.workspace, Insert(path[1:], len(items_of(form.node(path))), record), seen_by(asked)[SHARED])
    return written(asked, (Insert((INDICATORS,), place[-1], {"id": record["id"]}),), place, FORM)


def in_catalogue(asked: Asked, change: Change, path: Path) -> Response:
    """A change of the list of indicators that all programs share; it is not undone with those of the program."""
    seen, said = seen_by(asked), "Сохранено в общем списке показателей"
    if isinstance(change, Put):
        try:
            seen[SHARED] = write_catalogue(asked.session.workspace(), Put(path[1:], change.value), seen[SHARED])
        except Conflict as conflict:
            there = conflict.seen[CATALOGUE]
            is_chosen = asked.field("choice") == "mine" and asked.told("theirs", dict[str, str]).get(SHARED) == there
            if not is_chosen:
                return clashed(asked, conflict, {**seen, SHARED: there})
            for kept in (one for one in conflict.changes if isinstance(one, Put | Insert)):
                path = (SHARED, *_place_made(kept))
                write_catalogue(asked.session.workspace(), kept, there)
            return saved(asked, path, FORM, said=said)
    return saved(asked, path, seen=seen, said=said)


def change(asked: Asked) -> Response:
    """A record added to a list, moved in it, repeated or taken away."""
    path, doing = asked.path(), _DOINGS.get(asked.field("do"))
    if doing is None:
        raise torn()
    if doing is _copy and is_overtaken(asked, opened(asked), path):
        return saved(asked, (), FORM, said=OVERTAKEN)
    changes, target = doing(asked, path)
    redrawn = path if asked.field("do") in ("add", "put") else path[:-1]
    return written(asked, changes, target, redrawn=(redrawn,))


def regroup(asked: Asked) -> Response:
    """A record moved to the end of a list of another group; one stays where it was."""
    path, to = asked.path(), asked.path("to")
    form = opened(asked)
    group = caption(form, form.node(to[:-1]) or SequenceNode((), 0, 0))
    moved = Move(path, to, len(items_of(form.node(to))))
    return written(asked, (moved,), path[:-1], (path[:-1], to), said=f"Перенесено в группу «{group}»")


def _put(asked: Asked, path: Path) -> tuple[Sequence[Change], Path]:
    """A value under a key that was not there."""
    target = (*path, asked.field("key").strip())
    return (typed(target, _text(asked, target), is_final=True),), target


def mend(asked: Asked) -> Response:
    """What a remark proposes, done in its place."""
    form = opened(asked)
    loaded = form.opened.loaded
    told = next((remark for remark in remarks(form) if remark.key == asked.field("key")), None)
    fix = told.diagnostic.fix if told else None
    source = loaded.texts.get(fix.location.file) if fix else None
    text = mended_text(source, fix) if source and fix else None
    if told is None or source is None or text is None:
        return saved(asked, (), redrawn=FORM)
    file = source.path.relative_to(asked.session.workspace().folder(loaded.id)).as_posix()
    return written(asked, (Write(file, text),), told.path, FORM)


def _add(asked: Asked, path: Path) -> tuple[Sequence[Change], Path]:
    filled = opened(asked)
    count = len(items_of(filled.node(path)))
    name = asked.field("field")
    text = meant(filled, (*path, count, name), asked.field("text").strip())
    record = new_record(filled, path, {name: text} if name and text else {}, text, set())
    return (Insert(path, count, record),), first_cell(filled, path, count, name if text else "")


def paste(asked: Asked) -> Response:
    """Rows of cells put into a list, as one change."""
    filled, path = opened(asked), asked.path()
    count = len(items_of(filled.node(path)))
    row, column = asked.number("row", count), asked.number("column")
    cells = [[without_control(text) for text in texts] for texts in asked.told("cells", list[list[str]])]
    table = read(filled, path, column, cells)
    changes = tuple(pasted(filled, path, row, column, table.rows))
    said = SKIPPED.format(", ".join(table.header)) if table.header else ""
    target = first_cell(filled, path, row)
    return written(asked, changes, target, (path,), said=said) if changes else saved(asked, (), said=said)


def _copy(asked: Asked, path: Path) -> tuple[Sequence[Change], Path]:
    index = _index(path) + 1
    return (Insert(path[:-1], index, copied(opened(asked), path)),), (*path[:-1], index)


def _remove(asked: Asked, path: Path) -> tuple[Sequence[Change], Path]:
    return (Remove(path),), path


def _up(asked: Asked, path: Path) -> tuple[Sequence[Change], Path]:
    index = max(_index(path) - 1, 0)
    return (Move(path, path[:-1], index),), (*path[:-1], index)


def _down(asked: Asked, path: Path) -> tuple[Sequence[Change], Path]:
    index = _index(path)
    return (Move(path, path[:-1], index + 2),), (*path[:-1], index + 1)


def _index(path: Path) -> int:
    """The place of a record in its list."""
    if not isinstance(path[-1], int):
        raise torn()
    return path[-1]


_DOINGS: Mapping[str, Callable[[Asked, Path], tuple[Sequence[Change], Path]]] = {
    "add": _add,
    "put": _put,
    "copy": _copy,
    "remove": _remove,
    "up": _up,
    "down": _down,
}


def written(
    asked: Asked, changes: Sequence[Change], target: Path, redrawn: Sequence[Path] = (), **told: object
) -> Response:
    """The changes carried out, what is to be seen afterwards; what others wrote meanwhile, if it was the same place."""
    workspace, program = asked.session.workspace(), asked.names["program"]
    try:
        made = write(workspace, program, changes, seen_by(asked))
    except Conflict as conflict:
        is_chosen = asked.field("choice") == "mine" and asked.told("theirs", dict[str, str]) == conflict.seen
        return _kept(asked, conflict) if is_chosen else clashed(asked, conflict, conflict.seen)
    steps_of(asked).take(changes, made)
    return saved(asked, target, redrawn, made, **told)


def _kept(asked: Asked, conflict: Conflict) -> Response:
    """What the person keeps, where its place is by now: others may have moved or taken away the records around it.

    The form is drawn anew, for its places may be others' by now; a text as a whole has no places.
    """
    if not conflict.changes:
        raise conflict
    try:
        made = write(asked.session.workspace(), asked.names["program"], conflict.changes, conflict.seen)
    except Conflict as newer:
        return clashed(asked, newer, newer.seen)
    steps_of(asked).take(conflict.changes, made)
    last = conflict.changes[-1]
    return saved(asked, _place_made(last), () if isinstance(last, Write) else FORM, made)


def _place_made(change: Change) -> Path:
    """Where a change has put something."""
    return (*change.path, change.index) if isinstance(change, Insert) else place_of(change)


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
    """The screen as it is now; a window that shows another one is led to where the change was.

    Where others have changed the same lines since, the person chooses: to turn all the same, or to leave it.
    """
    steps, choice = steps_of(asked), asked.field("choice")
    place = place_of_last(steps, is_undone=turn is redo)
    if choice == "theirs":
        del (steps.undone if turn is redo else steps.done)[-1:]
        return saved(asked, (), FORM)
    try:
        made = turn(asked.session.workspace(), asked.names["program"], steps, is_sure=choice == "mine")
    except Conflict as conflict:
        return clashed(asked, conflict, seen_by(asked))
    if made is None:
        return saved(asked, ())
    if part_of(place) != asked.field("part"):
        return saved(asked, (), go=field_url(asked.names["program"], place))
    return saved(asked, place, FORM)


def place_of_last(steps: Steps, *, is_undone: bool) -> Path:
    """Where the change is that would be turned next; the empty path if there is none."""
    last = (steps.undone if is_undone else steps.done)[-1:]
    return place_of(last[0].changes[0]) if last and last[0].changes else ()


ROUTES = (
    done("/p/{program}/edit", edit),
    done("/p/{program}/invent", invent),
    done("/p/{program}/change", change),
    done("/p/{program}/regroup", regroup),
    done("/p/{program}/paste", paste),
    done("/p/{program}/mend", mend),
    done("/p/{program}/undo", undone),
    done("/p/{program}/redo", redone),
)
