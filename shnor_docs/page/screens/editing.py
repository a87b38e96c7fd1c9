"""The screens on which a program is edited: a form for each part of it, made from the model."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from shnor_docs.page.addresses import path_of, path_text, program_url
from shnor_docs.page.asking import Asked, shown
from shnor_docs.page.forms.drawing import piece
from shnor_docs.page.forms.filled import Filled
from shnor_docs.page.forms.parts import PARTS, entry_of, part_of
from shnor_docs.page.forms.screens import Part, filled, part, remarks_of_part
from shnor_docs.page.html import answer
from shnor_docs.page.preview.panes import pane
from shnor_docs.source.yaml.nodes import Path


def opened(asked: Asked, wanted: Path = ()) -> Filled:
    """The program of the address, opened for its forms."""
    return filled(asked.session, asked.names["program"], wanted)


def edit(asked: Asked) -> Response:
    """The form of a part."""
    name = asked.names["part"]
    if name not in PARTS:
        raise HTTPException(404)
    form = opened(asked, path_of(asked.query.get("open", "")))
    return answer(
        "edit/part.html",
        program=asked.names["program"],
        title=title_of(form),
        here=entry_of(name),
        part=part(form, name),
        faulty=form.opened.faulty_files,
        seen=form.seen,
        steps=steps_told(asked),
        pane=pane(asked, asked.names["program"]),
    )


def title_of(form: Filled) -> str:
    """What the program is called."""
    content = form.content
    return content.program.title if content else form.text(("title",)) or form.opened.loaded.id


def steps_told(asked: Asked) -> Mapping[str, bool]:
    """Whether something can be undone and redone."""
    steps = asked.session.steps.get(asked.names["program"])
    return {"undo": bool(steps and steps.done), "redo": bool(steps and steps.undone)}


def go(asked: Asked) -> Response:
    """Leads to the field of a path, on whatever screen it is."""
    path = path_of(asked.query.get("path", ""))
    text = path_text(path)
    return RedirectResponse(f"{program_url(asked.names['program'], 'edit', part_of(path))}?open={text}#f:{text}", 303)


def inside(asked: Asked) -> Response:
    """What is in a record, for a window that opens it."""
    path = asked.path()
    form = opened(asked, path)
    if is_overtaken(asked, form, path):
        return ANEW
    return answer("edit/inside.html", box=piece(form, path), program=asked.names["program"])


ANEW = Response(headers={"HX-Refresh": "true"})
"""A window draws its screen anew: a place in what it shows is another's by now."""


def is_overtaken(asked: Asked, form: Filled, path: Path) -> bool:
    """Whether others have written the file of a path since the window that asks has read it."""
    seen, file = asked.told("seen", dict[str, str]), form.opened.file_of(path)
    return file in seen and form.opened.seen.get(file, "") != seen[file]


def remarked(asked: Asked) -> Response:
    """What is remarked on what a screen shows."""
    name = asked.query.get("part", "")
    found = Part(name, remarks=remarks_of_part(opened(asked), name))
    return answer("edit/remarks.html", part=found, program=asked.names["program"])


ROUTES = (
    shown("/p/{program}/remarked", remarked),
    shown("/p/{program}/edit/{part}", edit),
    shown("/p/{program}/go", go),
    shown("/p/{program}/inside", inside),
)
