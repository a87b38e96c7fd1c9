"""What holds for every screen, found by links as a person finds them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shnor_docs.workspace import Workspace
from shnor_docs.workspace.editions.amending import Wanted, amend
from shnor_docs.workspace.importing import import_program
from tests.page.conftest import SIZE
from tests.page.importing.papers import papers
from tests.page.screens import found
from tests.page.serving import SAMPLE, copied_sample, window_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

IMPORTED = "yuzhny"
"""A program made of Word documents."""
STARTS = (
    "/",
    "/new",
    "/shared/remarks",
    "/rule/ШД302",
    f"/p/{SAMPLE}/text?file=program.yaml",
    f"/p/{SAMPLE}/update",
    f"/p/{SAMPLE}/approve",
    f"/p/{SAMPLE}/amend/amendment_1",
    "/import",
    f"/p/{IMPORTED}/import",
    f"/p/{IMPORTED}/points/one",
    f"/p/{IMPORTED}/repeated",
)
"""The first screen, and those that another state of a program leads to."""
ZOOMED = {"width": SIZE["width"] // 2, "height": SIZE["height"] // 2}
"""What a window of 1280×720 shows at a zoom of 200 %."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, changed after its approval, with the order that says so drafted; a program from Word documents."""
    root = copied_sample(tmp_path_factory.mktemp("workspace"))
    roadmap = root / "programs" / SAMPLE / "roadmap.yaml"
    text = roadmap.read_text(encoding="utf-8")
    roadmap.write_text(text.replace("Назначение муниципального координатора.", "Назначение координатора."), "utf-8")
    amend(Workspace(root), SAMPLE, Wanted())
    import_program(Workspace(root), papers(tmp_path_factory.mktemp("word")), IMPORTED)
    return root


@pytest.fixture(scope="module")
def before(workspace: Path) -> dict[Path, bytes]:
    """The files as they were."""
    return files(workspace)


@pytest.fixture(scope="module")
def addresses(workspace: Path, before: dict[Path, bytes]) -> list[str]:
    """One address of each screen, and of each part of a program."""
    return [address for address, _, is_whole in found(window_of(workspace), *STARTS) if is_whole]


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_walk_sees_the_screens(addresses: list[str]) -> None:
    assert len(addresses) > 20
    assert {*STARTS, f"/p/{SAMPLE}/", f"/p/{SAMPLE}/edit/roadmap", f"/p/{SAMPLE}/remarks"} <= set(addresses)


def test_looking_changes_nothing(addresses: list[str], workspace: Path, before: dict[Path, bytes]) -> None:
    assert addresses
    assert files(workspace) == before


@pytest.fixture
def tab(open_tab: Callable[[Path], Page], workspace: Path) -> Page:
    """A tab on that workspace."""
    return open_tab(workspace)


def test_none_violates_wcag(tab: Page, addresses: list[str], axe: Callable[[Page], list[str]]) -> None:
    violated = {}
    for address in addresses:
        tab.goto(address)
        if told := axe(tab):
            violated[address] = told
    assert violated == {}


def test_none_is_wider_than_the_window_nor_asks_another_host(tab: Page, addresses: list[str]) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    ours, wide = tab.evaluate("location.origin"), []
    for address in addresses:
        tab.goto(address)
        for size in (SIZE, ZOOMED):
            tab.set_viewport_size(size)  # type: ignore[arg-type]
            if tab.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wide.append((address, size["width"]))
    assert wide == []
    assert len(asked) > len(addresses)
    assert [url for url in asked if not url.startswith((f"{ours}/", "data:"))] == []
