"""Attacks that other pages of this machine and other sites try in Chromium.

Each is tried twice: with the guard it gets nothing; without the rule that stops it, it succeeds, so the test sees it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from shnor_docs.page import guard, server
from shnor_docs.page.door import Door
from shnor_docs.page.limits import MOST_BYTES
from tests.page.serving import served
from tests.page.strangers import FOREIGN_NAME, Stranger

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SUBMIT = "<script>document.forms[0].submit()</script>"
SENT = "method: 'POST', mode: 'no-cors', credentials: 'include'"
WRITING = {
    "a form": f"<form method=post action={{ours}}/stop?attack></form>{SUBMIT}",
    "a form with a file": f"<form method=post enctype=multipart/form-data action={{ours}}/stop?attack></form>{SUBMIT}",
    "a request": f"<script>fetch('{{ours}}/stop?attack', {{{{{SENT}}}}})</script>",
    "a beacon": "<script>navigator.sendBeacon('{ours}/stop?attack')</script>",
}
READING = {
    "a script": "<script src={ours}/?attack></script>",
    "a picture": "<img src={ours}/?attack>",
    "a style": "<link rel=stylesheet href={ours}/static/page.css?attack>",
    "a frame": "<iframe src={ours}/?attack></iframe>",
    "a request": "<script>fetch('{ours}/?attack', {{mode: 'no-cors', credentials: 'include'}})</script>",
    "a window": "<script>location = '{ours}/?attack'</script>",
}
writing = pytest.mark.parametrize("attack", WRITING.values(), ids=WRITING)
reading = pytest.mark.parametrize("attack", READING.values(), ids=READING)


@pytest.fixture
def no_sites(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Takes away the rule on where a request comes from."""
    return lambda: monkeypatch.setattr(guard, "_is_from_here", lambda *_, **__: True)


@pytest.fixture
def no_policy(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Takes away the rules on what a screen may do, and who may show it."""
    return lambda: monkeypatch.setitem(
        guard.HEADERS, "Content-Security-Policy", "default-src * 'unsafe-inline' 'unsafe-eval'"
    )


class Heard(NamedTuple):
    """What came to our server, and the status of its answer."""

    path: str
    headers: Headers
    status: int

    @property
    def has_cookie(self) -> bool:
        return "shnor-docs-" in self.headers.get("cookie", "")


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Heard]:
    """What comes to our server of attacks, by their query: browsers do not tell all that they have sent."""
    told: list[Heard] = []

    def listened(app: ASGIApp, door: Door) -> ASGIApp:
        inner = guard.guarded(app, door)

        async def listening(scope: Scope, receive: Receive, send: Send) -> None:
            async def send_and_tell(message: Message) -> None:
                if message["type"] == "http.response.start" and scope["query_string"] == b"attack":
                    told.append(Heard(scope["path"], Headers(scope=scope), message["status"]))
                await send(message)

            await inner(scope, receive, send_and_tell)

        return listening

    monkeypatch.setattr(server, "guarded", listened)
    return told


@pytest.fixture
def victim(browser: Browser, sample: Path, heard: list[Heard]) -> Iterator[Page]:
    """A tab that came in by the door; other tabs of its browser carry its cookie."""
    with served(sample) as door:
        context = browser.new_context()
        context.set_default_timeout(5000)
        tab = context.new_page()
        tab.goto(door.address)
        yield tab
        context.close()


def ours(victim: Page) -> str:
    return str(victim.evaluate("location.origin"))


def first_of(heard: list[Heard], tab: Page) -> Heard:
    """The first attack that our server hears."""
    for _ in range(100):
        if heard:
            return heard[0]
        tab.wait_for_timeout(50)
    raise AssertionError("ничего не услышано")


def attacked(victim: Page, heard: list[Heard], foreign: Stranger, attack: str, site: str = "127.0.0.1") -> Heard:
    """What our server hears when the person visits a page of the stranger."""
    foreign.html = attack.format(ours=ours(victim))
    other = victim.context.new_page()
    other.goto(f"http://{site}:{foreign.port}/", wait_until="commit")
    return first_of(heard, other)


@writing
def test_a_page_on_another_port_changes_nothing_though_it_has_our_cookie(
    victim: Page, heard: list[Heard], foreign: Stranger, attack: str
) -> None:
    got = attacked(victim, heard, foreign, attack)
    assert (got.path, got.status, got.has_cookie) == ("/stop", 403, True)
    assert got.headers["sec-fetch-site"] == "same-site"


@writing
def test_without_the_rule_on_sites_it_would(
    victim: Page, heard: list[Heard], foreign: Stranger, attack: str, no_sites: Callable[[], None]
) -> None:
    no_sites()
    assert attacked(victim, heard, foreign, attack).status == 200


@writing
@pytest.mark.parametrize("site", [FOREIGN_NAME, "localhost"])
def test_another_site_has_not_even_our_cookie(
    victim: Page, heard: list[Heard], foreign: Stranger, attack: str, site: str
) -> None:
    got = attacked(victim, heard, foreign, attack, site)
    assert (got.path, got.status, got.has_cookie) == ("/stop", 403, False)


@writing
def test_so_the_cookie_stops_another_site_by_itself(
    victim: Page, heard: list[Heard], foreign: Stranger, attack: str, no_sites: Callable[[], None]
) -> None:
    no_sites()
    assert attacked(victim, heard, foreign, attack, FOREIGN_NAME).status == 403


@reading
def test_a_page_on_another_port_reads_nothing(victim: Page, heard: list[Heard], foreign: Stranger, attack: str) -> None:
    assert attacked(victim, heard, foreign, attack).status == 403


@reading
def test_without_the_rule_on_sites_it_would_read(
    victim: Page, heard: list[Heard], foreign: Stranger, attack: str, no_sites: Callable[[], None]
) -> None:
    no_sites()
    assert attacked(victim, heard, foreign, attack).status == 200


def framed(victim: Page, foreign: Stranger) -> bool:
    """Whether the first screen is to be seen in a frame of the stranger."""
    foreign.html = f"<iframe src={ours(victim)}/></iframe>"
    other = victim.context.new_page()
    other.goto(foreign.address)
    return bool(other.frame_locator("iframe").locator("header.bar").count())


def test_no_page_shows_ours_in_a_frame(
    victim: Page, foreign: Stranger, no_sites: Callable[[], None], no_policy: Callable[[], None]
) -> None:
    no_sites()
    assert not framed(victim, foreign)
    no_policy()
    assert framed(victim, foreign)


def led_here(victim: Page) -> tuple[Page, int]:
    """A tab on a site whose name was led here, and the status it was answered with."""
    other = victim.context.new_page()
    answer = other.goto(f"http://{FOREIGN_NAME}:{ours(victim).rpartition(':')[2]}/static/page.css")
    assert answer
    return other, answer.status


def test_a_name_led_here_is_refused_by_its_name(
    victim: Page, heard: list[Heard], monkeypatch: pytest.MonkeyPatch
) -> None:
    other, status = led_here(victim)
    assert status == 403
    assert other.evaluate("fetch('/stop?attack', {method: 'POST'}).then(answer => answer.status)") == 403
    (got,) = heard
    assert (got.headers["origin"], "sec-fetch-site" in got.headers) == (f"http://{got.headers['host']}", False)
    hosts = Door.hosts.fget
    assert hosts
    monkeypatch.setattr(Door, "hosts", property(lambda door: hosts(door) | {f"{FOREIGN_NAME}:{door.port}"}))
    assert led_here(victim)[1] == 200


def test_a_key_is_of_no_use_to_whoever_reads_it_later(browser: Browser, sample: Path) -> None:
    with served(sample) as door:
        address = door.address
        for status in (200, 403):
            context = browser.new_context()
            answer = context.new_page().goto(address)
            assert answer
            assert answer.status == status
            context.close()


def test_the_key_is_gone_from_the_address_and_from_the_way_back(victim: Page) -> None:
    assert victim.url == f"{ours(victim)}/"
    assert victim.evaluate("document.referrer + document.cookie") == ""
    assert victim.evaluate("navigation.entries().map(entry => entry.url)") == [f"{ours(victim)}/"]


def test_no_other_page_learns_where_a_link_was_followed(victim: Page, foreign: Stranger) -> None:
    link = "Object.assign(document.createElement('a'), {href: there, text: 'out'})"
    victim.evaluate(f"there => document.body.append({link})", foreign.address)
    victim.get_by_role("link", name="out").click()
    victim.wait_for_url(foreign.address)
    assert "referer" not in foreign.heard[0]


DEEDS = {
    "a script": "document.body.append(Object.assign(document.createElement('script'), {text: 'ran = 1'}))",
    "a handler": "document.body.innerHTML = '<img src=/none onerror=\"ran = 1\">'",
    "code from a text": "setTimeout(() => eval('ran = 1'))",
    "a script of a stranger": "document.body.append(Object.assign(document.createElement('script'), {src: there}))",
    "a message to a stranger": "fetch(there, {mode: 'no-cors'})",
    "a picture of a stranger": "new Image().src = there",
    "a form to a stranger": "document.body.innerHTML = `<form action=${there}>`; document.forms[0].submit()",
}
deeds = pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)


def has_effect(victim: Page, foreign: Stranger, deed: str) -> bool:
    """Whether something that has slipped into a screen is run, or reaches a stranger."""
    victim.evaluate(f"there => {{ {deed} }}", foreign.address)
    victim.wait_for_timeout(300)
    return bool(foreign.heard) or victim.evaluate("window.ran") == 1


@deeds
def test_what_slips_into_a_screen_does_no_harm(victim: Page, foreign: Stranger, deed: str) -> None:
    assert not has_effect(victim, foreign, deed)


@deeds
def test_without_the_policy_it_would(victim: Page, foreign: Stranger, deed: str, no_policy: Callable[[], None]) -> None:
    no_policy()
    victim.reload()
    assert has_effect(victim, foreign, deed)


def test_a_browser_is_told_why_a_file_is_not_taken(victim: Page, tmp_path: Path, heard: list[Heard]) -> None:
    large = tmp_path / "large.bin"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    victim.evaluate("""() => {
        document.querySelector("main").innerHTML =
            "<form method=post enctype=multipart/form-data action=/stop><input type=file name=a><button>Взять</button>";
    }""")
    victim.locator("input").set_input_files(large)
    victim.get_by_role("button", name="Взять").click()
    victim.get_by_role("heading", name="Слишком большой файл").wait_for()
    assert victim.goto(ours(victim))
