"""How long the page lives: until it is told to stop, or until no window has asked for an hour."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from threading import Event

from starlette.types import ASGIApp, Receive, Scope, Send

HOUR = 3600.0
TICK = 0.1


@dataclass
class Silence:
    """How many seconds no window has asked. Those when the machine sleeps do not count: nobody could ask."""

    seconds: float = 0


def heard(app: ASGIApp, silence: Silence) -> ASGIApp:
    """The application; each request ends the silence."""

    async def hearing(scope: Scope, receive: Receive, send: Send) -> None:
        silence.seconds = 0
        await app(scope, receive, send)

    return hearing


async def until_left(ended: Event, silence: Silence) -> None:
    """Wait until the work is ended, or no window has asked for an hour."""
    while not ended.is_set() and silence.seconds < HOUR:
        await asyncio.sleep(TICK)
        silence.seconds += TICK
