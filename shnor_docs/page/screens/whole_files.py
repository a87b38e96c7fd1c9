"""A file of the program as a text: the last resort for what no form can show, with the faults at their lines."""

from __future__ import annotations

from starlette.responses import Response

from shnor_docs.page.asking import Asked, shown
from shnor_docs.page.forms.parts import FIRST, entry_of
from shnor_docs.page.forms.screens import part
from shnor_docs.page.html import answer
from shnor_docs.page.screens.editing import opened, title_of
from shnor_docs.workspace.editing.changes import FILES


def text(asked: Asked) -> Response:
    """The text of a file, to be mended as a whole."""
    file = asked.query.get("file", "")
    form = opened(asked)
    return answer(
        "edit/text.html",
        program=asked.names["program"],
        title=title_of(form),
        here=entry_of(FIRST),
        file=file,
        path=(FILES, file),
        text=form.opened.text_of(file),
        part=part(form, file),
        seen=form.seen,
    )


ROUTES = (shown("/p/{program}/text", text),)
