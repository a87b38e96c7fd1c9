"""The guard lets in windows of this page and nobody else; the same in a real browser: test_guard_in_browser.py."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from shnor_docs.page.door import Door
from shnor_docs.page.guard import guarded
from shnor_docs.page.limits import MOST_BYTES
from shnor_docs.page.screens import leaving
from tests.page.serving import PORT, window_of

NO_SITE = {"Sec-Fetch-Site": None}
STRANGERS_TITLE = "Эта страница открывается из программы"


def sent(window: TestClient, method: str, path: str, **headers: str | None) -> tuple[int, str]:
    """Status and text of the answer to a request with these headers; None leaves one out that a window sends."""
    for name in [name for name, value in headers.items() if value is None]:
        window.headers.pop(name.replace("_", "-"), None)
    told = {name.replace("_", "-"): value for name, value in headers.items() if value is not None}
    answer = window.request(method, path, headers=told)
    return answer.status_code, answer.text


def test_a_window_sees_the_programs(window: TestClient) -> None:
    assert sent(window, "GET", "/")[0] == 200


@pytest.mark.parametrize("host", [f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"LOCALHOST:{PORT}", f"[::1]:{PORT}"])
def test_this_machine_has_these_names(window: TestClient, host: str) -> None:
    assert sent(window, "GET", "/static/page.css", Host=host)[0] == 200


@pytest.mark.parametrize(
    "host",
    [
        f"evil.test:{PORT}",
        "127.0.0.1",
        "localhost",
        "127.0.0.1:80",
        f"127.0.0.2:{PORT}",
        f"localhost.:{PORT}",
        f"localhost:{PORT}.evil.test",
        f"evil.test@localhost:{PORT}",
        f"localhost:{PORT}, evil.test",
        "",
    ],
)
@pytest.mark.parametrize("path", ["/", "/static/page.css"])
def test_any_other_name_was_made_to_lead_here(window: TestClient, host: str, path: str) -> None:
    status, text = sent(window, "GET", path, Host=host)
    assert (status, STRANGERS_TITLE in text) == (403, True)


def test_two_names_are_none(window: TestClient) -> None:
    twice = [("Host", f"127.0.0.1:{PORT}"), ("Host", "evil.test")]
    assert window.get("/", headers=twice).status_code == 403


@pytest.mark.parametrize("site", ["same-site", "cross-site", "", "same-origin, same-site"])
@pytest.mark.parametrize(("method", "path"), [("GET", "/"), ("GET", "/static/page.css"), ("POST", "/stop")])
def test_a_page_from_elsewhere_gets_nothing(window: TestClient, method: str, path: str, site: str) -> None:
    status, text = sent(window, method, path, Sec_Fetch_Site=site)
    assert (status, "не с этой страницы" in text) == (403, True)


def test_a_person_may_look_by_an_address_but_change_nothing_by_it(window: TestClient) -> None:
    assert sent(window, "GET", "/", Sec_Fetch_Site="none")[0] == 200
    assert sent(window, "POST", "/stop", Sec_Fetch_Site="none")[0] == 403


@pytest.mark.parametrize("origin", [f"http://127.0.0.1:{PORT}", f"http://localhost:{PORT}", f"http://[::1]:{PORT}"])
def test_a_browser_that_tells_no_site_tells_an_origin(window: TestClient, origin: str) -> None:
    assert sent(window, "POST", "/stop", Sec_Fetch_Site=None, Origin=origin)[0] == 200


@pytest.mark.parametrize(
    "origin", ["null", "http://127.0.0.1:1", "http://evil.test", f"https://localhost:{PORT}", None]
)
def test_without_site_and_origin_nothing_is_changed(window: TestClient, origin: str | None) -> None:
    assert sent(window, "POST", "/stop", Sec_Fetch_Site=None, Origin=origin)[0] == 403


@pytest.mark.parametrize("cookie", ["", f"shnor-docs-{PORT}=", f"shnor-docs-{PORT}=0000", "a=b; =; \x7f", '"'])
def test_without_the_cookie_of_this_run_no_screen_is_shown(window: TestClient, cookie: str) -> None:
    window.cookies.clear()
    assert sent(window, "GET", "/static/page.css", Cookie=cookie)[0] == 200
    for method, path in (("GET", "/"), ("POST", "/stop"), ("GET", "/no-such-screen")):
        status, text = sent(window, method, path, Cookie=cookie)
        assert (status, STRANGERS_TITLE in text, "К списку программ" in text) == (403, True, False)


def test_odd_cookies_of_other_ports_are_no_hindrance(window: TestClient) -> None:
    ours = "; ".join(f"{name}={value}" for name, value in window.cookies.items())
    window.cookies.clear()
    assert sent(window, "GET", "/", Cookie=f'a{{b=1; =; c; {ours}; d="')[0] == 200


def test_the_cookie_of_another_run_or_port_does_not_fit(sample: Path) -> None:
    window = window_of(sample)
    window.cookies.clear()
    for door in (Door(PORT), Door(PORT + 1)):
        window.cookies.set(door.cookie_name, door.cookie)
        assert sent(window, "GET", "/")[0] == 403


@pytest.fixture
def door() -> Door:
    return Door(PORT)


@pytest.fixture
def outside(door: Door, sample: Path) -> TestClient:
    """A browser that has not come in yet."""
    return window_of(sample, door, is_inside=False)


def test_a_key_opens_the_door_once(outside: TestClient, door: Door) -> None:
    address = door.address
    entered = outside.get(address, follow_redirects=False)
    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    assert sent(outside, "GET", "/")[0] == 200
    outside.cookies.clear()
    again = outside.get(address, follow_redirects=False)
    assert (again.status_code, "set-cookie" in again.headers) == (403, False)


def test_the_cookie_is_kept_from_scripts_and_other_sites(outside: TestClient, door: Door) -> None:
    cookie = outside.get(door.address, follow_redirects=False).headers["set-cookie"]
    name, *rest = cookie.split("; ")
    assert name == f"shnor-docs-{PORT}={door.cookie}"
    assert {part.lower() for part in rest} == {"httponly", "path=/", "samesite=strict"}


def test_a_look_ahead_leaves_the_key_unused(outside: TestClient, door: Door) -> None:
    address = door.address
    assert outside.head(address, follow_redirects=False).status_code == 403
    assert outside.get(address, follow_redirects=False).status_code == 303


@pytest.mark.parametrize("spoilt", ["", "{key}0", "0{key}", "{other}", "{key}&key={key}", "ключ", "%00", "{cookie}"])
def test_no_other_key_fits(outside: TestClient, door: Door, spoilt: str) -> None:
    query = spoilt.format(key=door.new_key(), other=Door(PORT).new_key(), cookie=door.cookie)
    assert outside.get(f"/?key={query}", follow_redirects=False).status_code == 403


@pytest.mark.parametrize("path", ["/stop", "/p/x/", "/static/page.css"])
def test_a_key_opens_nothing_but_the_first_screen(outside: TestClient, door: Door, path: str) -> None:
    assert "set-cookie" not in outside.get(f"{path}?key={door.new_key()}", follow_redirects=False).headers


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"])
def test_there_are_no_other_ways_to_ask(window: TestClient, method: str) -> None:
    assert sent(window, method, "/")[0] == 405
    assert sent(window, method, "/", Sec_Fetch_Site="none")[0] == 403


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [
        ("/", "127.0.0.1", 200),
        ("/static/page.css", "127.0.0.1", 200),
        ("/no-such-screen", "127.0.0.1", 404),
        ("/stop", "127.0.0.1", 405),
        ("/", "evil.test", 403),
    ],
)
def test_every_answer_tells_the_browser_to_give_it_to_nobody(
    window: TestClient, path: str, host: str, status: int
) -> None:
    answer = window.get(path, headers={"Host": f"{host}:{PORT}"})
    assert answer.status_code == status
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    policy = dict(rule.split(" ", 1) for rule in answer.headers["content-security-policy"].split("; "))
    assert policy == {
        "default-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Content-Length": str(MOST_BYTES)}, 200),
        ({"Content-Length": str(MOST_BYTES + 1)}, 413),
        ({"Content-Length": "9" * 5000}, 413),
        ({"Content-Length": "-1"}, 413),
        ({"Content-Length": "1, 1"}, 413),
        ({"Transfer-Encoding": "chunked"}, 413),
    ],
)
def test_what_is_too_large_is_refused_before_it_is_read(headers: dict[str, str], status: int) -> None:
    door = Door(PORT)
    has_read = []

    async def app(scope: object, receive: object, send: object) -> None:
        from starlette.responses import Response

        has_read.append(True)
        await Response("")(scope, receive, send)  # type: ignore[arg-type]

    window = TestClient(guarded(app, door), base_url=f"http://127.0.0.1:{PORT}")
    window.cookies.set(door.cookie_name, door.cookie)
    answer = window.post("/", headers={"Sec-Fetch-Site": "same-origin", **headers})
    assert (answer.status_code, bool(has_read)) == (status, status == 200)
    assert status == 200 or "64 МБ" in answer.text


@pytest.mark.parametrize(("path", "status", "title"), [("/nothing", 404, "Здесь ничего нет"), ("/stop", 405, "так не")])
def test_what_is_not_there_is_told_in_words(window: TestClient, path: str, status: int, title: str) -> None:
    answer = window.get(path)
    assert (answer.status_code, title in answer.text, "<html" in answer.text) == (status, True, True)
    part = window.get(path, headers={"HX-Request": "true"})
    assert (part.status_code, title in part.text, "<html" in part.text) == (status, True, False)


def test_a_torn_form_is_told_in_words(window: TestClient) -> None:
    answer = window.post("/stop", content=b"--x\r\ntorn", headers={"Content-Type": "multipart/form-data"})
    assert (answer.status_code, "не дошло целиком" in answer.text) == (400, True)


def test_a_bug_of_ours_is_told_in_words(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaving, "answer", lambda template: 1 / 0)
    window = window_of(sample, raise_server_exceptions=False)
    status, text = sent(window, "POST", "/stop")
    assert (status, "Ошибка самой программы" in text, "ZeroDivisionError" in text) == (500, True, False)
