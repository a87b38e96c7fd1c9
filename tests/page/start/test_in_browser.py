"""In a real browser: from an empty folder to a draft, a copy and its list, remarks mended, a workbook taken back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from shnor_docs.workspace import Workspace
from tests.page.serving import copied_sample
from tests.page.tabs import follow, press, see
from tests.small_workspace import SmallWorkspace, section
from tests.workspace.test_taking import HEADERS, PROGRAM, ROADMAP, ROW, column

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

OpenTab = Callable[[Path], "Page"]


def test_from_an_empty_folder_to_a_draft(tmp_path: Path, open_tab: OpenTab) -> None:
    tab = open_tab(tmp_path)
    press(tab, "Создать рабочую папку здесь")
    follow(tab, "Составить программу")
    tab.get_by_label("Название муниципалитета").fill("Рыбинский район")
    press(tab, "Дальше")
    tab.get_by_label("Полное наименование органа").fill("Управление образования Рыбинского района")
    press(tab, "Дальше")
    tab.get_by_label("Программа (чего?)").fill("Рыбинского района")
    tab.get_by_label("Школы в (чём?)").fill("Рыбинском районе")
    tab.get_by_label("Приказ (чего?)").fill("Управления образования Рыбинского района")
    press(tab, "Дальше")
    tab.get_by_label("Годы").press_sequentially("2026-2028")
    see(tab, "Понято: 2026–2028 годы")
    press(tab, "Дальше")
    assert tab.get_by_role("radio", name=re.compile("С чистого листа")).is_checked()
    press(tab, "Дальше")
    press(tab, "Составить программу")
    see(tab, "Программа составлена")
    assert Workspace(tmp_path).validate() != []
    assert not [found for found in Workspace(tmp_path).validate() if found.is_error]
    follow(tab, "Документы программ")
    see(tab, "черновик")


def test_what_is_done_before_a_screen_is_ready_is_heard(tmp_path: Path, open_tab: OpenTab) -> None:
    tab = open_tab(copied_sample(tmp_path, "minusinsk-2020-2022"))
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    tab.route("**/htmx.min.js", hold)
    tab.goto("/p/minusinsk-2020-2022/clone", wait_until="commit")
    tab.get_by_label("На какие годы").fill("2025-2027")
    press(tab, "Показать, что получится")
    for one in waiting:
        one.continue_()
    see(tab, "Понято: 2025–2027 годы")
    see(tab, "Копия на 2025–2027")


def test_questions_are_answered_by_keyboard_alone(tmp_path: Path, open_tab: OpenTab) -> None:
    tab = open_tab(tmp_path)
    _tab_to(tab, "Создать рабочую папку здесь")
    tab.keyboard.press("Enter")
    see(tab, "С чего начать")
    _tab_to(tab, "Составить программу")
    tab.keyboard.press("Enter")
    see(tab, "Для какого муниципалитета программа?")
    _tab_to(tab, "Название муниципалитета")
    tab.keyboard.type("город Ачинск")
    tab.keyboard.press("Enter")
    see(tab, "Кто управляет образованием?")
    _tab_to(tab, "Назад")
    tab.keyboard.press("Enter")
    tab.get_by_label("Название муниципалитета").wait_for()
    assert tab.get_by_label("Название муниципалитета").input_value() == "город Ачинск"


def _tab_to(tab: Page, name: str) -> None:
    """Press Tab until what bears the name has the focus."""
    said = "document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent"
    for _ in range(30):
        tab.keyboard.press("Tab")
        if name in (tab.evaluate(said) or ""):
            return
    raise AssertionError(f"Tab не доходит до «{name}»")


def test_the_browser_s_own_way_back_keeps_answers(tmp_path: Path, open_tab: OpenTab) -> None:
    tab = open_tab(tmp_path)
    press(tab, "Создать рабочую папку здесь")
    follow(tab, "Составить программу")
    tab.get_by_label("Название муниципалитета").fill("город Ачинск")
    press(tab, "Дальше")
    tab.get_by_label("Полное наименование органа").fill("Отдел образования")
    press(tab, "Дальше")
    tab.get_by_label("Программа (чего?)").wait_for()
    tab.go_back()
    tab.get_by_label("Полное наименование органа").wait_for()
    press(tab, "Назад")
    tab.get_by_label("Название муниципалитета").wait_for()
    assert tab.get_by_label("Название муниципалитета").input_value() == "город Ачинск"


def test_a_copy_and_its_list(tmp_path: Path, open_tab: OpenTab) -> None:
    root = copied_sample(tmp_path, "minusinsk-2020-2022")
    tab = open_tab(root)
    tab.goto("/p/minusinsk-2020-2022/")
    follow(tab, "Скопировать на новый период")
    press(tab, "Показать, что получится")
    see(tab, "Останется решить: 17")
    press(tab, "Составить копию")
    see(tab, "Программа составлена")
    assert set(Workspace(root).programs) == {"minusinsk-2020-2022", "minusinsk-2023-2025"}
    follow(tab, "Решить вопросы")
    done = tab.get_by_role("button", name="Сделано", exact=True)
    done.first.wait_for()
    count = done.count()
    done.first.click()
    see(tab, "Решено: 1 вопрос")
    assert done.count() == count - 1
    press(tab, "Отменить")
    see(tab, "Отменено.")
    assert done.count() == count
    follow(tab, "Открыть поле")
    tab.wait_for_url(re.compile("/edit/"))


@pytest.fixture
def faulty(small: SmallWorkspace, open_tab: OpenTab) -> Page:
    """The remarks of a program with a word written twice and a Latin letter."""
    small.program(section("Школы и и педагоги. Школа COШ № 5."))
    tab = open_tab(small.root)
    tab.goto("/p/small/remarks")
    return tab


def test_a_remark_is_mended_by_its_button(faulty: Page, small: SmallWorkspace) -> None:
    faulty.locator(".remark", has_text="слово повторено").get_by_role("button", name="Исправить").click()
    see(faulty, "Исправлено.")
    assert "Школы и педагоги. Школа COШ" in small.root.joinpath("programs/small/program.yaml").read_text("utf-8")
    press(faulty, "Исправить всё простое (1)")
    see(faulty, "Исправлено: 1 место")
    see(faulty, "Замечаний нет")
    assert "Школа СОШ № 5" in small.root.joinpath("programs/small/program.yaml").read_text("utf-8")
    press(faulty, "Отменить")
    see(faulty, "Исправление отменено")
    assert "Школа COШ № 5" in small.root.joinpath("programs/small/program.yaml").read_text("utf-8")


def test_a_remark_leads_to_its_field(faulty: Page) -> None:
    faulty.locator(".remark", has_text="слово повторено").get_by_role("link", name="Перейти к полю").click()
    faulty.wait_for_url(re.compile("/edit/sections"))


def test_a_remark_leads_to_its_rule(faulty: Page) -> None:
    faulty.get_by_role("link", name=re.compile("Почему это важно.*слово повторено")).click()
    faulty.get_by_role("heading", name="Почему").wait_for()


def test_a_workbook_is_edited_and_taken_back(small: SmallWorkspace, open_tab: OpenTab, tmp_path: Path) -> None:
    small.program(PROGRAM)
    path = small.write("programs/small/roadmap.yaml", ROADMAP)
    tab = open_tab(small.root)
    tab.goto("/p/small/workbooks")
    with tab.expect_download() as downloaded:
        tab.get_by_role("main").get_by_role("link", name="План мероприятий").click()
    assert downloaded.value.suggested_filename.startswith("План мероприятий. ")
    file = tmp_path / "план.xlsx"
    downloaded.value.save_as(file)
    book = load_workbook(file)
    sheet = book.worksheets[0]
    assert sheet.cell(HEADERS, column(sheet, "Мероприятие")).value == "Мероприятие"
    sheet.cell(ROW["visit"], column(sheet, "Мероприятие")).value = "Выезды в школы"
    book.save(file)
    tab.get_by_label("Книга или обе книги").set_input_files(file)
    press(tab, "Показать, что изменится")
    see(tab, "«Выезды» → «Выезды в школы»")
    assert "Выезды в школы" not in path.read_text("utf-8")
    press(tab, "Внести правки")
    see(tab, "Правки внесены")
    assert "Выезды в школы" in path.read_text("utf-8")


def test_cards_of_many_programs_come_as_one_scrolls(small: SmallWorkspace, open_tab: OpenTab) -> None:
    for number in range(60):
        small.program(section(f"Текст {small.root.name} {number}."), name=f"p{number:02}")
    tab = open_tab(small.root)
    see(tab, "черновик")
    assert tab.get_by_text("проверяется…").count() > 20
    tab.get_by_label("Найти программу").fill("нет такой")
    see(tab, "Таких программ нет")
