"""Open points that a clone or an official left are listed until they are decided."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.model.open_point import OpenPoint
from shnor_docs.model.places import path_of
from shnor_docs.rules.finding import Finding
from shnor_docs.source.text import Words

OPEN_POINT = declare("ШД701", Severity.WARNING, "открытый вопрос")
NO_PLACE = declare("ШД702", Severity.WARNING, "места открытого вопроса нет")


def open_points(content: Content) -> Iterator[Finding]:
    """Each point at the field it is about; a point whose place is gone is of no use."""
    for index, point in enumerate(content.program.open_points):
        path = _place(content, point)
        if path is not None:
            hint = "решив вопрос, удалите его запись из open_points"
            message = f"открытый вопрос: {_owner(content, point)}{_quoted(point)}{point.note}"
            yield Finding(OPEN_POINT, message, path, hint)
        else:
            message = f"открытый вопрос относится к «{point.place}», а такого места нет"
            yield Finding(NO_PLACE, message, ("open_points", index, "place"), "удалите эту запись")


def _owner(content: Content, point: OpenPoint) -> str:
    """The name of the indicator that the point is about: a checklist of forty ids helps nobody."""
    owner, _, rest = point.place.partition(".")
    entry = content.catalogue.get(rest.partition(".")[0]) if owner == "indicators" else None
    return f"показатель «{entry.name}»: " if entry else ""


def _quoted(point: OpenPoint) -> str:
    return f"«{point.quote}» – " if point.quote else ""


def _place(content: Content, point: OpenPoint) -> tuple[object, ...] | None:
    if point.place in content.files:
        return ("files", point.place, Words(point.quote or ""))
    return path_of(content.program, point.place)
