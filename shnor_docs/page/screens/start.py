"""The first screen: the programs of the workspace."""

from __future__ import annotations

from starlette.responses import Response

from shnor_docs.page.asking import Asked, shown
from shnor_docs.page.html import answer


def start(asked: Asked) -> Response:
    """The programs."""
    return answer("start.html", programs=asked.session.workspace().programs)


ROUTES = (shown("/", start),)
