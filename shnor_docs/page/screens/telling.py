"""What a window is told once something has been saved: only what it has to show anew."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import JSONResponse, Response

from shnor_docs.page.addresses import path_text
from shnor_docs.page.asking import Asked
from shnor_docs.page.forms.drawing import box_at
from shnor_docs.page.forms.filled import Filled
from shnor_docs.page.html import filled_in
from shnor_docs.page.screens.editing import Part, opened, part, steps_told
from shnor_docs.source.yaml.nodes import Path

SAVED = {"HX-Trigger": "saved"}
"""Tells the preview and the list of remarks that there is something new."""


def saved(asked: Asked, target: Path, redrawn: Sequence[Path] = (), **told: object) -> Response:
    """The field at ``target`` as it was understood, the lists of ``redrawn`` anew, all remarks of the screen."""
    filled = opened(asked, target if redrawn else ())
    shown = part(filled, asked.field("part"))
    answer = {
        "seen": dict(filled.opened.seen),
        "remarks": remarks_html(asked, shown),
        "steps": steps_told(asked),
        "understood": {path_text(target): box_at(filled, target).understood} if target and not redrawn else {},
        "parts": {f"f:{path_text(path)}": drawn(filled, path) for path in redrawn},
        "focus": path_text(target) if redrawn else "",
    }
    return JSONResponse({**answer, **told}, headers=SAVED)


def remarks_html(asked: Asked, shown: Part) -> str:
    """The list of remarks of a screen."""
    return filled_in("edit/remarks.html", part=shown, program=asked.names["program"])


def drawn(filled: Filled, path: Path) -> str:
    """A field with all that is in it."""
    return filled_in("edit/drawn.html", box=box_at(filled, path))
