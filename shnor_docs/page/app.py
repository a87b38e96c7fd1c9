"""The application: the screens of the page, and its own files."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import cache

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from shnor_docs.page.html import HERE
from shnor_docs.page.refusals import not_answered, our_bug
from shnor_docs.page.screens import leaving, start
from shnor_docs.page.session import Session

FIRST = (*start.ROUTES, *leaving.ROUTES)
AT_ONCE = ("/", "/here", "/stop")


def application(session: Session) -> Starlette:
    """The page of a session's workspace, without its guard (see ``guard``)."""
    from shnor_docs.page.routes import SCREENS

    return _page(session, SCREENS)


def growing_application(session: Session) -> ASGIApp:
    """The same page, sooner: its first screen needs few modules, the rest are loaded while it is looked at."""
    first = _page(session, FIRST)

    @cache
    def whole() -> asyncio.Future[Starlette]:
        return asyncio.get_running_loop().run_in_executor(None, application, session)

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        is_at_once = scope["path"] in AT_ONCE or scope["path"].startswith("/static/")
        app = first if is_at_once else await whole()
        await app(scope, receive, send)
        whole()

    return answer


def _page(session: Session, screens: Sequence[BaseRoute]) -> Starlette:
    app = Starlette(
        routes=[*screens, Mount("/static", StaticFiles(directory=HERE / "static"))],
        exception_handlers={HTTPException: not_answered, Exception: our_bug},
    )
    app.state.session = session
    return app
