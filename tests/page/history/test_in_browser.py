"""In a real browser: save, compare, return; approve with number and date, change, amend, approve; by keyboard too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shnor_docs.source.register import load_register
from shnor_docs.workspace.states.moments import states
from tests.page.tabs import follow, link, press, see
from tests.small_workspace import SmallWorkspace
from tests.workspace.editions.small import change, source

if TYPE_CHECKING:
    from playwright.sync_api import Page

HISTORY = "/p/small/history"


@pytest.fixture
def tab(program: SmallWorkspace, open_tab: Callable[[Path], Page]) -> Page:
    """A tab on the program's past."""
    opened = open_tab(program.root)
    opened.goto(HISTORY)
    return opened


def test_save_compare_and_return(program: SmallWorkspace, tab: Page) -> None:
    press(tab, "Сохранить")
    assert tab.get_by_label("Ваше имя").evaluate("field => field.validity.valueMissing")
    tab.get_by_label("Ваше имя").fill("А. П. Иванова")
    press(tab, "Сохранить")
    tab.wait_for_url("**done=saved")
    change(program, "Вторая мера", "Другая мера")
    tab.goto(HISTORY)
    assert tab.get_by_label("Что сделано").input_value() == "Изменено: мероприятие 1.2 (формулировка)"
    follow(tab, "Сравнить подробно")
    follow(tab, "Рядом")
    assert tab.locator("del").all_text_contents() == ["Вторая"]
    assert tab.locator("ins").all_text_contents() == ["Другая"]
    tab.go_back()
    with tab.expect_download() as download:
        link(tab, "Word с правками")
    assert download.value.suggested_filename == "Правки. text.docx"
    follow(tab, "Вернуться к тому, что было")
    see(tab, "сначала сохранится")
    press(tab, "Вернуться")
    see(tab, "Программа снова такая, какой была")
    assert "Вторая мера" in source(program)
    assert len(states(program.open(), "small")) == 3


def test_approve_change_amend_approve(program: SmallWorkspace, tab: Page) -> None:
    follow(tab, "Утвердить…")
    tab.get_by_label("Дата приказа").press_sequentially("23 сентября 2019 г.")
    see(tab, "23 сентября 2019 г.")
    tab.get_by_label("Номер приказа").fill("401/1")
    tab.get_by_label("Ваше имя").fill("А. П. Иванова")
    press(tab, "Утвердить")
    see(tab, "Утверждено. Документы с датой и номером")
    change(program, "Вторая мера", "Другая мера")
    tab.goto(HISTORY)
    follow(tab, "Составить приказ об изменении…")
    press(tab, "Составить приказ")
    see(tab, "Доказано.")
    with tab.expect_download() as download:
        link(tab, "Скачать приказ Word")
    assert download.value.suggested_filename.endswith(".docx")
    follow(tab, "Приказ подписан: утвердить…")
    tab.get_by_label("Дата приказа").fill("1 октября 2018 г.")
    tab.get_by_label("Номер приказа").fill("7")
    tab.set_viewport_size({"width": 640, "height": 360})
    press(tab, "Утвердить")
    see(tab, "раньше, чем у прежней редакции")
    tab.wait_for_function("document.querySelector('#notice').getBoundingClientRect().top >= 0")
    tab.get_by_label("Дата приказа").fill("1 октября 2019 г.")
    press(tab, "Утвердить")
    tab.get_by_role("heading", name="Редакция 2").wait_for()
    register = load_register(program.root / "programs/small", program.root)
    assert [entry.act for entry in register.editions] == ["от 23.09.2019 № 401/1", "от 01.10.2019 № 7"]


def test_a_clause_is_mended_where_it_is_written_and_proven_again(program: SmallWorkspace, tab: Page) -> None:
    test_approve_by_keyboard(program, tab)
    change(program, "Вторая мера", "Другая мера")
    tab.goto("/p/small/amend")
    press(tab, "Составить приказ")
    see(tab, "Доказано.")
    tab.get_by_role("link", name="Править пункт 1.1.1.").click()
    field = tab.locator("[id='f:orders/1/clauses/0/clauses/0/clauses/0/text'] >> textarea, [contenteditable]").first
    field.wait_for()
    assert "словом «Другая»" in (field.input_value() if field.evaluate("f => 'value' in f") else field.inner_text())
    change(program, "словом «Другая»", "словом «Иная»")
    tab.goto("/p/small/amend/amendment_1")
    see(tab, "Не доказано.")
    tab.get_by_text("Составить заново", exact=True).first.click()
    press(tab, "Составить заново")
    see(tab, "Указания приказа делают из утверждённого текста")


def test_approve_by_keyboard(program: SmallWorkspace, tab: Page) -> None:
    tab.goto("/p/small/approve")
    tab.get_by_label("Дата приказа").focus()
    for text in ("23.09.2019", "401/1", "А. П. Иванова"):
        tab.keyboard.type(text)
        tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    see(tab, "Утверждено.")
    assert "number: 401/1" in source(program)


def test_every_screen_is_for_everybody(program: SmallWorkspace, tab: Page, axe: Callable[[Page], list[str]]) -> None:
    test_approve_by_keyboard(program, tab)
    change(program, "Вторая мера", "Другая мера")
    addresses = [HISTORY, "/p/small/editions/1", "/p/small/compare?before=1", "/p/small/compare/text/text?before=1"]
    addresses += ["/p/small/return?to=1", "/p/small/amend", "/p/small/approve"]
    tab.goto("/p/small/amend")
    found = axe(tab)
    press(tab, "Составить приказ")
    see(tab, "Доказано.")
    for address in [*addresses, "/p/small/amend/amendment_1", "/p/small/approve?order=amendment_1"]:
        tab.goto(address)
        for details in tab.locator("details").all():
            details.evaluate("details => details.open = true")
        found += axe(tab)
        for width in (1280, 640):
            tab.set_viewport_size({"width": width, "height": width // 16 * 9})
            assert not tab.evaluate("document.documentElement.scrollWidth > innerWidth"), (address, width)
        tab.set_viewport_size({"width": 1280, "height": 720})
    assert found == []
