"""Changes that only a person can decide, as open points of a clone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from shnor_docs.lifecycle.comparison import FILES, Path
from shnor_docs.lifecycle.merging import Ask, Sides
from shnor_docs.model.content import Content
from shnor_docs.model.open_point import OpenPoint
from shnor_docs.model.places import path_of

NOTHING, ORDER = "нет", "порядок"
_LONGEST = 400
_NOTE = re.compile(
    r"(?:(?P<what>.*?): )?в источнике(?: \(.*?\))? было (?P<base>.*?), стало (?P<theirs>.*); у вас (?P<ours>.*): "
    r"решите, (?:исключить ли|что оставить)"
)
"""How :func:`note` tells three values."""


def point(ask: Ask, ours: Content, where: str) -> OpenPoint:
    """The open point; ``where`` is the place in the source."""
    return OpenPoint(place=place_in(ours, ask.path), quote=ask.quote, note=note(ask, where))


def note(ask: Ask, where: str) -> str:
    """The three values, and what is to be decided."""
    what = f"{ask.owner}: " if ask.owner else ""
    source = f"в источнике{f' ({where})' if where else ''} было {_short(ask.base)}, стало {_short(ask.theirs)}"
    if ask.reason:
        return f"{what}{source}; {ask.reason}: решите, нужно ли это"
    if ask.theirs is None:
        return f"{what}{source}; у вас {_short(ask.ours)}: решите, исключить ли"
    return f"{what}{source}; у вас {_short(ask.ours)}: решите, что оставить"


class Told(NamedTuple):
    """What the note of a point tells: the value in the source before and after, and ours; «нет» for none."""

    what: str
    base: str
    theirs: str
    ours: str

    @property
    def is_removed(self) -> bool:
        """Whether the source has nothing there any more."""
        return self.theirs == NOTHING

    @property
    def is_order(self) -> bool:
        """Whether it is about a place in a list."""
        return self.what.endswith(ORDER)


def told(note: str) -> Told | None:
    """The three values of a note that :func:`note` has written; None for any other one."""
    match = _NOTE.fullmatch(note)
    return Told(match["what"] or "", match["base"], match["theirs"], match["ours"]) if match else None


def _short(value: str | None) -> str:
    text = " ".join((value or NOTHING).split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rpartition(' ')[0]}…"


def place_in(content: Content, path: Path) -> str:
    """The name of the place, or of the nearest around it that the program has."""
    if path[0] == FILES and str(path[1]) in content.files:
        return str(path[1])
    steps = ["documents"] if path[0] == FILES else [str(step) for step in path]
    while len(steps) > 1 and path_of(content.program, ".".join(steps)) is None:
        steps.pop()
    return ".".join(steps)


def new_points(sides: Sides, merged: Content) -> Iterator[OpenPoint]:
    """What a fresh clone would ask and the clone was not asked when it was made."""
    known = {*_keys(sides.base.program.open_points), *_keys(sides.ours.program.open_points)}
    for found in sides.theirs.program.open_points:
        is_there = found.place in merged.files or path_of(merged.program, found.place) is not None
        if is_there and (found.place, found.quote) not in known:
            yield found


def _keys(points: Iterable[OpenPoint]) -> Iterator[tuple[str, str | None]]:
    return ((found.place, found.quote) for found in points)
