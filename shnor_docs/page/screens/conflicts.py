"""What a person meets who edits what another has changed meanwhile: both texts, and a way on with either."""

from __future__ import annotations

from starlette.responses import JSONResponse, Response

from shnor_docs.page.asking import Asked
from shnor_docs.page.html import filled_in
from shnor_docs.workspace.editing.conflicts import Conflict


def clashed(asked: Asked, conflict: Conflict) -> Response:
    """Both texts of each place, side by side; nothing has been written."""
    html = filled_in("edit/conflict.html", program=asked.names["program"], clashes=conflict.clashes)
    return JSONResponse({"dialog": html, "theirs": conflict.seen}, 409)
