"""No screen shows the notation of files, a name that only they know, or a command of a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from shnor_docs.rules.pages import laid_over_base, pages
from tests.page.forms.asking import Form
from tests.page.screens import found
from tests.page.serving import SAMPLE
from tests.workspace.states.repository import forget_settings

HOME = f"/p/{SAMPLE}"
NOTATION = re.compile(r"\{\{|\}\}|\.yaml\b|shnor-docs|--[a-z]|\b[a-z]+_[a-z_]+\b")
FAULTS = (
    ("passport.yaml", "title:", "title: По {{ facts.nosuch }} и"),
    ("roadmap.yaml", "responsible: [working_group", "responsible: [workinggrop"),
    ("documents.yaml", "card: card", "card: cart"),
    ("documents.yaml", "title_page: true", "title_page: false"),
)
"""Whose remarks name references, records, fields, files."""


NOT_READ = ("hidden", "checkbox", "radio")


class Seen(HTMLParser):
    """What a person sees of a screen: its words, and what stands in its inputs; not what is for writers of files."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style", "title", "pre"):
            self._hidden = tag
        about = dict(attrs)
        if tag == "input" and about.get("type") not in NOT_READ and about.get("class") != "own_id":
            self.words.append(about.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = "" if tag == self._hidden else self._hidden

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def notation(html: str) -> list[str]:
    """Lines of a screen with what only files know."""
    seen = Seen()
    seen.feed(html)
    return [line.strip() for line in seen.words if NOTATION.search(line)]


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Nobody has given a name yet."""
    forget_settings(monkeypatch, tmp_path_factory)


@pytest.fixture
def faulty(sample: Path, nobody: None, open_window: Callable[[Path], TestClient]) -> TestClient:
    """A window on a program with errors of many kinds."""
    for file, before, after in FAULTS:
        path = sample / "programs" / SAMPLE / file
        text = path.read_text("utf-8")
        assert before in text, before
        path.write_text(text.replace(before, after, 1), "utf-8")
    return open_window(sample)


def test_no_screen_of_a_sound_program_shows_notation(nobody: None, window: TestClient) -> None:
    screens = [address for address, _, is_screen in found(window, "/", f"{HOME}/") if is_screen]
    shown = {address: notation(window.get(address).text) for address in screens}
    assert {address: lines for address, lines in shown.items() if lines} == {}


@pytest.mark.parametrize(
    "screen", ["remarks", "files", "history", "preview/program", "preview/program/errors", "points", "amend"]
)
def test_what_is_wrong_is_told_in_words(faulty: TestClient, screen: str) -> None:
    assert notation(faulty.get(f"{HOME}/{screen}").text) == []


@pytest.mark.parametrize("code", ["ШД215", "ШД265", "ШД283", "ШД800", "ШД880"])
def test_the_page_of_a_rule_tells_what_to_do_here(faulty: TestClient, code: str) -> None:
    rule = faulty.get(f"/rule/{code}").text
    assert notation(rule) == []
    assert re.search("<h2>Что сделать</h2><p>[А-Я][^<]+[а-я»…]", rule)


@pytest.mark.parametrize("part", ["passport", "roadmap", "documents", "people", "orders"])
def test_remarks_of_a_form_are_told_in_words(faulty: TestClient, part: str) -> None:
    remarks = Form(faulty, part).html.partition('id="remarks"')[2].partition("</details>")[0]
    assert notation(remarks) == []


@pytest.mark.parametrize(("code", "told"), [("ШД431", "таблице «marks»"), ("ШД521", "направление – рост")])
def test_what_a_rule_names_is_named_as_screens_do(
    code: str, told: str, tmp_path: Path, open_window: Callable[[Path], TestClient]
) -> None:
    for name, text in laid_over_base(pages()[code].wrong).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert told in open_window(tmp_path).get("/p/small/remarks").text
