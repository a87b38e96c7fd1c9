"""Other pages of this machine and of other sites, as a browser sees them: what they hold is served at a free port."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

FOREIGN_NAME = "evil.test"
"""A site whose name leads to this machine (DNS rebinding); the browser of the tests is told so."""


class Stranger:
    """A server that answers anything with one page, and remembers what browsers sent to it."""

    def __init__(self) -> None:
        self.html = ""
        self.heard: list[dict[str, str]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def run(self) -> None:
        self._server.serve_forever(0.05)

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        stranger = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                stranger.heard.append({name.lower(): value for name, value in self.headers.items()})
                page = f"<!doctype html><meta charset=utf-8><body>{stranger.html}".encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.send_header("Content-Length", str(len(page)))
                self.end_headers()
                self.wfile.write(page)

            do_POST = do_GET  # noqa: N815

            def log_message(self, *arguments: object) -> None:
                pass

        return Handler


@contextmanager
def stranger() -> Iterator[Stranger]:
    """Another server of this machine, until the end of the block."""
    made = Stranger()
    thread = Thread(target=made.run, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        made.stop()
        thread.join(5)
