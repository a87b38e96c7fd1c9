"""A program from Word documents in a real browser: files dropped, questions answered, an offer accepted and undone."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from shnor_docs.workspace import Workspace
from tests.importing.papers_by_hand import new_workspace
from tests.page.importing.papers import PROGRAM_ID, papers
from tests.page.tabs import follow

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOME = f"/p/{PROGRAM_ID}"
DROP = """async (files) => {
    const dropped = new DataTransfer();
    for (const [name, data] of files)
        dropped.items.add(new File([Uint8Array.from(atob(data), (one) => one.charCodeAt(0))], name));
    for (const kind of ["dragover", "drop"])
        document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: dropped, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    return new_workspace(tmp_path / "space")


@pytest.fixture
def tab(open_tab: Callable[[Path], Page], space: Workspace) -> Page:
    """A tab on a workspace without programs."""
    return open_tab(space.root)


def dropped(tab: Page, *files: Path) -> None:
    """Drop files on the screen."""
    tab.evaluate(DROP, [[path.name, base64.b64encode(path.read_bytes()).decode()] for path in files])


def test_from_dropped_files_to_the_first_word_file(
    tab: Page, space: Workspace, tmp_path: Path, axe: Callable[[Page], list[str]]
) -> None:
    follow(tab, "Завести программу из документов Word")
    damaged = tmp_path / "битый.docx"
    damaged.write_bytes(b"PK nothing")
    tab.get_by_text("Можно выбрать сразу несколько файлов").wait_for()
    dropped(tab, damaged)
    tab.get_by_text("файл повреждён").wait_for()
    assert axe(tab) == []

    dropped(tab, *papers(tmp_path))
    tab.get_by_role("heading", name="Верно?").wait_for()
    tab.get_by_text("Понято: 2020–2022 годы").wait_for()
    assert not tab.get_by_text("файл повреждён").count()
    assert axe(tab) == []
    assert not list(space.root.glob("programs/*/program.yaml"))

    tab.get_by_label("Название программы").fill("Программа поддержки школ района")
    tab.get_by_role("button", name="Завести программу").click()
    tab.get_by_text("Программа заведена и сохранена").wait_for()
    assert axe(tab) == []
    follow(tab, "Готовые документы")
    with tab.expect_download() as waiting:
        tab.get_by_role("link", name="Скачать Word").last.click()
    waiting.value.save_as(tmp_path / "сам.docx")
    assert "Обучение учителей" in ZipFile(tmp_path / "сам.docx").read("word/document.xml").decode()


@pytest.fixture
def made(tab: Page, tmp_path: Path) -> Page:
    """The tab at the first question."""
    tab.goto("/import")
    tab.get_by_label("Документы одной программы").set_input_files([str(path) for path in papers(tmp_path)])
    tab.get_by_role("button", name="Завести программу").click()
    tab.get_by_text("Программа заведена и сохранена").wait_for()
    return tab


def put_off_until(tab: Page, words: str) -> None:
    """Put questions off until one says the words."""
    while not tab.locator(".asked", has_text=words).count():
        with tab.expect_navigation():
            follow(tab, "Отложить")


def test_a_question_is_answered_beside_its_place_in_word(
    made: Page, space: Workspace, axe: Callable[[Page], list[str]]
) -> None:
    put_off_until(made, "до 31.06.2021")
    assert made.locator("mark").all_inner_texts() == [
        "2",
        "Проверка планов",
        "до 31.06.2021",
        "Директора школ",
        "Справка",
    ]
    field = made.get_by_label("Срок исполнения")
    field.fill("до 30 июня 2021 г.")
    made.locator("#saving", has_text="Сохранено").wait_for()
    assert made.locator(".understood").inner_text() == "до\N{NO-BREAK SPACE}30.06.2021"
    assert axe(made) == []
    count = made.locator(".where").inner_text()
    made.get_by_role("button", name="Решено").click()
    made.get_by_text("Решено.").wait_for()
    roadmap = space.root / "programs" / PROGRAM_ID / "roadmap.yaml"
    assert 'deadline: "до 30 июня 2021 г."' in roadmap.read_text(encoding="utf-8")
    points = space.root / "programs" / PROGRAM_ID / "open_points.yaml"
    assert "31.06.2021" not in points.read_text(encoding="utf-8")
    made.get_by_role("button", name="Отменить").click()
    made.get_by_text(count).wait_for()
    assert "31.06.2021" in points.read_text(encoding="utf-8")


def test_what_is_typed_is_taken_back_where_it_is_seen(made: Page) -> None:
    put_off_until(made, "до 31.06.2021")
    field = made.get_by_label("Срок исполнения")
    was = field.input_value()
    field.fill("март 2021")
    made.locator("#saving", has_text="Сохранено").wait_for()
    made.locator("h1").click()
    made.keyboard.press("Control+z")
    made.wait_for_function("text => document.querySelector('#editor textarea, #editor input').value === text", arg=was)


def test_all_can_be_put_off(made: Page, axe: Callable[[Page], list[str]]) -> None:
    """Those too that have no field of their own here; an error of a script would fail."""
    put_off_until(made, "сохранена дословно")
    made.get_by_text("Здесь несколько полей").wait_for()
    assert axe(made) == []
    follow(made, "Отложить")
    made.get_by_role("link", name="Пройти по одному").wait_for()
    assert axe(made) == []


def test_by_keyboard_alone(made: Page) -> None:
    """From the field to the next question."""
    put_off_until(made, "до 31.06.2021")
    made.get_by_label("Срок исполнения").focus()
    made.keyboard.press("Control+a")
    made.keyboard.type("март 2021")
    made.locator("#saving", has_text="Сохранено").wait_for()
    made.locator(".told a:visible").first.wait_for(state="detached")  # what was remarked on «март 20» is gone
    for stop in ("Открыть весь раздел", "Решено"):
        made.keyboard.press("Tab")
        assert made.evaluate("document.activeElement.innerText") == stop
    made.keyboard.press("Enter")
    made.get_by_text("Решено.").wait_for()


def test_an_offer_is_accepted_and_undone(made: Page, space: Workspace, axe: Callable[[Page], list[str]]) -> None:
    made.goto(f"{HOME}/")
    follow(made, "Из каких документов Word")
    assert axe(made) == []
    follow(made, "Повторы")
    assert axe(made) == []
    passport = space.root / "programs" / PROGRAM_ID / "passport.yaml"
    before = passport.read_bytes()
    made.get_by_role("button", name=re.compile("Сделать одним значением.*: Лесного района")).click()
    made.get_by_text("Сделано одним значением").wait_for()
    assert passport.read_bytes() != before
    made.get_by_role("button", name="Отменить").click()
    made.get_by_text("Отменено.").wait_for()
    assert passport.read_bytes() == before
