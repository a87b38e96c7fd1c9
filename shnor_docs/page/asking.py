"""A request as screens see it, and answers: a screen is a function from what was asked to an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from shnor_docs.diagnostics import ShnorError
from shnor_docs.page.html import refused
from shnor_docs.page.session import Session
from shnor_docs.source.text import MAX_TEXT_SIZE
from shnor_docs.workspace.places import program_ids


@dataclass(frozen=True)
class Asked:
    """What a window asks: the session, the names in the address, its query, what was filled in.

    ``is_part`` tells that a window asks for a part of the screen it shows.
    """

    session: Session
    names: Mapping[str, str]
    query: Mapping[str, str]
    form: FormData = field(default_factory=FormData)
    is_part: bool = False

    def field(self, name: str) -> str:
        """What was filled in under a name; empty if nothing was."""
        value = self.form.get(name, "")
        return value if isinstance(value, str) else ""


LIMITS = {"max_fields": 10_000, "max_part_size": MAX_TEXT_SIZE}
"""Of what is filled in: a text may be a whole file, which is mended so when no form can show it."""

Screen: TypeAlias = Callable[[Asked], Response]


def shown(path: str, screen: Screen) -> Route:
    """A screen that only shows: no GET changes anything."""
    return _route(path, screen, "GET")


def done(path: str, screen: Screen) -> Route:
    """What changes something, and what a window sends with a file or a long text."""
    return _route(path, screen, "POST")


def _route(path: str, screen: Screen, method: str) -> Route:
    async def endpoint(request: Request) -> Response:
        form = await request.form(**LIMITS) if method == "POST" else FormData()
        session: Session = request.app.state.session
        is_part = "hx-request" in request.headers
        asked = Asked(session, request.path_params, request.query_params, form, is_part)
        return await run_in_threadpool(_answered, asked, screen)

    return Route(path, endpoint, methods=[method])


def _answered(asked: Asked, screen: Screen) -> Response:
    """The answer, in this window's turn; what is wrong with the data is an answer too."""
    with asked.session.turn:
        try:
            _check_program(asked)
            return screen(asked)
        except ShnorError as error:
            return refused(error.diagnostics, is_part=asked.is_part)


def _check_program(asked: Asked) -> None:
    """Refuse a program that the workspace has not: what is written in an address must not become a path.

    Raises:
        ShnorError: there is no such program.
    """
    program = asked.names.get("program")
    if program is not None and program not in program_ids(asked.session.root):
        asked.session.workspace().folder(program)
