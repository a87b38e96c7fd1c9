"""The application: all screens of the page, and its own files."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from shnor_docs.page.html import HERE
from shnor_docs.page.refusals import not_answered, our_bug
from shnor_docs.page.screens import SCREENS
from shnor_docs.page.session import Session


def application(session: Session) -> Starlette:
    """The page of a session's workspace, without its guard (see ``guard``)."""
    app = Starlette(
        routes=[*SCREENS, Mount("/static", StaticFiles(directory=HERE / "static"))],
        exception_handlers={HTTPException: not_answered, Exception: our_bug},
    )
    app.state.session = session
    return app
