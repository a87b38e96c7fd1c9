"""Answers as HTML: templates of this room, filled on the server and escaped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.responses import HTMLResponse, RedirectResponse, Response

from shnor_docs.diagnostics import SEVERITY_NAMES, Diagnostic
from shnor_docs.page.addresses import path_text
from shnor_docs.page.limits import MOST_BYTES
from shnor_docs.page.menu import MENU
from shnor_docs.page.plain_words import absent, advice, plain

HERE = Path(__file__).parent


@cache
def environment() -> Environment:
    """The templates of the page; a name that a screen does not give is a bug of ours, not an empty place."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(severity_names=SEVERITY_NAMES, menu=MENU, most_bytes=MOST_BYTES)
    made.filters.update(path_text=path_text, plain=plain, advice=advice, absent=absent)
    return made


def filled_in(template: str, **context: object) -> str:
    """A template filled in."""
    return environment().get_template(template).render(context)


def answer(template: str, status: int = 200, /, **context: object) -> HTMLResponse:
    """A screen, or a part of one, from its template."""
    return HTMLResponse(filled_in(template, **context), status)


def refused(diagnostics: Sequence[Diagnostic], *, is_part: bool) -> HTMLResponse:
    """Why nothing was done: a screen of its own, or the notice of the screen that is shown."""
    name = "refused_part.html" if is_part else "refused.html"
    return answer(name, 422, diagnostics=diagnostics)


def led_to(url: str, *, is_part: bool) -> Response:
    """Leads a window to another screen after something was done; one that waits for a part is led there as a whole."""
    return Response(headers={"HX-Redirect": url}) if is_part else RedirectResponse(url, 303)
