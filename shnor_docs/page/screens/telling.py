"""What a window is told once something has been saved: only what it has to show anew."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import JSONResponse, Response

from shnor_docs.page.addresses import path_text
from shnor_docs.page.asking import Asked
from shnor_docs.page.forms.drawing import box_at
from shnor_docs.page.forms.filled import SHARED, Filled
from shnor_docs.page.forms.screens import drawn_box, drawn_part
from shnor_docs.page.html import filled_in
from shnor_docs.page.screens.editing import opened, steps_told
from shnor_docs.source.yaml.nodes import Path
from shnor_docs.workspace.editing.writing import Written

SAVED = {"HX-Trigger": "saved"}
"""Tells the preview that there is something new."""


FORM: Sequence[Path] = ((),)
"""Redrawn: the whole form of the screen."""


def saved(
    asked: Asked, target: Path, redrawn: Sequence[Path] = (), written: Written | None = None, **told: object
) -> Response:
    """The field at ``target`` as it was understood, and what is ``redrawn``; remarks the window asks for itself.

    A window that others have overtaken knows of their changes once the whole of its form is drawn anew.
    """
    redrawn = FORM if redrawn and written and written.others else redrawn
    form = opened(asked, target if redrawn else ())
    answer = {
        "seen": form.seen if redrawn == FORM else {**seen_by(asked), **(written.seen if written else {})},
        "steps": steps_told(asked),
        "understood": {path_text(target): box_at(form, target).understood} if target and not redrawn else {},
        "parts": dict(_drawn(form, asked.field("part"), path) for path in redrawn),
        "focus": path_text(target) if redrawn else "",
        "others": bool(written and written.others) and redrawn != FORM,
    }
    return JSONResponse({**answer, **told}, headers=SAVED)


def seen_by(asked: Asked) -> dict[str, str]:
    """The fingerprints of what the window has read."""
    return {SHARED: "", **asked.told("seen", dict[str, str])}


def _drawn(form: Filled, name: str, path: Path) -> tuple[str, str]:
    """The id of what is drawn anew, and its HTML."""
    if not path:
        return "form", filled_in("edit/form.html", part=drawn_part(form, name))
    return f"f:{path_text(path)}", filled_in("edit/drawn.html", box=drawn_box(form, path))
