"""The server of the page: its application behind the guard, until the work is ended."""

from __future__ import annotations

import asyncio
import socket

import uvicorn

from shnor_docs.page.app import growing_application
from shnor_docs.page.door import Door
from shnor_docs.page.guard import guarded
from shnor_docs.page.lifetime import Silence, heard, until_left
from shnor_docs.page.session import Session

SECONDS_TO_FINISH = 5


def serve(session: Session, door: Door, listening: socket.socket) -> None:
    """Answer windows until the work is ended: by a button, by Ctrl-C, or by an hour of silence."""
    asyncio.run(_serving(session, door, listening))


async def _serving(session: Session, door: Door, listening: socket.socket) -> None:
    silence = Silence()
    server = uvicorn.Server(_settings(session, door, silence))
    watching = asyncio.create_task(until_left(session.ended, silence))
    watching.add_done_callback(lambda _: setattr(server, "should_exit", True))
    await server.serve(sockets=[listening])
    watching.cancel()


def _settings(session: Session, door: Door, silence: Silence) -> uvicorn.Config:
    """As little as possible: one protocol, no log but of our own bugs, nothing taken on trust from headers."""
    return uvicorn.Config(
        guarded(heard(growing_application(session), silence), door),
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
    )
