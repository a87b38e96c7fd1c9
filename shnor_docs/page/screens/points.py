"""What is left to decide in a program, as a list to be ticked off; of what the source has otherwise, a choice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from starlette.responses import Response

from shnor_docs.page.addressed import change, change_back, loaded_of, said_in, seen_in
from shnor_docs.page.addresses import field_url
from shnor_docs.page.asking import Asked, done, shown
from shnor_docs.page.html import answer
from shnor_docs.page.menu import EDITING, Entry
from shnor_docs.page.plain_words import without_ids
from shnor_docs.russian.numerals import counted
from shnor_docs.workspace.standing import title_of

if TYPE_CHECKING:
    from shnor_docs.lifecycle.open_changes import Told
    from shnor_docs.model.open_point import OpenPoint
    from shnor_docs.source.programs import LoadedProgram
    from shnor_docs.source.yaml.nodes import Path
    from shnor_docs.workspace.editing.changes import Change

POINTS = Entry(("points",), "Что решить")
QUESTIONS = ("вопрос", "вопроса", "вопросов")
UPDATED = "Обновлено из источника. Прежнее осталось в истории: к нему можно вернуться. Здесь – то, что решать вам."
GONE = "Этого вопроса уже нет: список обновлён."


class Point(NamedTuple):
    """An open point: what tells it from the others, what it is about, its words, its field, its three values.

    ``place`` and ``note`` are what the record says.
    """

    key: str
    about: str
    words: str
    url: str
    values: Told | None
    can_take: bool
    path: Path
    place: str
    note: str


class Group(NamedTuple):
    """The points that are decided on one screen."""

    entry: Entry
    points: tuple[Point, ...]


def points(asked: Asked) -> Response:
    """The list."""
    if "decided" in asked.query:
        return listed(asked, "Решено.", can_undo=True)
    return listed(asked, UPDATED if asked.query.get("done") == "updated" else "")


def listed(asked: Asked, message: str = "", *, can_undo: bool = False) -> Response:
    """The list as it is now, after something was done."""
    loaded = loaded_of(asked)
    return answer(
        "cloning/points.html",
        program=loaded.id,
        title=title_of(loaded, asked.session.root),
        here=POINTS,
        groups=groups_of(loaded),
        message=message,
        said=said_in(asked),
        can_undo=can_undo,
    )


def groups_of(loaded: LoadedProgram) -> tuple[Group, ...]:
    """The open points of a program by the screens on which they are decided."""
    from shnor_docs.page.forms.parts import entry_of, part_of
    from shnor_docs.rules.open_points import place_of_point

    if loaded.content is None:
        return ()
    found: dict[Entry, list[Point]] = {entry: [] for entry in EDITING}
    for index, point in enumerate(loaded.content.program.open_points):
        place = place_of_point(loaded.content, point)
        path = place[:2] if place and place[0] == "files" else place or ("open_points", index)
        found[entry_of(part_of(path))].append(_point(loaded, point, path))
    return tuple(Group(entry, tuple(of_entry)) for entry, of_entry in found.items() if of_entry)


def _point(loaded: LoadedProgram, point: OpenPoint, path: Path) -> Point:
    from shnor_docs.lifecycle.naming import place_in_words
    from shnor_docs.lifecycle.open_changes import told
    from shnor_docs.workspace.clones.deciding import can_be_taken

    assert loaded.content is not None
    is_there = path[0] != "open_points"
    return Point(
        _key(point),
        without_ids(place_in_words(loaded.content, point.place)) if is_there else "этого места в программе уже нет",
        f"«{point.quote}» – {point.note}" if point.quote else point.note,
        field_url(loaded.id, path),
        told(point.note),
        can_be_taken(loaded, point),
        path,
        point.place,
        point.note,
    )


def _key(point: OpenPoint) -> str:
    told = (point.place, point.quote or "", point.note)
    return hashlib.sha256("\x1f".join(told).encode()).hexdigest()[:16]


def decide(asked: Asked) -> Response:
    """Take points off the list: those that are named, decided."""
    keys = frozenset(key for key in asked.form.getlist("key") if isinstance(key, str))
    count = take_off(asked, keys)
    return listed(asked, f"Решено: {counted(count, QUESTIONS)}." if count else GONE, can_undo=bool(count))


def take(asked: Asked) -> Response:
    """Take the value of the source at the place of a point, and the point off the list."""
    from shnor_docs.workspace.clones.deciding import of_source

    loaded, key = loaded_of(asked), asked.field("key")
    points = loaded.content.program.open_points if loaded.content else ()
    point = next((point for point in points if _key(point) == key), None)
    if point is None:
        return listed(asked, GONE)
    take_off(asked, frozenset({key}), (of_source(asked.session.workspace(), loaded, point),))
    return listed(asked, "Взято из источника.", can_undo=True)


def undecide(asked: Asked) -> Response:
    """Take back the last change."""
    return listed(asked, "Отменено." if change_back(asked) else "Отменять нечего.")


def take_off(asked: Asked, keys: frozenset[str], changes: Iterable[Change] = ()) -> int:
    """Write changes and remove the points of these keys; how many there were."""
    from shnor_docs.workspace.editing.changes import Remove

    loaded = loaded_of(asked)
    points = loaded.content.program.open_points if loaded.content else ()
    places = [index for index, point in enumerate(points) if _key(point) in keys]
    all_changes: list[Change] = [*changes, *(Remove(("open_points", index)) for index in reversed(places))]
    if all_changes:
        change(asked, all_changes, seen_in(loaded))
    return len(places)


ROUTES = (
    shown("/p/{program}/points", points),
    done("/p/{program}/points", decide),
    done("/p/{program}/points/take", take),
    done("/p/{program}/points/undo", undecide),
)
