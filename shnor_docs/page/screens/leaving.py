"""A window that is still open, and the end of the work."""

from __future__ import annotations

from starlette.responses import Response

from shnor_docs.page.asking import Asked, done, shown
from shnor_docs.page.html import answer


def here(asked: Asked) -> Response:
    """Nothing: that an open window asks is what keeps the page alive."""
    return Response(status_code=204)


def stop(asked: Asked) -> Response:
    """The last screen; the program ends once it is sent."""
    asked.session.ended.set()
    return answer("left.html")


ROUTES = (shown("/here", here), done("/stop", stop))
