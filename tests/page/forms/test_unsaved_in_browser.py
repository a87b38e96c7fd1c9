"""What is typed is kept whatever the answer: refused, clashed, unanswered; on other screens and on the way back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from shnor_docs.page.limits import MOST_BYTES
from tests.page.forms.asking import text_of
from tests.page.serving import SAMPLE

if TYPE_CHECKING:
    from playwright.sync_api import Dialog, Locator, Page, Route

ITEM = "roadmap/groups/0/items/1"
DEADLINE = f"{ITEM}/deadline"
NEW = "до 1 августа 2021 г."
REFUSED = '<div class="remark error"><p>на диске нет места</p></div>'
CELL = '[data-table="participants"] tr[data-row="2"] [data-cell] >> nth=0'


@pytest.fixture
def plan(tab: Page) -> Page:
    """The plan of the sample, its first group open."""
    return _opened(tab, DEADLINE)


def _opened(tab: Page, path: str) -> Page:
    tab.goto(f"/p/{SAMPLE}/go?path={path}")
    _field(tab, path).wait_for()
    tab.wait_for_load_state()
    return tab


def _field(tab: Page, path: str) -> Locator:
    return tab.locator(f'[data-path="{path}"]')


def _note(tab: Page, place: str) -> Locator:
    return tab.locator(f'.unsaved-note[data-place="{place}"]')


def _read_only(sample: Path, file: str) -> Path:
    path = sample / "programs" / SAMPLE / file
    path.chmod(0o444)
    return path


def _leave(tab: Page, address: str) -> list[str]:
    """Leave the screen all the same; what the browser asks before."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    tab.once("dialog", answer)
    tab.goto(address)
    tab.remove_listener("dialog", answer)
    return asked


def test_a_refused_text_stays_with_its_reason_here_and_on_the_way_back(plan: Page, sample: Path) -> None:
    file = _read_only(sample, "roadmap.yaml")
    before = file.read_bytes()
    _field(plan, DEADLINE).fill(NEW)
    _note(plan, DEADLINE).get_by_text("можно только читать").wait_for()
    understood = plan.locator(f'[id="b:{DEADLINE}"] .understood')
    assert not understood.is_visible()
    assert _leave(plan, f"/p/{SAMPLE}/edit/passport") == ["beforeunload"]
    plan.get_by_role("region", name="Не сохранено").get_by_text(NEW).wait_for()
    plan.get_by_role("region", name="Не сохранено").get_by_role("link").click()
    _note(plan, DEADLINE).get_by_text("можно только читать").wait_for()
    assert _field(plan, DEADLINE).input_value() == NEW
    assert file.read_bytes() == before
    file.chmod(0o644)
    _note(plan, DEADLINE).get_by_role("button", name="Сохранить ещё раз").click()
    _note(plan, DEADLINE).wait_for(state="detached")
    assert understood.is_visible()
    assert f"deadline: {NEW}" in file.read_text("utf-8")
    assert _leave(plan, f"/p/{SAMPLE}/") == []


def test_what_is_saved_beside_a_refused_text_takes_nothing_from_it(plan: Page, sample: Path) -> None:
    def answer(route: Route) -> None:
        is_refused = quote(DEADLINE, safe="") in (route.request.post_data or "")
        route.fulfill(status=422, body=REFUSED) if is_refused else route.continue_()

    plan.route("**/edit", answer)
    _field(plan, DEADLINE).fill(NEW)
    _note(plan, DEADLINE).get_by_text("на диске нет места").wait_for()
    text = _field(plan, f"{ITEM}/text")
    text.fill("Назначение координатора")
    plan.locator("#saving.trouble", has_text="не всё").wait_for()
    assert _note(plan, DEADLINE).is_visible()
    plan.locator(f'[data-rest="{ITEM}"]').press("Enter")
    plan.locator("tr.rest").get_by_role("button", name="Повторить").press("Enter")
    plan.locator('[data-path="roadmap/groups/0/items/2/text"]', has_text="Назначение координатора").wait_for()
    _note(plan, DEADLINE).wait_for()
    assert _field(plan, DEADLINE).input_value() == NEW
    assert NEW not in text_of(sample, "roadmap.yaml")


def test_a_refused_text_can_be_given_up(plan: Page, sample: Path) -> None:
    _read_only(sample, "roadmap.yaml")
    before = _field(plan, DEADLINE).input_value()
    _field(plan, DEADLINE).fill(NEW)
    _note(plan, DEADLINE).get_by_role("button", name="Убрать мой текст").press("Enter")
    assert _field(plan, DEADLINE).input_value() == before
    assert _note(plan, DEADLINE).count() == 0
    plan.wait_for_load_state("networkidle")
    assert _leave(plan, f"/p/{SAMPLE}/") == []


def test_refused_people_stay_picked(plan: Page, sample: Path) -> None:
    _read_only(sample, "roadmap.yaml")
    people = f"{ITEM}/responsible"
    _field(plan, people).press("Enter")
    plan.locator("dialog.picker").get_by_label("Рабочая группа", exact=True).check()
    plan.keyboard.press("Escape")
    _note(plan, people).wait_for()
    _leave(plan, f"/p/{SAMPLE}/")
    _opened(plan, people)
    _note(plan, people).wait_for()
    assert "Рабочая группа" in _field(plan, people).inner_text()
    _note(plan, people).get_by_role("button", name="Убрать").click()
    assert "Рабочая группа" not in _field(plan, people).inner_text()


def test_a_refused_cell_of_a_data_table_stays_and_is_warned_of(tab: Page, sample: Path) -> None:
    file = _read_only(sample, "data/participants.csv")
    tab.goto(f"/p/{SAMPLE}/go?path=data/1/title")
    tab.locator(CELL).fill("Школа №1")
    tab.locator(CELL).press("Tab")
    note = tab.locator("tr[data-row='2'] + tr .unsaved-note")
    note.get_by_text("можно только читать").wait_for()
    assert _leave(tab, f"/p/{SAMPLE}/") == ["beforeunload"]
    tab.goto(f"/p/{SAMPLE}/go?path=data/1/title")
    note.wait_for()
    assert tab.locator(CELL).input_value() == "Школа №1"
    file.chmod(0o644)
    note.get_by_role("button", name="Сохранить ещё раз").click()
    note.wait_for(state="detached")
    assert "Школа №1" in file.read_text("utf-8")


def test_a_refused_new_row_stays_in_its_line(tab: Page, sample: Path) -> None:
    file = _read_only(sample, "passport.yaml")
    tab.goto(f"/p/{SAMPLE}/edit/passport")
    line = tab.locator('[data-list="passport"] > .adding input')
    line.fill("Куратор программы")
    line.press("Enter")
    note = _note(tab, "add:passport")
    note.get_by_text("можно только читать").wait_for()
    _leave(tab, f"/p/{SAMPLE}/edit/people")
    tab.goto(f"/p/{SAMPLE}/edit/passport")
    note.wait_for()
    assert line.input_value() == "Куратор программы"
    file.chmod(0o644)
    note.get_by_role("button", name="Добавить ещё раз").click()
    tab.locator("td textarea", has_text="Куратор программы").wait_for()
    assert file.read_text("utf-8").count("Куратор программы") == 1


def test_a_clash_put_off_keeps_both_texts(plan: Page, sample: Path) -> None:
    path = sample / "programs" / SAMPLE / "roadmap.yaml"
    path.write_text(path.read_text("utf-8").replace("deadline: июль 2020", "deadline: август 2020", 1), "utf-8")
    _field(plan, DEADLINE).fill(NEW)
    plan.locator("dialog.conflict").get_by_role("button", name="Решить позже").click()
    _note(plan, DEADLINE).get_by_text("тем временем изменили").wait_for()
    assert _leave(plan, f"/p/{SAMPLE}/") == ["beforeunload"]
    _opened(plan, DEADLINE)
    _note(plan, DEADLINE).get_by_text("записали другое").wait_for()
    assert _field(plan, DEADLINE).input_value() == "август 2020"
    assert NEW not in path.read_text("utf-8")
    _note(plan, DEADLINE).get_by_role("button", name="Записать мой текст").click()
    _note(plan, DEADLINE).wait_for(state="detached")
    assert f"deadline: {NEW}" in path.read_text("utf-8")


def test_a_text_that_is_too_long_is_refused_and_stays(tab: Page) -> None:
    path = "files/sections~102-relevance.md"
    _opened(tab, path)
    long = "слово " * (MOST_BYTES // 30)
    _field(tab, path).evaluate(
        "(field, text) => { field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })); }", long
    )
    _note(tab, path).get_by_text("Слишком длинный текст").wait_for()
    assert len(_field(tab, path).input_value()) == len(long)


def test_a_program_started_anew_saves_what_was_typed_meanwhile(plan: Page, sample: Path) -> None:
    tab = plan
    cookies = tab.context.cookies()
    tab.context.clear_cookies()
    _field(tab, DEADLINE).fill(NEW)
    tab.locator("#saving.trouble", has_text="дважды щёлкните «Открыть»").wait_for()
    assert _field(tab, DEADLINE).input_value() == NEW
    tab.context.add_cookies(cookies)  # type: ignore[arg-type]
    tab.locator("#saving:not(.trouble)", has_text="Сохранено").wait_for()
    assert f"deadline: {NEW}" in text_of(sample, "roadmap.yaml")


def test_what_is_said_of_a_refused_text_violates_no_wcag(
    plan: Page, sample: Path, axe: Callable[[Page], list[str]]
) -> None:
    _read_only(sample, "roadmap.yaml")
    _field(plan, DEADLINE).fill(NEW)
    _note(plan, DEADLINE).wait_for()
    assert axe(plan) == []
    _field(plan, DEADLINE).press("Tab")
    reached = []
    for _ in range(40):
        reached.append(str(plan.evaluate("document.activeElement.dataset.unsaved ?? ''")))
        plan.keyboard.press("Tab")
    assert "again" in reached and "drop" in reached
    _leave(plan, f"/p/{SAMPLE}/edit/passport")
    plan.get_by_role("region", name="Не сохранено").wait_for()
    assert axe(plan) == []
    plan.set_viewport_size({"width": 640, "height": 360})
    assert not plan.evaluate("document.documentElement.scrollWidth > innerWidth")
    _leave(plan, f"/p/{SAMPLE}/go?path={DEADLINE}")
    _note(plan, DEADLINE).wait_for()
    assert not plan.evaluate("document.documentElement.scrollWidth > innerWidth")
