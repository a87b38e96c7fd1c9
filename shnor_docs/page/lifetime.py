"""How long the page lives: until it is told to stop, or until no window has asked for an hour."""

from __future__ import annotations

import asyncio
import gc
from dataclasses import dataclass
from threading import Event

from starlette.types import ASGIApp, Receive, Scope, Send

HOUR = 3600.0
TICK = 0.1
PAUSE = 2.0
"""Seconds without a request after which nobody waits."""
MOST_ASKED = 500
"""Requests after which it is done all the same."""


@dataclass
class Silence:
    """How many seconds no window has asked. Those when the machine sleeps do not count: nobody could ask."""

    seconds: float = 0
    asked: int = 0
    """Requests since garbage was looked for."""


def heard(app: ASGIApp, silence: Silence) -> ASGIApp:
    """The application; each request ends the silence."""

    async def hearing(scope: Scope, receive: Receive, send: Send) -> None:
        silence.seconds = 0
        silence.asked += 1
        await app(scope, receive, send)

    return hearing


async def tidy_in_pauses(silence: Silence) -> None:
    """Look for garbage only while no window asks: it takes longer than what a key may wait for."""
    gc.disable()
    try:
        while True:
            await asyncio.sleep(TICK)
            if silence.asked and (silence.seconds >= PAUSE or silence.asked > MOST_ASKED):
                silence.asked = 0
                gc.collect()
    finally:
        gc.enable()


async def until_left(ended: Event, silence: Silence) -> None:
    """Wait until the work is ended, or no window has asked for an hour."""
    while not ended.is_set() and silence.seconds < HOUR:
        await asyncio.sleep(TICK)
        silence.seconds += TICK
