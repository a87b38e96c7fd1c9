"""The guard of the page: what any other page, program or site on this machine may ask of it, which is nothing.

Each rule stands for an attack that was tried in Chromium; docs/decisions/0020-page.md tells them.
"""

from __future__ import annotations

from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from typing import NamedTuple
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from shnor_docs.page.door import KEY, Door
from shnor_docs.page.html import answer
from shnor_docs.source.reading import MAX_SIZE, MEGABYTE

MOST_BYTES = MAX_SIZE + MEGABYTE
"""Of a request: the largest file that the program reads, and what is filled in beside it."""
READING, WRITING = ("GET", "HEAD"), "POST"
OPEN_TO_ALL = "/static/"
"""Our own files, the same in every copy of the program: the page of a refusal needs them."""

POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors "
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Refusal(NamedTuple):
    """Why a request is not answered."""

    status: int
    title: str
    advice: str


STRANGER = Refusal(
    403,
    "Эта страница открывается из программы",
    "Дважды щёлкните «Открыть» в рабочей папке: появится новое окно с вашими программами.",
)
ELSEWHERE = Refusal(
    403,
    "Запрос пришёл не с этой страницы",
    "Другим страницам и сайтам здесь ничего не видно. Если вы нажимали кнопку сами, обновите страницу и повторите.",
)
NO_SUCH_WAY = Refusal(405, "Так со страницей не говорят", "Вернитесь к списку программ.")
TOO_LARGE = Refusal(
    413,
    "Слишком большой файл",
    f"Файл больше {MAX_SIZE // MEGABYTE} МБ программа не читает. Проверьте, тот ли это файл.",
)


def guarded(app: ASGIApp, door: Door) -> ASGIApp:
    """The application, asked only by windows that came through the door."""

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        if refusal := _why_not(scope, headers, door):
            await _refused(refusal, headers)(scope, receive, _careful(send))
        elif _is_entering(scope, door):
            await _entrance(door)(scope, receive, _careful(send))
        elif not scope["path"].startswith(OPEN_TO_ALL) and not door.knows(_cookie(headers, door.cookie_name)):
            await _refused(STRANGER, headers)(scope, receive, _careful(send))
        else:
            await _measured(app, scope, receive, _careful(send))

    return guard


def _why_not(scope: Scope, headers: Headers, door: Door) -> Refusal | None:
    """What is wrong with a request before anything of it is done."""
    if [*map(str.lower, headers.getlist("host"))] not in [[host] for host in door.hosts]:
        return STRANGER
    if scope["method"] not in (*READING, WRITING):
        return NO_SUCH_WAY
    if not _is_from_here(scope["method"] == WRITING, headers, door):
        return ELSEWHERE
    return TOO_LARGE if _told_length(headers) > MOST_BYTES else None


def _is_from_here(is_writing: bool, headers: Headers, door: Door) -> bool:
    """Whether a window of ours asks, or, for reading, the person (``none``: an address typed, a bookmark).

    A page on another port of this machine is ``same-site``: its requests carry our cookie. A browser that does not say
    where a request comes from names the origin of what writes.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin" or (site == "none" and not is_writing)
    return not is_writing or headers.get("origin") in door.origins


def _told_length(headers: Headers) -> int:
    told = headers.get("content-length", "0")
    return int(told) if told.isdecimal() else 0


def _cookie(headers: Headers, name: str) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _is_entering(scope: Scope, door: Door) -> bool:
    """Whether a window comes with a key that fits; one look ahead without opening (HEAD) leaves the key unused."""
    if scope["method"] != "GET" or scope["path"] != "/":
        return False
    keys: list[str] = parse_qs(scope["query_string"].decode("latin-1")).get(KEY, [])
    return len(keys) == 1 and door.takes(keys[0])


def _entrance(door: Door) -> Response:
    """The cookie, and on to an address without the key."""
    response = RedirectResponse("/", 303)
    response.set_cookie(door.cookie_name, door.cookie, httponly=True, samesite="strict")
    return response


def _refused(refusal: Refusal, headers: Headers) -> Response:
    name = "closed_part.html" if "hx-request" in headers else "closed.html"
    return answer(name, refusal.status, refusal=refusal)


async def _measured(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Let the application answer, but for a request that grows beyond what may be sent, told or not told before."""
    size, is_too_large, has_begun = 0, False, False

    async def receive_counted() -> Message:
        nonlocal size, is_too_large
        message = await receive()
        size += len(message.get("body", b""))
        is_too_large = is_too_large or size > MOST_BYTES
        return {"type": "http.disconnect"} if is_too_large else message

    async def send_unless_too_large(message: Message) -> None:
        nonlocal has_begun
        if not is_too_large or has_begun:
            has_begun = True
            await send(message)

    try:
        await app(scope, receive_counted, send_unless_too_large)
    except Exception:
        if not is_too_large:
            raise
    if is_too_large and not has_begun:
        await _refused(TOO_LARGE, Headers(scope=scope))(scope, receive, send)


def _careful(send: Send) -> Send:
    """Sends each answer with the headers that tell a browser to give it to nobody else."""

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message.setdefault("headers", []))
            for name, value in _headers(headers.get("content-type", "")):
                headers[name] = value
        await send(message)

    return send_with_headers


def _headers(content_type: str) -> Iterable[tuple[str, str]]:
    """A PDF may be shown inside a page of ours; a screen in no frame at all."""
    ancestors = "'self'" if content_type == "application/pdf" else "'none'"
    return (*HEADERS.items(), ("Content-Security-Policy", POLICY + ancestors))
