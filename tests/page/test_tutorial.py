"""What ``docs/page.md`` says is there: its way is walked in a real browser, every name in bold is met on it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from draw_page import PICTURES, SHOWN
from page_walk import walked

from tests.samples import ROOT
from tests.workspace.states.repository import forget_settings

if TYPE_CHECKING:
    from playwright.sync_api import Page

TUTORIAL = (ROOT / "docs/page.md").read_text(encoding="utf-8")
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
NAMES = """() => {
  const named = "a, button, summary, label, legend, h1, h2, h3, th, option, strong, span, input, textarea";
  const asides = ".unseen, .optional, .must, .count, .hint, select, textarea";
  return [...document.querySelectorAll(named)].flatMap((one) => {
    const shown = one.cloneNode(true);
    shown.querySelectorAll(asides).forEach((aside) => aside.remove());
    return [shown.textContent, one.ariaLabel, one.placeholder].filter(Boolean);
  });
}"""
"""What all that can be pressed, filled in or read as a title is called."""


def plain(name: str) -> str:
    return " ".join(name.replace("→", "").replace("←", "").split()).rstrip(".…").casefold()


@pytest.fixture
def seen(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    open_tab: Callable[[Path], Page],
    monkeypatch: pytest.MonkeyPatch,
) -> dict[str, set[str]]:
    """The names on each screen of the way."""
    forget_settings(monkeypatch, tmp_path_factory)
    workspace = tmp_path / "Программы"
    workspace.mkdir()
    tab = open_tab(workspace)
    tab.set_default_timeout(30_000)
    return {place: {plain(name) for name in tab.evaluate(NAMES)} for place in walked(tab, workspace)}


def test_whoever_follows_it_gets_documents_and_meets_every_name(seen: dict[str, set[str]], tmp_path: Path) -> None:
    (archive,) = tmp_path.glob("*.zip")
    documents = ZipFile(archive).namelist()
    assert [name.rpartition("/")[2] for name in documents] == [
        "program.docx",
        "order.docx",
        "roadmap.docx",
        "info_card.docx",
    ]
    names = {plain(name) for name in BOLD.findall(TUTORIAL)}
    assert len(names) > 60
    assert names - set().union(*seen.values()) == set()
    assert set(seen) >= SHOWN


def test_every_picture_is_shown_and_drawn() -> None:
    shown = set(re.findall(r"pictures/(page-[a-z-]+\.png)", TUTORIAL))
    assert shown == {path.name for path in PICTURES.glob("page-*.png")} == {f"page-{name}.png" for name in SHOWN}
