"""What a window is told once something has been saved: only what it has to show anew."""

from __future__ import annotations

import json
from collections.abc import Sequence

from starlette.responses import JSONResponse, Response

from shnor_docs.page.addresses import path_text
from shnor_docs.page.asking import Asked
from shnor_docs.page.forms.drawing import box_at
from shnor_docs.page.forms.filled import SHARED, Filled
from shnor_docs.page.forms.screens import Part, drawn_box, part
from shnor_docs.page.html import filled_in
from shnor_docs.page.screens.editing import opened, steps_told
from shnor_docs.source.yaml.nodes import Path
from shnor_docs.workspace.editing.writing import Written

SAVED = {"HX-Trigger": "saved"}
"""Tells the preview and the list of remarks that there is something new."""


FORM: Sequence[Path] = ((),)
"""Redrawn: the whole form of the screen."""


def saved(
    asked: Asked, target: Path, redrawn: Sequence[Path] = (), written: Written | None = None, **told: object
) -> Response:
    """The field at ``target`` as it was understood, what is ``redrawn``, all remarks of the screen.

    A window that others have overtaken knows of their changes once the whole of its form is drawn anew.
    """
    redrawn = FORM if redrawn and written and written.others else redrawn
    form = opened(asked, target if redrawn else ())
    shown = part(form, asked.field("part"))
    answer = {
        "seen": form.seen if redrawn == FORM else {**seen_by(asked), **(written.seen if written else {})},
        "remarks": remarks_html(asked, shown),
        "steps": steps_told(asked),
        "understood": {path_text(target): box_at(form, target).understood} if target and not redrawn else {},
        "parts": dict(_drawn(form, shown, path) for path in redrawn),
        "focus": path_text(target) if redrawn else "",
        "others": bool(written and written.others) and redrawn != FORM,
    }
    return JSONResponse({**answer, **told}, headers=SAVED)


def seen_by(asked: Asked) -> dict[str, str]:
    """The fingerprints of what the window has read."""
    seen: dict[str, str] = json.loads(asked.field("seen") or "{}")
    return {SHARED: "", **seen}


def remarks_html(asked: Asked, shown: Part) -> str:
    """The list of remarks of a screen."""
    return filled_in("edit/remarks.html", part=shown, program=asked.names["program"])


def _drawn(form: Filled, shown: Part, path: Path) -> tuple[str, str]:
    """The id of what is drawn anew, and its HTML."""
    if not path:
        return "form", filled_in("edit/form.html", part=shown)
    return f"f:{path_text(path)}", filled_in("edit/drawn.html", box=drawn_box(form, path))
