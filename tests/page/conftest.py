"""Windows of the page: without a browser (``window``, ``open_window``) and in a real one (``tab``, ``open_tab``)."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from tests.page.serving import copied_sample, served, window_of
from tests.page.strangers import FOREIGN_NAME, Stranger, stranger

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--host-resolver-rules=MAP {FOREIGN_NAME} 127.0.0.1",
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
SIZE = {"width": 1280, "height": 720}
PATIENCE = 30_000
"""Milliseconds that a tab waits for what should be there."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever asks for a browser bears its mark: ``-m "not browser"`` leaves it out. One browser runs at a time."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(autouse=True)
def _no_name_is_remembered(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What a person at the window is called stays in the test."""
    monkeypatch.setenv("SHNOR_DOCS_CONFIG", str(tmp_path_factory.mktemp("config")))


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A workspace with a copy of the sample program, free to be changed."""
    return copied_sample(tmp_path)


@pytest.fixture
def open_window() -> Callable[[Path], TestClient]:
    """Opens a window on a workspace: ``open_window(small.root)``."""
    return window_of


@pytest.fixture
def window(open_window: Callable[[Path], TestClient], sample: Path) -> TestClient:
    """A window on the sample."""
    return open_window(sample)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    playwright = pytest.importorskip("playwright.sync_api", reason="нет playwright: python tools/install.py --dev")
    if CHROMIUM is None:
        pytest.skip("нет Chromium: apt-get install chromium")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Tells what on a screen violates WCAG 2.1 AA, as axe-core finds it."""
    script = (Path(__file__).parent / "vendored/axe.min.js").read_text(encoding="utf-8")

    def violations(tab: Page) -> list[str]:
        tab.evaluate(script)
        found = tab.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", WCAG)
        return [f"{one['id']}: {node['html'][:200]}" for one in found["violations"] for node in one["nodes"]]

    return violations


@pytest.fixture
def foreign() -> Iterator[Stranger]:
    """Another server of this machine, whose pages attack ours."""
    with stranger() as made:
        yield made


@pytest.fixture
def open_tab(browser: Browser) -> Iterator[Callable[[Path], Page]]:
    """Opens a tab on a workspace, served by a real server; an error of a script in it fails the test."""
    errors: list[str] = []
    with ExitStack() as open_things:

        def opened(root: Path) -> Page:
            door = open_things.enter_context(served(root))
            context = open_things.enter_context(
                browser.new_context(viewport=SIZE, base_url=f"http://127.0.0.1:{door.port}", locale="ru-RU")
            )
            context.set_default_timeout(PATIENCE)
            context.on("weberror", lambda error: errors.append(str(error.error)))
            tab = context.new_page()
            tab.on(
                "console",
                lambda said: said.type == "error" and "Security Policy" in said.text and errors.append(said.text),
            )
            tab.goto(door.address)
            return tab

        yield opened
    assert errors == []


@pytest.fixture
def tab(open_tab: Callable[[Path], Page], sample: Path) -> Page:
    """A tab on the sample."""
    return open_tab(sample)
