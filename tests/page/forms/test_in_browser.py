"""Forms in a real browser: typing, keys, pasting, a conflict, undo, all without a mouse."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.page.forms.asking import text_of
from tests.page.serving import SAMPLE

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

ITEM = "roadmap/groups/0/items/1"
DEADLINE = f"{ITEM}/deadline"


@pytest.fixture
def plan(tab: Page) -> Page:
    """The plan of the sample, its first group open."""
    tab.goto(f"/p/{SAMPLE}/go?path={DEADLINE}")
    _field(tab, DEADLINE).wait_for()
    return tab


def _field(tab: Page, path: str) -> Locator:
    return tab.locator(f'[data-path="{path}"]')


def _beside(tab: Page, path: str) -> Locator:
    return tab.locator(f'[id="b:{path}"]')


def _saved(tab: Page) -> None:
    tab.locator("#saving:not(.trouble)", has_text="Сохранено").wait_for()


def _type(tab: Page, path: str, text: str) -> None:
    field = _field(tab, path)
    field.focus()
    field.fill("")
    field.press_sequentially(text)
    _saved(tab)


def test_a_deadline_is_understood_as_it_is_typed(plan: Page, sample: Path) -> None:
    _type(plan, DEADLINE, "до 1 сентября 2021 г.")
    assert "01.09.2021" in _beside(plan, DEADLINE).inner_text()
    assert "deadline: до 1 сентября 2021 г." in text_of(sample, "roadmap.yaml")
    assert plan.evaluate("document.activeElement.dataset.path") == DEADLINE


def test_a_fault_is_told_beside_its_field_and_goes_once_it_is_mended(plan: Page) -> None:
    _type(plan, DEADLINE, "31 июня 2021")
    _beside(plan, DEADLINE).get_by_text("нет такой даты").wait_for()
    assert _field(plan, DEADLINE).get_attribute("aria-invalid") == "true"
    _type(plan, DEADLINE, "30 июня 2021")
    _beside(plan, DEADLINE).get_by_text("нет такой даты").wait_for(state="detached")


def test_what_is_said_of_a_row_stands_in_it(tab: Page) -> None:
    tab.goto(f"/p/{SAMPLE}/edit/people")
    field = tab.locator('[data-list="parties"] > .adding input')
    field.fill("Методический центр")
    field.press("Enter")
    row = tab.locator('tr[data-item^="parties/"]', has=tab.locator("textarea", has_text="Методический центр"))
    row.get_by_text("ни за что не отвечает").wait_for()


def test_the_caret_stays_where_one_types(plan: Page) -> None:
    field = _field(plan, f"{ITEM}/text")
    field.focus()
    plan.keyboard.press("Control+Home")
    field.press_sequentially("Срочное ")
    _saved(plan)
    assert field.evaluate("field => field.selectionStart") == len("Срочное ")


def test_keys_lead_from_cell_to_cell(plan: Page) -> None:
    field = _field(plan, DEADLINE)
    field.focus()
    plan.keyboard.press("Control+End")
    plan.keyboard.press("Enter")
    assert _active(plan) == "roadmap/groups/0/items/2/deadline"
    plan.keyboard.press("Control+Home")
    plan.keyboard.press("ArrowLeft")
    assert _active(plan) == "roadmap/groups/0/items/2/text"
    plan.keyboard.press("Tab")
    assert _active(plan) == "roadmap/groups/0/items/2/deadline"
    plan.keyboard.press("Control+Home")
    plan.keyboard.press("ArrowUp")
    assert _active(plan) == DEADLINE


def test_a_table_from_excel_becomes_measures(plan: Page, sample: Path) -> None:
    before = text_of(sample, "roadmap.yaml")
    table = '1\tПровести сбор\tмай 2021\r\n2\t"Подвести\nитоги"\tиюнь 2021'
    _paste(plan, '[data-list="roadmap/groups/0/items"] > .adding input', {"text/plain": table})
    plan.locator("td textarea", has_text="Провести сбор").wait_for()
    text = text_of(sample, "roadmap.yaml")
    assert "text: Провести сбор\n    deadline: май 2021" in text
    assert "Подвести" in text
    plan.locator("#undo").click()
    plan.locator("td textarea", has_text="Провести сбор").wait_for(state="detached")
    assert text_of(sample, "roadmap.yaml") == before


def test_a_table_from_word_keeps_rows_and_columns(plan: Page, sample: Path) -> None:
    html = (
        "<html><body><table><tr><td><p class=MsoNormal>Первое<o:p></o:p></p></td><td><p>май 2021</p></td></tr>"
        "<tr><td><p>Второе</p><p>дело</p></td><td>июнь 2021</td></tr></table></body></html>"
    )
    _paste(plan, f'[data-path="{ITEM}/text"]', {"text/html": html, "text/plain": "Первое май"})
    plan.locator("#undo:enabled").wait_for()
    text = text_of(sample, "roadmap.yaml")
    assert text.index("text: Первое") < text.index("deadline: май 2021") < text.index("Второе\n      дело")
    assert "deadline: июнь 2021" in text


def test_the_heading_of_a_pasted_data_table_is_no_row(tab: Page, sample: Path) -> None:
    before, declared = text_of(sample, "data/participants.csv"), text_of(sample, "data.yaml")
    tab.goto(f"/p/{SAMPLE}/go?path=data/1/title")
    table = tab.locator('[data-table="participants"]')
    table.wait_for()
    titles = table.locator("thead th").all_inner_texts()[1:]
    cell = '[data-table="participants"] tr:last-child [data-cell] >> nth=0'
    _paste(tab, cell, {"text/plain": "\t".join(titles) + "\r\nМБОУ Бородинская СОШ №3\tновая"})
    tab.locator("#saving", has_text="без заголовков столбцов").wait_for()
    added = text_of(sample, "data/participants.csv").removeprefix(before)
    assert added.strip().endswith("новая")
    assert len(added.strip().splitlines()) == 1
    tab.locator('[data-table="participants"] tr', has=tab.locator('[value="МБОУ Бородинская СОШ №3"]')).wait_for()
    assert text_of(sample, "data.yaml") == declared


def test_a_measure_is_moved_to_another_group_by_keys(plan: Page, sample: Path) -> None:
    plan.locator(f'[data-rest="{ITEM}"]').press("Enter")
    choice = plan.get_by_label("В какую группу перенести")
    choice.focus()
    name = choice.locator("option").first.inner_text()
    plan.keyboard.press("Tab")
    plan.keyboard.press("Enter")
    plan.locator("#saving", has_text=f"Перенесено в группу «{name}»").wait_for()
    assert "Назначение муниципального" not in _field(plan, f"{ITEM}/text").input_value()
    groups = text_of(sample, "roadmap.yaml").split("\n- id:")
    assert "Назначение муниципального" in groups[2]
    assert _active(plan).startswith(ITEM)


def test_a_table_is_copied_whole_and_comes_back(plan: Page, sample: Path) -> None:
    plan.context.grant_permissions(["clipboard-read", "clipboard-write"])
    plan.get_by_role("button", name="Скопировать таблицу").click()
    plan.locator("#saving", has_text="Таблица скопирована").wait_for()
    copied = plan.evaluate("navigator.clipboard.readText()")
    rows = copied.split("\r\n")
    assert rows[0] == "№\tМероприятие\tСрок исполнения\tИсполнители\tОжидаемый результат"
    assert rows[2].startswith("2\tНазначение муниципального координатора")
    count = text_of(sample, "roadmap.yaml").count("- id:")
    _paste(plan, '[data-list="roadmap/groups/0/items"] > .adding input', {"text/plain": copied})
    plan.locator("#saving", has_text="без заголовков столбцов").wait_for()
    assert text_of(sample, "roadmap.yaml").count("- id:") == count + len(rows) - 1


def test_chosen_cells_are_copied(plan: Page) -> None:
    _field(plan, "roadmap/groups/0/items/0/deadline").click()
    _field(plan, "roadmap/groups/0/items/1/text").click(modifiers=["Shift"])
    assert _copied(plan).count("\r\n") == 1
    _field(plan, "roadmap/groups/0/items/1/deadline").click()
    plan.keyboard.press("Alt+Shift+ArrowDown")
    plan.keyboard.press("Alt+Shift+ArrowDown")
    deadlines = [_field(plan, f"roadmap/groups/0/items/{n}/deadline").input_value() for n in (1, 2, 3)]
    assert _copied(plan).split("\r\n") == deadlines
    plan.keyboard.press("ArrowDown")
    assert plan.locator("td.chosen").count() == 0


def _copied(tab: Page) -> str:
    """What Ctrl+C puts on the clipboard."""
    copied = tab.evaluate(
        """() => {
            const data = new DataTransfer();
            document.dispatchEvent(new ClipboardEvent("copy", { clipboardData: data, cancelable: true }));
            return data.getData("text/plain");
        }"""
    )
    return str(copied)


def test_people_are_picked_by_name(plan: Page, sample: Path) -> None:
    _field(plan, f"{ITEM}/responsible").press("Enter")
    dialog = plan.locator("dialog.picker")
    dialog.get_by_placeholder("Найти").fill("рабочая")
    dialog.get_by_label("Рабочая группа", exact=True).check()
    _saved(plan)
    plan.keyboard.press("Escape")
    assert "Рабочая группа" in _field(plan, f"{ITEM}/responsible").inner_text()
    assert "working_group]" in text_of(sample, "roadmap.yaml")
    assert _active(plan) == f"{ITEM}/responsible"


def test_a_measure_is_moved_by_keys_and_removed_and_comes_back(plan: Page, sample: Path) -> None:
    before = text_of(sample, "roadmap.yaml")
    _field(plan, f"{ITEM}/text").press("Alt+ArrowUp")
    plan.locator('[data-path="roadmap/groups/0/items/0/text"]:focus').wait_for()
    assert text_of(sample, "roadmap.yaml") != before
    plan.locator('[data-rest="roadmap/groups/0/items/0"]').press("Enter")
    plan.get_by_role("button", name="Удалить").press("Enter")
    plan.locator("#saving", has_text="Удалено").wait_for()
    assert "Назначение муниципального" not in text_of(sample, "roadmap.yaml")
    for _ in range(2):
        plan.locator("h1").click()
        plan.keyboard.press("Control+z")
        _saved(plan)
    plan.locator("#undo:disabled").wait_for()
    assert text_of(sample, "roadmap.yaml") == before


def test_a_change_from_outside_is_shown_and_the_person_chooses(plan: Page, sample: Path) -> None:
    path = sample / "programs" / SAMPLE / "roadmap.yaml"
    path.write_text(path.read_text("utf-8").replace("deadline: июль 2020", "deadline: август 2020", 1), "utf-8")
    _field(plan, DEADLINE).fill("сентябрь 2020")
    dialog = plan.locator("dialog.conflict")
    dialog.wait_for()
    assert "август" in dialog.inner_text()
    assert "сентябрь" in dialog.inner_text()
    dialog.get_by_role("button", name="Сравнить").click()
    dialog.get_by_role("button", name="Оставить моё").click()
    _saved(plan)
    plan.wait_for_load_state("networkidle")
    assert "deadline: сентябрь 2020" in path.read_text("utf-8")
    assert dialog.count() == 0


def test_theirs_can_be_taken(plan: Page, sample: Path) -> None:
    path = sample / "programs" / SAMPLE / "roadmap.yaml"
    path.write_text(path.read_text("utf-8").replace("deadline: июль 2020", "deadline: август 2020", 1), "utf-8")
    _field(plan, DEADLINE).fill("сентябрь 2020")
    plan.locator("dialog.conflict").get_by_role("button", name="Взять их").click()
    plan.locator(f'[data-path="{DEADLINE}"]', has_text="август 2020").wait_for()
    assert "сентябрь" not in path.read_text("utf-8").split("Назначение")[1].split("- id")[0]


def test_what_is_typed_while_nobody_answers_is_saved_later(plan: Page, sample: Path) -> None:
    plan.context.set_offline(True)
    _field(plan, DEADLINE).fill("август 2021")
    plan.locator("#saving.trouble").wait_for()
    assert _field(plan, DEADLINE).input_value() == "август 2021"
    plan.context.set_offline(False)
    _saved(plan)
    assert "deadline: август 2021" in text_of(sample, "roadmap.yaml")


def test_a_text_gets_bold_words_and_a_value_by_name(tab: Page, sample: Path) -> None:
    path = "files/sections~102-relevance.md"
    tab.goto(f"/p/{SAMPLE}/go?path={path}")
    field = _field(tab, path)
    field.wait_for()
    field.fill("Важное ")
    field.press("Control+a")
    field.press("Control+b")
    tab.keyboard.press("Control+End")
    tab.keyboard.press("Control+Space")
    tab.locator("#values-find").fill("период")
    tab.locator('[data-insert="⟨Период⟩"]').click()
    _saved(tab)
    assert field.input_value() == "**Важное **⟨Период⟩"
    assert "**Важное **{{ period }}" in text_of(sample, "sections/02-relevance.md")
    field.press("Backspace")
    assert field.input_value() == "**Важное **"


def test_a_passport_row_is_added_with_keys_alone(tab: Page, sample: Path) -> None:
    tab.goto(f"/p/{SAMPLE}/edit/passport")
    tab.locator('[data-list="passport"] > .adding input').focus()
    tab.keyboard.type("Куратор программы")
    tab.keyboard.press("Enter")
    tab.locator("td textarea", has_text="Куратор программы").wait_for()
    tab.keyboard.type("Глава района")
    _saved(tab)
    assert "title: Куратор программы\n  content: Глава района" in text_of(sample, "passport.yaml")


@pytest.mark.parametrize("part", ["passport", "indicators", "roadmap", "people", "orders", "data", "documents"])
def test_nothing_is_cut_at_twice_the_size(tab: Page, part: str) -> None:
    tab.set_viewport_size({"width": 640, "height": 360})
    tab.goto(f"/p/{SAMPLE}/edit/{part}")
    assert tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


@pytest.mark.parametrize("part", ["passport", "indicators", "roadmap", "people", "sections", "orders", "documents"])
def test_whatever_is_typed_into_or_pressed_has_a_name(tab: Page, part: str) -> None:
    tab.goto(f"/p/{SAMPLE}/edit/{part}")
    for record in tab.locator("details.item > summary").all()[:2]:
        record.click()
    tab.wait_for_timeout(300)
    nameless = tab.evaluate("""[...document.querySelectorAll("input, select, textarea, button, summary, a")]
        .filter(one => !(one.labels?.length || one.ariaLabel || one.innerText.trim() || one.textContent.trim()))
        .map(one => one.outerHTML)""")
    assert nameless == []


def _active(tab: Page) -> str:
    return str(tab.evaluate("document.activeElement.dataset.path ?? ''"))


def _paste(tab: Page, place: str, data: dict[str, str]) -> None:
    """What a browser does when a person presses Ctrl+V over what another program has copied."""
    tab.locator(place).focus()
    tab.evaluate(
        """data => {
          const pasted = new DataTransfer();
          for (const [kind, text] of Object.entries(data)) pasted.setData(kind, text);
          document.activeElement.dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: pasted, bubbles: true, cancelable: true }));
        }""",
        data,
    )


def test_the_bar_is_one_line_beside_the_document(tab: Page) -> None:
    tab.goto(f"/p/{SAMPLE}/go?path=files/sections~102-relevance.md")
    _field(tab, "files/sections~102-relevance.md").click()
    tab.get_by_role("button", name="Документ рядом").click()
    tab.locator(".frame.with-aside").wait_for()
    tops = tab.locator(".tools-bar > button").evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
    assert len(set(tops)) == 1


@pytest.mark.parametrize(
    "path", ["orders/0/signature/name", "authority/place", "municipality/genitive", f"{ITEM}/tasks"]
)
def test_the_way_to_a_field_ends_in_it(tab: Page, path: str) -> None:
    tab.goto(f"/p/{SAMPLE}/go?path={path}")
    tab.locator(f'[data-path="{path}"]:focus').wait_for()


def test_a_remark_on_what_a_row_does_not_show_marks_no_other_field(tab: Page, sample: Path) -> None:
    path = sample / "programs" / SAMPLE / "roadmap.yaml"
    path.write_text(
        path.read_text("utf-8").replace("deadline: июль 2020\n", "deadline: июль 2020\n    tasks: [nosuch]\n", 1),
        "utf-8",
    )
    tab.goto(f"/p/{SAMPLE}/go?path={ITEM}/text")
    said = _beside(tab, f"{ITEM}/text").locator(".remark.error")
    said.wait_for()
    assert _field(tab, f"{ITEM}/text").get_attribute("aria-invalid") is None
    said.get_by_role("link", name="Перейти").click()
    tab.locator(f'[data-path="{ITEM}/tasks"]:focus').wait_for()
    assert _beside(tab, f"{ITEM}/text").locator(".remark.error").count() == 0
    assert _field(tab, f"{ITEM}/tasks").get_attribute("aria-invalid") == "true"


def test_who_stands_on_a_remark_stays_on_it_or_in_its_field(plan: Page) -> None:
    text, result = f"{ITEM}/text", f"{ITEM}/result"
    _type(plan, text, "Повышение кaчества")  # the «a» is Latin
    _beside(plan, text).get_by_role("link", name="Почему это важно").first.focus()
    _type_elsewhere(plan, result, "Повышено кaчество")
    _beside(plan, result).locator(".remark").first.wait_for()
    assert plan.evaluate("document.activeElement.closest('.beside').id") == f"b:{text}"
    _type_elsewhere(plan, text, "Повышение качества")
    plan.locator(f'[data-path="{text}"]:focus').wait_for()


def _type_elsewhere(tab: Page, path: str, text: str) -> None:
    """Another text in a field without going there."""
    _field(tab, path).evaluate(
        "(one, text) => { one.value = text; one.dispatchEvent(new Event('input', {bubbles: true})); }", text
    )


def test_many_remarks_on_one_field_are_folded(tab: Page) -> None:
    tab.goto(f"/p/{SAMPLE}/edit/data")
    tab.get_by_label("Диаграммы, добавить: Название диаграммы").fill("Ход показателей")
    tab.keyboard.press("Enter")
    made = tab.locator("details.item[open]", has=tab.locator('textarea[data-path="charts/2/title"]'))
    more = made.locator(".told > details", has_text="Ещё замечаний:").first
    more.wait_for()
    assert made.locator(".told .remark:visible").count() == 3
    more.locator("summary").click()
    assert made.locator(".told .remark:visible").count() > 20
    _type(tab, "charts/2/title", "Показатели по годам")
    made.locator(".told .remark", has_text="Показатели по годам").first.wait_for()
    assert made.locator(".told > details").first.evaluate("one => one.open")
