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
        path = place_of_point(content, point)
        if path is not None:
            hint = "решив вопрос, удалите его запись из open_points"
            yield Finding(OPEN_POINT, f"открытый вопрос: {_in_words(content, point)}", path, hint)
        else:
            message = f"открытый вопрос относится к «{point.place}», а такого места нет"
            yield Finding(NO_PLACE, message, ("open_points", index, "place"), "удалите эту запись")


def _in_words(content: Content, point: OpenPoint) -> str:
    """What is to be decided, with the indicator that it is about: a checklist of forty ids helps nobody."""
    owner, _, rest = point.place.partition(".")
    entry = content.catalogue.get(rest.partition(".")[0]) if owner == "indicators" else None
    named = f"показатель «{entry.name}»: " if entry else ""
    quoted = f"«{point.quote}» – " if point.quote else ""
    return f"{named}{quoted}{point.note}"


def place_of_point(content: Content, point: OpenPoint) -> tuple[object, ...] | None:
    """The model path of the field that a point is about; None if the program has no such place."""
    if point.place in content.files:
        return ("files", point.place, Words(point.quote or ""))
    return path_of(content.program, point.place)
