"""How a document will print: its PDF, made by LibreOffice beside the window's work, and pictures of its pages."""

from __future__ import annotations

from functools import partial

from starlette.responses import Response

from shnor_docs.page.addresses import program_url
from shnor_docs.page.asking import Asked, done, shown
from shnor_docs.page.downloads import saved_as, shown_as
from shnor_docs.page.html import answer
from shnor_docs.page.preview.prints import Printed, begin
from shnor_docs.workspace.printing import rendered_paper
from shnor_docs.workspace.results import Task


def start(asked: Asked) -> Response:
    """Gives the document to LibreOffice, unless that was done; a window asks again until it is ready."""
    paper = asked.session.workspace().paper(Task(asked.names["program"], asked.names["document"]))
    return _state(asked, begin(asked.session.prints, rendered_paper(paper), paper.name))


def state(asked: Asked) -> Response:
    """Whether the print is ready."""
    return _state(asked, asked.session.prints.get(asked.names["key"]))


def _state(asked: Asked, printed: Printed | None) -> Response:
    program = asked.names["program"]
    return answer(
        "preview/printed.html",
        printed=printed,
        document=asked.names["document"],
        url=partial(program_url, program),
    )


def pdf(asked: Asked) -> Response:
    """The PDF."""
    printed = asked.session.prints.get(asked.names["key"])
    if printed is None or not printed.is_ready:
        return answer("preview/gone.html", 404)
    name = printed.name.removesuffix(".docx") + ".pdf"
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
    shown("/p/{program}/preview/{document}/print/{key}/{number:int}", picture),
)
