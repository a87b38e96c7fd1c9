"""Every screen of a workspace, found as a person finds it: from the first one, by links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from starlette.routing import Match, Route
from starlette.testclient import TestClient

from shnor_docs.page.routes import SCREENS

LINK = re.compile(r'(?:href|hx-get|src)="(/[^"#]*)')
ALL_OF = ("/p/{program}/edit/{part}",)
"""A route whose screens all look different; of others one is enough."""


def route_of(address: str) -> str:
    """The route that answers an address; empty if none does, as for our own files."""
    path = unquote(address.partition("?")[0])
    scope = {"type": "http", "path": path, "method": "GET", "root_path": ""}
    return next((r.path for r in SCREENS if isinstance(r, Route) and r.matches(scope)[0] is Match.FULL), "")


def found(window: TestClient, *starts: str) -> Iterator[tuple[str, str, bool]]:
    """Addresses that links lead to, with their routes, and whether each is a whole screen."""
    waiting, seen, routes = list(starts), set[str](), set[str]()
    while waiting:
        address = waiting.pop(0)
        route = route_of(address)
        if address in seen or not route or (route in routes and route not in ALL_OF):
            continue
        seen.add(address)
        routes.add(route)
        answer = window.get(address)
        assert answer.status_code in {200, 204, 422}, (address, answer.status_code)
        is_html = answer.headers.get("content-type", "").startswith("text/html")
        yield address, route, is_html and "<!doctype html>" in answer.text[:500].lower()
        if is_html:
            waiting += [link.replace("&amp;", "&") for link in LINK.findall(answer.text)]
