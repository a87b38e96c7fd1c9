"""What is left to decide, one point at a time: the place in the Word document, the field, the answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response

from shnor_docs.page.addressed import change_back, loaded_of, said_in
from shnor_docs.page.addresses import program_url
from shnor_docs.page.asking import Asked, done, shown
from shnor_docs.page.html import answer, led_to
from shnor_docs.page.screens.points import POINTS, Point, groups_of, take_off
from shnor_docs.workspace.standing import title_of

if TYPE_CHECKING:
    from shnor_docs.page.forms.boxes import Box
    from shnor_docs.page.forms.filled import Filled
    from shnor_docs.source.yaml.nodes import Path
    from shnor_docs.workspace.importing.surroundings import Surroundings

_SMALL = 12
"""Inputs of a place that is answered here; a larger one has a screen of its own."""
_LARGE = frozenset({"records", "grid", "untouched", "held", "rows", "formula", "item"})


def one(asked: Asked) -> Response:
    """A point: the wanted one, else the first."""
    from shnor_docs.page.forms.parts import part_of
    from shnor_docs.page.screens.editing import opened

    loaded = loaded_of(asked)
    points = [point for group in groups_of(loaded) for point in group.points]
    place = _place(points, asked.query.get("key", ""))
    if not points:
        return RedirectResponse(program_url(loaded.id, "points"), 303)
    point, form = points[place], opened(asked)
    return answer(
        "importing/one.html",
        program=loaded.id,
        title=title_of(loaded, asked.session.root),
        here=POINTS,
        point=point,
        number=place + 1,
        count=len(points),
        after=points[place + 1].key if place + 1 < len(points) else "",
        before=points[place - 1].key if place else "",
        surroundings=_surroundings(asked, point),
        box=_box(form, point.path),
        part=part_of(point.path),
        seen=form.seen,
        said=said_in(asked),
        is_begun="begun" in asked.query,
        decided=asked.query.get("decided", ""),
    )


def _place(points: list[Point], key: str) -> int:
    return next((place for place, point in enumerate(points) if point.key == key), 0)


def _surroundings(asked: Asked, point: Point) -> Surroundings | None:
    """The place in the Word document; None if the question did not come from one."""
    from shnor_docs.workspace.importing.keeping import kept_import
    from shnor_docs.workspace.importing.surroundings import around

    known = kept_import(asked.session.workspace(), asked.names["program"])
    there = known.question(point.place, point.note) if known else None
    return around(known, there) if known and there else None


def _box(form: Filled, path: Path) -> Box | None:
    """The field of a point; None if there are many fields, or none."""
    from shnor_docs.page.forms.drawing import box_at

    if path[0] == "open_points" or form.opened.why_not(path):
        return None
    found = _row(form, box_at(form, path))
    return found if _inputs(found) <= _SMALL else None


def _row(form: Filled, box: Box) -> Box:
    """Of a record that is a row of a table, what stands in the row; any other box as it is.

    Values of no year at all are not asked for here.
    """
    from shnor_docs.page.forms.filled import items_of
    from shnor_docs.page.forms.grids import in_row
    from shnor_docs.page.forms.shapes import RecordOf, shape_at
    from shnor_docs.page.forms.values import ROOT

    path, shape = box.path, shape_at(ROOT, box.path)
    if not isinstance(shape, RecordOf) or not isinstance(path[-1], int):
        return box
    names = in_row(form, shape.record, items_of(form.node(path[:-1])), path[:-1])
    wanted = (part for part in (*box.parts, *box.more) if part.path[-1] in names)
    parts = tuple(replace(part, adding=None) for part in wanted if part.kind != "map" or _has_text(part))
    return replace(box, title="", parts=parts, more=()) if parts else box


def _has_text(box: Box) -> bool:
    return bool(box.text) or any(map(_has_text, box.parts))


def _inputs(box: Box) -> int:
    """How many inputs a box has; too many if it has a table."""
    if box.kind in _LARGE:
        return _SMALL + 1
    return sum(map(_inputs, (*box.parts, *box.more))) or 1


def decide(asked: Asked) -> Response:
    """Take a point off the list, and lead to the next one."""
    key = asked.field("key")
    count = take_off(asked, frozenset({key}))
    return _led_on(asked, key=asked.field("after"), decided=key if count else "")


def undecide(asked: Asked) -> Response:
    """Take the last answer back, and lead to its point."""
    change_back(asked)
    return _led_on(asked, key=asked.field("key"))


def _led_on(asked: Asked, **told: str) -> Response:
    """To the point of a key; to the list if there is none."""
    query = {name: value for name, value in told.items() if value}
    steps = ("points", "one") if "key" in query else ("points",)
    return led_to(f"{program_url(asked.names['program'], *steps)}?{urlencode(query)}", is_part=asked.is_part)


ROUTES = (
    shown("/p/{program}/points/one", one),
    done("/p/{program}/points/one", decide),
    done("/p/{program}/points/one/undo", undecide),
)
