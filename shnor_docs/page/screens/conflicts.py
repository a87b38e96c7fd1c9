"""What a person meets who edits what another has changed meanwhile: both texts, and a way on with either."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from starlette.responses import JSONResponse, Response

from shnor_docs.page.asking import Asked
from shnor_docs.page.forms.comparing import Piece, compared, in_words
from shnor_docs.page.forms.naming import names_of
from shnor_docs.page.forms.tokens import Names, told
from shnor_docs.page.html import filled_in
from shnor_docs.page.screens.editing import opened
from shnor_docs.workspace.editing.conflicts import Clash, Conflict


class Sides(NamedTuple):
    """The two texts of a place, with the words that differ told apart."""

    mine: tuple[Piece, ...]
    theirs: tuple[Piece, ...]


def clashed(asked: Asked, conflict: Conflict, seen: Mapping[str, str]) -> Response:
    """Both texts of each place, side by side; nothing has been written. ``seen`` is what the window knows then."""
    names = names_of(opened(asked))
    html = filled_in("edit/conflict.html", places=[_sides(clash, names) for clash in conflict.clashes])
    return JSONResponse({"dialog": html, "theirs": dict(seen)}, 409)


def _sides(clash: Clash, names: Names) -> Sides:
    return Sides(*compared(told(in_words(clash.mine), names), told(in_words(clash.theirs), names)))
