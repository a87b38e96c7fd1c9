"""How a document will print: its PDF, made by LibreOffice beside the window's work, and pictures of its pages."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath

from starlette.responses import Response

from shnor_docs.diagnostics import ShnorError
from shnor_docs.page.addresses import program_url
from shnor_docs.page.asking import Asked, done, shown
from shnor_docs.page.downloads import saved_as, shown_as
from shnor_docs.page.html import answer
from shnor_docs.page.preview.prints import Printed, begin, key_of
from shnor_docs.workspace.outgoing.documents import File, word_file
from shnor_docs.workspace.results import Task


def start(asked: Asked) -> Response:
    """Gives the document to LibreOffice, unless that was done; a window asks again until it is ready."""
    file = _file(asked)
    return _state(asked, begin(asked.session.prints, file.data, file.name))


def state(asked: Asked) -> Response:
    """Whether the print is ready, and whether the document still says what was printed."""
    return _state(asked, asked.session.prints.get(asked.names["key"]))


def _file(asked: Asked) -> File:
    return word_file(asked.session.workspace(), Task(asked.names["program"], asked.names["document"]))


def _state(asked: Asked, printed: Printed | None) -> Response:
    return answer(
        "preview/printed.html",
        printed=printed,
        is_past=bool(printed and printed.is_ready and _is_past(asked, printed)),
        document=asked.names["document"],
        url=partial(program_url, asked.names["program"]),
    )


def _is_past(asked: Asked, printed: Printed) -> bool:
    try:
        return key_of(_file(asked).data) != printed.key
    except ShnorError:
        return True


def pdf(asked: Asked) -> Response:
    """The PDF."""
    printed = asked.session.prints.get(asked.names["key"])
    if printed is None or not printed.is_ready:
        return answer("preview/gone.html", 404)
    name = f"{PurePath(printed.name).stem}.pdf"
    return (saved_as if "save" in asked.query else shown_as)(name, printed.pdf)


def picture(asked: Asked) -> Response:
    """A picture of a page."""
    printed, number = asked.session.prints.get(asked.names["key"]), int(asked.names["number"])
    if printed is None or not 0 < number <= len(printed.pages):
        return answer("preview/gone.html", 404)
    return Response(printed.pages[number - 1], media_type="image/png")


ROUTES = (
    done("/p/{program}/preview/{document}/print", start),
    shown("/p/{program}/preview/{document}/print/{key}", state),
    shown("/p/{program}/preview/{document}/print/{key}/pdf", pdf),
    shown("/p/{program}/preview/{document}/print/{key}/{number:ordinal}", picture),
)
