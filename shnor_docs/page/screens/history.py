"""The past of a program: what is not saved yet, what was saved and approved, and the way back to it."""

from __future__ import annotations

from starlette.responses import Response

from shnor_docs.page.addressed import standing_of
from shnor_docs.page.addresses import program_url
from shnor_docs.page.asking import Asked, done, shown
from shnor_docs.page.html import answer, led_to

MESSAGES = {
    "saved": "Сохранено в историю.",
    "returned": "Программа снова такая, какой была. То, что стояло до этого, осталось в истории.",
    "discarded": "Черновик приказа удалён.",
}
SHOWN = 20
"""Moments that are listed unless all are asked for."""


def history(asked: Asked) -> Response:
    """What has changed, what to do about the approval, one line of time."""
    from shnor_docs.page.history.screens import framed
    from shnor_docs.workspace.editions.drafts import candidates
    from shnor_docs.workspace.states.saving import changed_since_saved
    from shnor_docs.workspace.states.timeline import timeline

    workspace, program = asked.session.workspace(), asked.names["program"]
    frame = framed(asked)
    points = timeline(workspace, program)
    return answer(
        "history/history.html",
        **frame,
        standing=standing_of(asked),
        unsaved=changed_since_saved(workspace, program),
        candidates=candidates(workspace, program),
        points=points if "all" in asked.query else points[:SHOWN],
        count=len(points),
        message=MESSAGES.get(asked.query.get("done", "")),
    )


def save(asked: Asked) -> Response:
    """Save the program as it stands, with a sentence and a name."""
    from shnor_docs.page.history.screens import asked_person
    from shnor_docs.workspace.states import saving

    workspace, program = asked.session.workspace(), asked.names["program"]
    saving.save(workspace, program, asked.field("sentence"), asked_person(asked))
    return _back(asked, "saved")


def confirm(asked: Asked) -> Response:
    """What a return would change, before it is done."""
    from shnor_docs.diagnostics import ShnorError
    from shnor_docs.page.history.screens import framed
    from shnor_docs.workspace.states.comparing import moments
    from shnor_docs.workspace.states.moments import NOW, title_of
    from shnor_docs.workspace.states.saving import changed_since_saved

    workspace, program, key = asked.session.workspace(), asked.names["program"], asked.query.get("to", "")
    frame, where = framed(asked), title_of(workspace, program, key)
    try:
        with moments(workspace, program, NOW, key) as pair:
            differences = pair.comparison().differences
    except ShnorError:
        differences = None
    return answer(
        "history/return.html",
        **frame,
        key=key,
        where=where,
        differences=differences,
        unsaved=changed_since_saved(workspace, program),
        standing=standing_of(asked),
    )


def back(asked: Asked) -> Response:
    """Return to an earlier moment, as a new state."""
    from shnor_docs.page.history.screens import asked_person
    from shnor_docs.workspace.states.returning import returned

    returned(asked.session.workspace(), asked.names["program"], asked.field("to"), asked_person(asked))
    return _back(asked, "returned")


def _back(asked: Asked, message: str) -> Response:
    return led_to(f"{program_url(asked.names['program'], 'history')}?done={message}", is_part=asked.is_part)


ROUTES = (
    shown("/p/{program}/history", history),
    done("/p/{program}/save", save),
    shown("/p/{program}/return", confirm),
    done("/p/{program}/return", back),
)
