"""Documents as pages: a pane beside the forms, a screen of its own, the explanation of a number."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.responses import JSONResponse, Response

from shnor_docs.page.addresses import program_url
from shnor_docs.page.asking import Asked, shown
from shnor_docs.page.html import answer
from shnor_docs.page.menu import Entry
from shnor_docs.page.preview.blocks import joined
from shnor_docs.page.preview.building import preview, standing
from shnor_docs.page.preview.changes import changes
from shnor_docs.page.preview.errors import told_faults
from shnor_docs.page.preview.values import told_value
from shnor_docs.page.screens.editing import opened

PREVIEW = Entry(("preview",), "Просмотр документов")
NEVER_BUILT = "-"
"""Stands in an address for a document that never could be built."""


def document(asked: Asked) -> Response:
    """A document as sheets: the wanted one, one of the wanted kind, or the first."""
    program = asked.names["program"]
    wanted = asked.names.get("document") or asked.query.get("document", "")
    kind = asked.query.get("kind", "")
    found = preview(asked.session, program, wanted, kind)
    context: dict[str, object] = {
        "program": program,
        "choices": standing(asked.session, program).choices,
        "preview": found,
        "html": Markup(joined(found.blocks)) if found else "",
        "url": partial(program_url, program),
        "again": f"{program_url(program, 'preview')}?{urlencode({'document': wanted, 'kind': kind})}",
    }
    if asked.is_part:
        return answer("preview/shown.html", **context)
    title = standing(asked.session, program).title or program
    return answer("preview/screen.html", title=title, here=PREVIEW, **context)


def blocks(asked: Asked) -> Response:
    """What has changed in a document since the state that a window shows; the whole of it if that is forgotten.

    Of a document that is no more there is no state.
    """
    program = asked.names["program"]
    before = standing(asked.session, program).by_state.get(asked.query.get("state", ""))
    found = preview(asked.session, program, asked.names["document"])
    if found is None or found.choice.id != asked.names["document"]:
        return JSONResponse({"state": "", "fresh": found is not None})
    pieces = changes(before.blocks if before else (), found.blocks)
    return JSONResponse({"state": found.state, "known": before is not None, "fresh": found.fresh, "pieces": pieces})


def errors(asked: Asked) -> Response:
    """What stands in the way of the document."""
    faults = told_faults(opened(asked), asked.names["program"])
    return answer("preview/errors.html", faults=faults, is_shown=asked.names["document"] != NEVER_BUILT)


def value(asked: Asked) -> Response:
    """Where a number comes from."""
    program = asked.names["program"]
    told = told_value(asked.session.workspace(), program, asked.query.get("path", ""))
    if asked.is_part:
        return answer("preview/value.html", told=told, in_dialog=True)
    return answer(
        "preview/value_screen.html", program=program, title=told.program, here=PREVIEW, told=told, in_dialog=False
    )


ROUTES = (
    shown("/p/{program}/preview", document),
    shown("/p/{program}/preview/{document}", document),
    shown("/p/{program}/preview/{document}/blocks", blocks),
    shown("/p/{program}/preview/{document}/errors", errors),
    shown("/p/{program}/value", value),
)
