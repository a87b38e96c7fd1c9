"""The page ends by its button, or when no window has asked for an hour; windows ask, and tell when it has ended."""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shnor_docs.page import lifetime
from shnor_docs.page.door import Door
from tests.page.serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def answers(door: Door, cookie: str = "") -> bool:
    """Whether the page of the door answers, be it a refusal."""
    connection = http.client.HTTPConnection("127.0.0.1", door.port, timeout=5)
    try:
        connection.request("GET", "/here", headers={"Cookie": f"{door.cookie_name}={cookie}"})
        connection.getresponse().read()
    except OSError:
        return False
    finally:
        connection.close()
    return True


def ends_within(seconds: float, door: Door) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not answers(door):
            return True
        time.sleep(0.05)
    return False


@contextmanager
def short_hour(monkeypatch: pytest.MonkeyPatch, root: Path) -> Iterator[Door]:
    monkeypatch.setattr(lifetime, "HOUR", 1.0)
    with served(root) as door:
        yield door


def test_it_ends_when_no_window_has_asked_for_an_hour(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with short_hour(monkeypatch, sample) as door:
        time.sleep(0.3)
        assert answers(door, door.cookie)
        assert ends_within(8, door)  # strangers ask all the time: that keeps nothing alive


def test_an_open_window_keeps_it(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with short_hour(monkeypatch, sample) as door:
        end = time.monotonic() + 3
        while time.monotonic() < end:
            assert answers(door, door.cookie)
            time.sleep(0.2)


def test_the_button_ends_the_work(tab: Page) -> None:
    tab.get_by_role("button", name="Закончить работу").click()
    tab.get_by_role("heading", name="Работа закончена").wait_for()
    port = int(tab.url.split(":")[2].split("/")[0])
    assert ends_within(5, Door(port))


def test_a_window_asks_every_five_minutes_even_if_nobody_looks(open_tab: Callable[..., Page], sample: Path) -> None:
    tab = open_tab(sample)
    tab.clock.install()
    tab.reload()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url) if request.url.endswith("/here") else None)
    tab.clock.fast_forward("04:50")
    tab.wait_for_timeout(200)
    assert asked == []
    tab.clock.fast_forward("00:11")
    tab.wait_for_timeout(200)
    assert len(asked) == 1


def test_a_window_tells_that_the_program_has_ended_and_that_it_is_there_again(browser: Browser, sample: Path) -> None:
    with served(sample) as door:
        context = browser.new_context()
        tab = context.new_page()
        tab.goto(door.address)
        notice = tab.locator("#notice")
    tab.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    notice.get_by_text("Программа остановлена").wait_for()
    with served(sample, door.port) as again:
        tab.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        notice.get_by_text("открыто давно").wait_for()
        other = context.new_page()
        other.goto(again.address)
        tab.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        notice.get_by_text("открыто давно").wait_for(state="detached")
    context.close()
