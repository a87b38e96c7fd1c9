"""The guard of the page: what any other page, program or site on this machine may ask of it, which is nothing.

Each rule stands for an attack that was tried in Chromium; docs/decisions/0020-page.md lists them.
"""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from shnor_docs.page.door import KEY, Door
from shnor_docs.page.limits import MOST_BYTES
from shnor_docs.page.refusals import ELSEWHERE, STRANGER, TOO_LARGE, Refusal, told

READING = ("GET", "HEAD")
OPEN_TO_ALL = "/static/"
"""Our own files, the same in every copy of the program: the screen of a refusal needs them."""

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def guarded(app: ASGIApp, door: Door) -> ASGIApp:
    """The application, asked only by windows that came through the door."""

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            headers = Headers(scope=scope)
            allowed = _answer(app, door, scope, headers)
            await allowed(scope, receive, _with_headers(send))

    return guard


def _answer(app: ASGIApp, door: Door, scope: Scope, headers: Headers) -> ASGIApp:
    """What answers a request: a refusal, the entrance, or the application."""
    if refusal := _why_not(scope["method"], headers, door):
        return told(refusal, headers)
    if _is_entering(scope, door):
        return _entrance(door)
    if not scope["path"].startswith(OPEN_TO_ALL) and not door.knows(_cookie(headers, door.cookie_name)):
        return told(STRANGER, headers)
    return told(TOO_LARGE, headers) if _is_too_large(headers) else app


def _why_not(method: str, headers: Headers, door: Door) -> Refusal | None:
    """Why a request is refused whoever asks: by no name of this machine, or not from a window of ours."""
    hosts = headers.getlist("host")
    if len(hosts) != 1 or hosts[0].lower() not in door.hosts:
        return STRANGER
    return None if _is_from_here(headers, door, is_writing=method not in READING) else ELSEWHERE


def _is_from_here(headers: Headers, door: Door, *, is_writing: bool) -> bool:
    """Whether a window of ours asks, or, for reading, the person (``none``: an address typed, a bookmark).

    A page on another port of this machine is ``same-site``: its requests carry our cookie. A browser that does not say
    where a request comes from names the origin of what writes.
    """
    site = headers.get("sec-fetch-site")
    if site is None:
        return not is_writing or headers.get("origin") in door.origins
    return site == "same-origin" or (site == "none" and not is_writing)


def _is_too_large(headers: Headers) -> bool:
    """Whether a request brings too much, or does not say how much: a browser does, and the server holds it to that."""
    size = headers.get("content-length", "0")
    is_told = size.isdecimal() and len(size) <= len(str(MOST_BYTES))
    return "transfer-encoding" in headers or not is_told or int(size) > MOST_BYTES


def _cookie(headers: Headers, name: str) -> str:
    return cookie_parser(headers.get("cookie", "")).get(name, "")


def _is_entering(scope: Scope, door: Door) -> bool:
    """Whether a window comes with a key that fits; a look ahead (HEAD) leaves the key unused."""
    if scope["method"] != "GET" or scope["path"] != "/":
        return False
    keys: list[str] = parse_qs(scope["query_string"].decode("latin-1")).get(KEY, [])
    return len(keys) == 1 and door.takes(keys[0])


def _entrance(door: Door) -> Response:
    """The cookie, and on to an address without the key."""
    response = RedirectResponse("/", 303)
    response.set_cookie(door.cookie_name, door.cookie, httponly=True, samesite="strict")
    return response


def _with_headers(send: Send) -> Send:
    """Sends each answer with the headers that tell a browser to give it to nobody else."""

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(raw=message["headers"]).update(HEADERS)
        await send(message)

    return send_with_headers
