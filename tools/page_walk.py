"""The way that ``docs/page.md`` leads an official, walked in a browser: from an empty folder to an amended program.

``draw_page.py`` takes pictures on this way, ``tests/page/test_tutorial.py`` looks whether all that it names is there.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document

if TYPE_CHECKING:
    from playwright.sync_api import Download, Page

WHO = "А. П. Иванова"
ROWS = """\
Семинар для учителей математики\tноябрь 2026\tМетодический центр\tУчителя освоили приёмы работы с отстающими
Наставничество сильных школ\t2026–2027\tУправление образования\tПланы совместной работы школ
Разбор итогов года\tежегодно, август\tУправление образования; Методический центр\tРешения на следующий год"""
"""What Excel puts on the clipboard."""
OLD = (
    "Программа поддержки школ Заречного района на 2020–2022 годы",
    "1. Паспорт программы",
    (
        ("Наименование программы", "Программа поддержки школ Заречного района на 2020–2022 годы"),
        ("Задачи программы", "Повысить квалификацию учителей"),
    ),
    "2. План мероприятий",
    (
        ("№", "Мероприятие", "Срок", "Исполнители"),
        ("1", "Обучение учителей", "март 2020", "Методический центр"),
        ("2", "Проверка школьных программ", "до 31.06.2021", "Управление образования"),
    ),
)
"""An old program, with a day that is none."""
PASTE = """(field, text) => {
  const pasted = new DataTransfer();
  pasted.setData("text/plain", text);
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: pasted, bubbles: true, cancelable: true }));
}"""

SEEN = "field => { field.focus(); field.scrollIntoView({ block: 'center', behavior: 'instant' }); }"
"""Brings a field into the middle of the window."""

MOMENT = 500
"""Milliseconds."""


def walked(tab: Page, workspace: Path) -> Iterator[str]:
    """Walk the way; where there is something to look at, its name."""
    for part in (
        _begun,
        _filled,
        _ordered,
        _written,
        _taken,
        _saved_and_approved,
        _amended,
        _checked,
        _together,
        _imported,
    ):
        yield from part(tab, workspace)


def _begun(tab: Page, _: Path) -> Iterator[str]:
    """A folder and, in it, a new program."""
    tab.get_by_role("heading", name="Создать рабочую папку здесь?").wait_for()
    yield "folder"
    press(tab, "Создать рабочую папку здесь")
    follow(tab, "Составить программу")
    fill(tab, "Название муниципалитета", "Заречный район")
    fill(tab, "Субъект Российской Федерации", "Красноярский край")
    yield "wizard"
    press(tab, "Дальше")
    fill(tab, "Полное наименование органа", "Управление образования администрации Заречного района")
    fill(tab, "Сокращённое наименование", "Управление образования")
    fill(tab, "Где составляются документы", "с. Заречное")
    yield "wizard-body"
    press(tab, "Дальше")
    tab.get_by_label("Программа (чего?)").wait_for()
    yield "wizard-cases"
    press(tab, "Дальше")
    tab.get_by_role("heading", name="На какие годы программа?").wait_for()
    tab.wait_for_load_state()
    tab.get_by_label("Годы").press_sequentially("2026-2028")
    tab.get_by_text("Понято: 2026–2028 годы").wait_for()
    yield "wizard-period"
    press(tab, "Дальше")
    tab.get_by_role("radio", name=re.compile("С чистого листа")).wait_for()
    yield "wizard-source"
    press(tab, "Дальше")
    tab.get_by_label("Название программы").wait_for()
    yield "wizard-title"
    press(tab, "Составить программу")
    tab.get_by_text("Программа составлена").wait_for()
    yield "overview"
    follow(tab, "Документы программ")
    tab.get_by_text("черновик").wait_for()
    yield "programs"
    follow(tab, "Муниципальная программа")
    tab.get_by_role("heading", name="Что дальше").wait_for()


def _filled(tab: Page, _: Path) -> Iterator[str]:
    """Passport, goals, indicators, people, and the plan: a deadline typed, rows pasted."""
    follow(tab, "Паспорт и сведения")
    add(tab, "Паспорт, добавить: Название поля", "Куратор программы")
    tab.locator("td textarea", has_text="Куратор программы").wait_for()
    tab.get_by_label("Строка 6, Содержание").fill("Заместитель главы администрации района")
    saved(tab)
    yield "passport"
    follow(tab, "Цели и задачи")
    add(tab, "Задачи, добавить: Текст", "повысить квалификацию учителей школ – участниц программы")
    tab.locator("td textarea", has_text="повысить квалификацию").wait_for()
    yield "goals"
    follow(tab, "Показатели")
    tab.get_by_label("Строка 1, Базовое значение 2025").fill("20 %")
    tab.get_by_label("Строка 1, Целевые значения 2026").fill("не более 17 %")
    tab.get_by_label("Строка 1, Целевые значения 2027").fill("не более 14 %")
    tab.get_by_role("heading", name="Показатели программы").click()
    saved(tab)
    yield "indicators"
    follow(tab, "Люди и органы")
    add(tab, "Исполнители, добавить: Как печатать", "Методический центр")
    tab.locator("td textarea", has_text="Методический центр").wait_for()
    yield "people"
    follow(tab, "План мероприятий")
    tab.locator("summary", has_text="Методическая поддержка школ").click()
    deadline = tab.get_by_label("Строка 1, Срок исполнения")
    deadline.fill("31 июня 2026")
    tab.get_by_text("нет такой даты").last.wait_for()
    deadline.evaluate(SEEN)
    yield "remark"
    deadline.fill("до 1 сентября 2026 г.")
    tab.get_by_text("нет такой даты").last.wait_for(state="detached")
    tab.get_by_label("Мероприятия, добавить: Мероприятие").evaluate(PASTE, ROWS)
    tab.locator("td textarea", has_text="Разбор итогов года").wait_for()
    saved(tab)
    deadline.evaluate(SEEN)
    yield "plan"
    tab.get_by_role("button", name="Строка 1: ещё").click()
    tab.get_by_role("button", name="Повторить").first.wait_for()
    yield "row"
    tab.get_by_role("button", name="Строка 2, Исполнители").click()
    tab.get_by_placeholder("Найти", exact=True).wait_for()
    yield "picker"
    tab.get_by_label("Методический центр", exact=True).check()
    press(tab, "Готово")
    saved(tab)


def _ordered(tab: Page, _: Path) -> Iterator[str]:
    """Texts and the order: what is remarked there is still to be filled in."""
    follow(tab, "Замечания")
    tab.get_by_role("heading", name="Замечания", exact=True).wait_for()
    yield "remarks"
    follow(tab, "Перейти к полю")
    tab.wait_for_url(re.compile("/edit/"))
    follow(tab, "Тексты разделов")
    tab.locator("summary", has_text="Актуальность").click()
    text = tab.locator("textarea, [contenteditable]").locator("visible=true").filter(has_text="Здесь обосновывается")
    yield "sections"
    text.click()
    tab.keyboard.press("Control+a")
    tab.keyboard.type("В районе работают пятнадцать школ, результаты трёх из них ниже средних по краю.")
    saved(tab)
    press(tab, "Значение…")
    tab.locator("[data-insert]").first.wait_for()
    yield "values"
    press(tab, "Не вставлять")

    follow(tab, "Приказы")
    tab.locator("summary", has_text="Об утверждении программы").click()
    name = tab.get_by_label(re.compile("И.О. Фамилия •"))
    name.fill(WHO)
    saved(tab)
    yield "order"


def _written(tab: Page, _: Path) -> Iterator[str]:
    """The card, and the document beside a form."""
    follow(tab, "Состав документов")
    add(tab, "Информационные карты, добавить: Название карты", "Информационная карта программы")
    tab.get_by_label(re.compile("Отчётные даты •")).fill("30.06.2027\n30.12.2027")
    saved(tab)
    yield "card"
    field = tab.get_by_label("Документы, добавить: Вид документа")
    field.select_option(label="Информационная карта")
    field.locator("xpath=ancestor::form").get_by_role("button", name="Добавить").click()
    made = tab.locator("details.item[open]", has=tab.get_by_label("Вид документа •"))
    made.get_by_label(re.compile("^Информационная карта")).select_option(label="Информационная карта программы")
    saved(tab)
    yield "documents"
    follow(tab, "План мероприятий")
    tab.locator("summary", has_text="Методическая поддержка школ").click()
    press(tab, "Документ рядом")
    pages = tab.get_by_role("region", name=re.compile("Страницы документа"))
    pages.locator(".sheet", has_text="01.09.2026").first.wait_for()
    tab.get_by_label("Строка 1, Срок исполнения").fill("до 1 октября 2026 г.")
    pages.get_by_text("01.10.2026").first.wait_for()
    yield "beside"
    press(tab, "Документ рядом")
    follow(tab, "Обзор")


def _taken(tab: Page, workspace: Path) -> Iterator[str]:
    """The documents as Word files, all in one archive."""
    follow(tab, "Готовые документы")
    yield "files"
    follow(tab, "Посмотреть")
    tab.get_by_role("region", name=re.compile("Страницы документа")).wait_for()
    yield "preview"
    follow(tab, "Готовые документы")
    took = downloaded(tab, "Скачать все документы одним архивом")
    took.save_as(workspace.parent / took.suggested_filename)


def _saved_and_approved(tab: Page, _: Path) -> Iterator[str]:
    """Saved to the history, approved with number and date."""
    follow(tab, "История и утверждение")
    fill(tab, "Что сделано, одной фразой", "Программа составлена")
    fill(tab, "Ваше имя", WHO)
    yield "save"
    press(tab, "Сохранить")
    tab.get_by_text("Всё сохранено в историю").wait_for()
    yield "history"
    follow(tab, "Утвердить…")
    tab.get_by_label("Дата приказа").press_sequentially("15 января 2026 г.")
    tab.locator("#date-understood", has_text="15 января 2026 г.").wait_for()
    fill(tab, "Номер приказа", "12")
    yield "approve"
    press(tab, "Утвердить")
    tab.get_by_text("Утверждено. Документы").wait_for()
    yield "edition"


def _amended(tab: Page, _: Path) -> Iterator[str]:
    """A value changed, and the order that amends what was approved."""
    follow(tab, "Показатели")
    tab.get_by_label("Строка 1, Целевые значения 2028").fill("не более 12 %")
    tab.get_by_role("heading", name="Показатели программы").click()
    saved(tab)
    follow(tab, "История и утверждение")
    tab.get_by_role("link", name="Составить приказ об изменении…").wait_for()
    yield "changed"
    follow(tab, "Составить приказ об изменении…")
    tab.get_by_role("button", name="Составить приказ", exact=True).wait_for()
    yield "amend"
    press(tab, "Составить приказ")
    tab.get_by_text("Доказано.").wait_for()
    yield "draft"
    follow(tab, "Приказ подписан: утвердить…")
    fill(tab, "Дата приказа", "20 августа 2026 г.")
    fill(tab, "Номер приказа", "215")
    press(tab, "Утвердить")
    tab.get_by_role("heading", name="Редакция 2").wait_for()
    yield "second-edition"


def _checked(tab: Page, workspace: Path) -> Iterator[str]:
    """A Word file that came back with a word changed in it."""
    follow(tab, "Готовые документы")
    order = tab.locator("section", has=tab.get_by_role("heading", name="Муниципальная программа", exact=True))
    with tab.expect_download() as waiting:
        order.get_by_role("link", name="Скачать Word").click()
    name, file = waiting.value.suggested_filename, waiting.value.path().read_bytes()
    sent = {"name": name, "mimeType": "application/octet-stream", "buffer": edited(file, "математики", "физики")}
    tab.get_by_label("Файл Word", exact=True).set_input_files(sent)  # type: ignore[arg-type]
    tab.get_by_text("потом его правили руками").wait_for()
    tab.locator("#verdicts").scroll_into_view_if_needed()
    yield "check"


def _together(tab: Page, workspace: Path) -> Iterator[str]:
    """Two people at one field."""
    follow(tab, "План мероприятий")
    tab.locator("summary", has_text="Методическая поддержка школ").click()
    deadline = tab.get_by_label("Строка 1, Срок исполнения")
    deadline.wait_for()
    (plan,) = workspace.glob("programs/*/roadmap.yaml")
    plan.write_text(plan.read_text(encoding="utf-8").replace("до 1 октября", "до 15 сентября"), encoding="utf-8")
    deadline.fill("до 1 ноября 2026 г.")
    tab.get_by_role("button", name="Решить позже").wait_for()
    yield "conflict"
    press(tab, "Взять их")
    tab.locator("dialog.conflict").wait_for(state="detached")
    tab.wait_for_url(re.compile("open="))
    tab.wait_for_load_state()
    plan.chmod(0o444)
    deadline.fill("до 1 декабря 2026 г.")
    again = tab.get_by_role("button", name="Сохранить ещё раз")
    again.wait_for()
    deadline.evaluate(SEEN)
    yield "refused"
    plan.chmod(0o644)
    again.click()
    again.wait_for(state="detached")
    follow(tab, "Обзор")
    follow(tab, "План и показатели в Excel")
    yield "workbooks"
    follow(tab, "Обзор")
    follow(tab, "Скопировать на новый период")
    yield "clone"


def _imported(tab: Page, workspace: Path) -> Iterator[str]:
    """An old program that exists only as a file of Word."""
    follow(tab, "Документы программ")
    yield "all-programs"
    follow(tab, "Завести программу из документов Word")
    tab.get_by_role("heading", name="Программа из документов Word").wait_for()
    tab.wait_for_load_state()
    old = word_file(OLD)
    sent = {"name": "Программа 2020–2022.docx", "mimeType": "application/octet-stream", "buffer": old}
    tab.get_by_label("Документы одной программы").set_input_files(sent)  # type: ignore[arg-type]
    tab.get_by_role("heading", name="Верно?").wait_for()
    yield "found"
    press(tab, "Завести программу")
    tab.get_by_text("Программа заведена и сохранена").wait_for()
    tab.locator(".asked", has_text="31.06.2021").wait_for()
    tab.wait_for_load_state()
    yield "question"
    tab.get_by_label("Срок исполнения").fill("до 30 июня 2021 г.")
    saved(tab)
    press(tab, "Решено")
    tab.get_by_text("Решено.").wait_for()
    follow(tab, "Весь список")
    yield "points"
    follow(tab, "Обзор")
    yield "imported"
    follow(tab, "Из каких документов Word")
    yield "sources"
    follow(tab, "Повторы")
    tab.get_by_role("button", name=re.compile("Сделать одним значением")).first.wait_for()
    yield "repeated"
    press(tab, "Закончить работу")
    tab.get_by_role("heading", name="Работа закончена").wait_for()
    yield "left"


def word_file(lines: Iterable[str | tuple[tuple[str, ...], ...]]) -> bytes:
    """A file of Word as one makes it by hand: bold headings, rows as a table."""
    document = Document()
    for line in lines:
        if isinstance(line, str):
            document.add_paragraph().add_run(line).bold = line[0].isdigit()
        else:
            table = document.add_table(len(line), len(line[0]))
            for row, texts in zip(table.rows, line, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def edited(file: bytes, before: str, after: str) -> bytes:
    """A Word file in whose text a word was changed by hand."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(before.encode(), after.encode(), 1)
            new.writestr(name, data)
    return made.getvalue()


def downloaded(tab: Page, name: str) -> Download:
    """What a link gives to be saved."""
    with tab.expect_download() as waiting:
        tab.get_by_role("link", name=name).first.click()
    return waiting.value


def press(tab: Page, name: str) -> None:
    """Press a button."""
    tab.get_by_role("button", name=name, exact=True).first.click()


def follow(tab: Page, name: str) -> None:
    """Follow a link, and be there."""
    tab.get_by_role("link", name=name).first.click()
    tab.wait_for_load_state()


def fill(tab: Page, label: str, text: str) -> None:
    """Fill in a field by its label."""
    tab.get_by_label(label).fill(text)


def add(tab: Page, label: str, text: str) -> None:
    """Type into the line under a list, and press Enter."""
    tab.get_by_label(label).fill(text)
    tab.get_by_label(label).press("Enter")


def saved(tab: Page) -> None:
    """Wait until what was typed is saved: that begins when one has not typed for a moment."""
    tab.wait_for_timeout(MOMENT)
    tab.locator("#saving:not(.trouble)", has_text="Сохранено").wait_for()
