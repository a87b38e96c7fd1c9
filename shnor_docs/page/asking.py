"""A request as screens see it, and answers: a screen is a function from what was asked to an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.convertors import IntegerConvertor, register_url_convertor
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from shnor_docs.diagnostics import Diagnostic, ShnorError
from shnor_docs.page.addresses import path_of
from shnor_docs.page.html import refused
from shnor_docs.page.session import Session
from shnor_docs.source.signs import without_control
from shnor_docs.source.text import MAX_TEXT_SIZE
from shnor_docs.source.yaml.nodes import Path
from shnor_docs.workspace.places import program_ids

T = TypeVar("T", list[Any], dict[Any, Any])
NOWHERE: tuple[Path, ...] = ((), ("files",))
"""Paths of nothing that a window shows: of no file of all."""
NUMBER = re.compile("[0-9]{1,9}")
"""No place in a table, no edition and no page has a greater one."""


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
        """What was filled in under a name, without signs that no file may hold; empty if nothing was."""
        value = self.form.get(name, "")
        return without_control(value) if isinstance(value, str) else ""

    def path(self, name: str = "path") -> Path:
        """The model path that is named in the form or in the address.

        Raises:
            HTTPException: none is.
        """
        path = path_of(self.field(name) or self.query.get(name, ""))
        if path in NOWHERE:
            raise torn()
        return path

    def number(self, name: str, usual: int = 0) -> int:
        """The number that is told in the form or in the address.

        Raises:
            HTTPException: it is no number.
        """
        text = self.field(name) or self.query.get(name, "") or str(usual)
        if not NUMBER.fullmatch(text):
            raise torn()
        return int(text)

    def told(self, name: str, kind: type[T]) -> T:
        """What a script of a window has sent, filled in or in the address; nothing, if it has sent none.

        Raises:
            HTTPException: it is something else.
        """
        from pydantic import TypeAdapter, ValidationError

        try:
            return TypeAdapter(kind).validate_json(self.field(name) or self.query.get(name, "") or str(kind()))
        except ValidationError:
            raise torn() from None


def torn() -> HTTPException:
    """What stops a request that no window of ours sends: what was filled in has not arrived whole."""
    return HTTPException(400)


class Ordinal(IntegerConvertor):
    """A number in an address: of an edition, of a page."""

    regex = NUMBER.pattern


register_url_convertor("ordinal", Ordinal())


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
            return refused(_in_words(asked, error.diagnostics), is_part=asked.is_part)


def _in_words(asked: Asked, diagnostics: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """The diagnostics in the words of the screens of the program; as they are if it cannot be opened."""
    from shnor_docs.page.forms.screens import filled
    from shnor_docs.page.forms.worded import worded

    program = asked.names.get("program")
    if program not in program_ids(asked.session.root):
        return diagnostics
    with suppress(ShnorError):
        form = filled(asked.session, program)
        return [worded(form, one) for one in diagnostics]
    return diagnostics


def _check_program(asked: Asked) -> None:
    """Refuse a program that the workspace has not: what is written in an address must not become a path.

    Raises:
        ShnorError: there is no such program.
    """
    program = asked.names.get("program")
    if program is not None and program not in program_ids(asked.session.root):
        asked.session.workspace().folder(program)
