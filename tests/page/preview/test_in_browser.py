"""The preview in a real browser: sheets as Word breaks them, the way to a field, what follows a change."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shnor_docs.workspace import Workspace
from shnor_docs.workspace.outgoing.documents import word_file
from shnor_docs.workspace.results import Task
from tests.page.preview.test_nothing_lost import told, words
from tests.page.serving import SAMPLE, copied_sample
from tests.samples import ROOT, shipped
from tests.small_workspace import SmallWorkspace, section

if TYPE_CHECKING:
    from playwright.sync_api import APIResponse, Page, Route

HOME = f"/p/{SAMPLE}/preview"
PAGES = {
    ("minusinsk-2020-2022", "program"): 18,
    ("minusinsk-2020-2022", "roadmap"): 5,
    ("rybinsk-2020-2022", "program"): 26,
    ("rybinsk-2020-2022", "roadmap"): 8,
    ("rybinsk-2020-2022", "card"): 6,
    ("seryshevo-2021", "concept"): 4,
    ("tyumen-2023", "roadmap"): 7,
    ("tyumen-2023", "model"): 10,
    ("tyumen-2023", "diagnostic_card"): 6,
    ("uglich-2020-2022", "report"): 5,
}
"""How many pages LibreOffice makes of a document in Liberation Serif or Times New Roman."""


TEXTS = """sheets => sheets.map(sheet =>
    Array.from(sheet.children, child => child.matches(".sheet-number") ? "" : child.textContent).join(" "))"""


def opened(tab: Page, url: str) -> None:
    tab.goto(url)
    tab.locator(".sheet.cut").first.wait_for()


def edit(root: Path, file: str, before: str, after: str) -> None:
    path = root / "programs" / SAMPLE / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def follow(tab: Page) -> None:
    """What a form does after a change is saved; and the window has followed it."""
    tab.evaluate(
        """() => new Promise((done) => {
            document.body.addEventListener("followed", done, { once: true });
            document.body.dispatchEvent(new CustomEvent("saved", { bubbles: true }));
        })"""
    )


def test_every_document_stands_on_its_sheets(open_tab: Callable[[Path], Page], tmp_path: Path) -> None:
    programs = sorted({program for program, _ in shipped()})
    tab, space = open_tab(copied_sample(tmp_path, *programs)), Workspace(ROOT)
    trees = {(program, tree.id): tree for program in programs for tree in space.documents(program)}
    pages = {}
    for names, tree in trees.items():
        opened(tab, "/p/{}/preview/{}".format(*names))
        sheets = tab.locator(".pages[data-url] > .sheet.cut")
        pages[names] = sheets.count()
        over = sheets.evaluate_all(
            "all => all.map(one => one.scrollHeight - one.clientHeight).filter(over => over > 1)"
        )
        assert over == [], names
        assert lost(told(tree), sheets.evaluate_all(TEXTS)) == [], names
    assert {names: pages[names] for names in PAGES} == PAGES


def lost(wanted: Iterable[str], sheets: list[str]) -> list[str]:
    """Words that are not on the sheets in their order."""
    text, place, missing = "".join(words(" ".join(sheets))), 0, []
    for word in wanted:
        found = text.find(word, place)
        missing += [word] if found < 0 else []
        place = max(place, found)
    return missing


def test_a_chart_of_a_slide_is_whole_on_its_sheet(open_tab: Callable[[Path], Page], tmp_path: Path) -> None:
    tab = open_tab(copied_sample(tmp_path, "uglich-2020-2022"))
    opened(tab, "/p/uglich-2020-2022/preview/slides")
    ends = tab.locator(".pages[data-url] > .sheet.cut .chart svg").evaluate_all(
        "all => all.map(one => [one, one.closest('.sheet')].map(part => part.getBoundingClientRect().bottom))"
    )
    assert ends
    assert all(chart <= sheet for chart, sheet in ends)


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="нет LibreOffice")
@pytest.mark.parametrize("names", [("rybinsk-2020-2022", "roadmap"), ("minusinsk-2020-2022", "program")], ids="/".join)
def test_sheets_end_where_libreoffice_ends_them(
    names: tuple[str, str], open_tab: Callable[[Path], Page], tmp_path: Path
) -> None:
    pypdfium2 = pytest.importorskip("pypdfium2", reason="нет pypdfium2")
    from shnor_docs.workspace.pdf.single import pdf_of

    file = word_file(Workspace(ROOT), Task(*names))
    pdf = pypdfium2.PdfDocument(io.BytesIO(pdf_of(file.data, file.name)))
    printed = [page.get_textpage().get_text_range() for page in pdf]
    tab = open_tab(copied_sample(tmp_path, names[0]))
    opened(tab, "/p/{}/preview/{}".format(*names))
    shown = tab.locator(".pages[data-url] > .sheet.cut").evaluate_all(TEXTS)
    assert [_last(text) for text in shown] == [_last(text) for text in printed]


def _last(page: str) -> str:
    """The last letters of a page, whatever cell of its last row is read last."""
    return "".join(sorted(re.sub(r"[^а-яё]", "", page.lower())))


def test_a_click_on_a_phrase_leads_to_its_field(tab: Page) -> None:
    opened(tab, f"{HOME}/roadmap")
    tab.get_by_role("link", name="Назначение муниципального координатора").first.click()
    tab.wait_for_url(re.compile(r"/edit/roadmap\?open="))
    assert tab.url.endswith("#f:roadmap/groups/0/items/1/text")


def test_all_phrases_are_one_stop_of_the_tab_key_and_arrows_walk_them(tab: Page) -> None:
    opened(tab, f"{HOME}/order")
    assert tab.locator('.pages[data-url] a[tabindex="0"]').count() == 1
    tab.locator('.pages[data-url] a[tabindex="0"]').focus()
    first = tab.evaluate("document.activeElement.textContent")
    tab.keyboard.press("ArrowDown")
    second = tab.evaluate("document.activeElement.textContent")
    assert (first, second) == ("Управление образования администрации Рыбинского района", "ПРИКАЗ")
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("ArrowUp")
    assert tab.evaluate("document.activeElement.textContent") == first
    tab.keyboard.press("Enter")
    tab.wait_for_url(re.compile(r"/edit/people\?open="))


def test_a_number_is_explained_over_the_page(tab: Page) -> None:
    opened(tab, f"{HOME}/order")
    tab.locator(".pages a.value").first.click()
    dialog = tab.get_by_role("dialog")
    dialog.get_by_text("Как посчитано").wait_for()
    assert dialog.get_by_role("link", name="К этому полю").count() == 1
    dialog.get_by_role("button", name="Закрыть").click()
    dialog.wait_for(state="hidden")
    assert "/preview/order" in tab.url


def test_a_change_is_shown_and_marked_where_one_reads(tab: Page, sample: Path) -> None:
    opened(tab, f"{HOME}/program")
    tab.locator(".sheet.cut").nth(18).scroll_into_view_if_needed()
    scrolled = tab.locator(".pages[data-url]").evaluate("pages => pages.scrollTop")
    assert scrolled > 1000
    edit(sample, "roadmap.yaml", "Назначение муниципального координатора", "Выбор координатора")
    follow(tab)
    assert tab.locator(".changed").locator("td").all_text_contents()[1].startswith("Выбор координатора")
    assert tab.locator(".changed").count() == 1
    assert abs(tab.locator(".pages[data-url]").evaluate("pages => pages.scrollTop") - scrolled) < 3
    tab.get_by_role("button", name="Изменено на странице 19").click()
    edit(sample, "roadmap.yaml", "Выбор координатора", "Выборы координатора")
    follow(tab)
    assert tab.locator(".changed").count() == 1, "прежняя отметка снята"


def test_what_follows_is_what_is_shown_anew(tab: Page, sample: Path) -> None:
    opened(tab, f"{HOME}/program")
    edit(sample, "passport.yaml", "title:", "title: Полное")
    edit(sample, "roadmap.yaml", "Назначение муниципального координатора", "Назначение координатора " * 40)
    edit(sample, "documents.yaml", "landscape: true", "landscape: false")
    follow(tab)
    sheets = tab.locator(".pages[data-url] > .sheet.cut")
    followed = sheets.all_text_contents()
    opened(tab, f"{HOME}/program")
    assert followed == sheets.all_text_contents()


def test_errors_are_told_over_the_last_good_document(tab: Page, sample: Path) -> None:
    opened(tab, f"{HOME}/order")
    before = tab.locator(".sheet.cut").all_text_contents()
    edit(sample, "orders.yaml", "{{ facts.low_schools", "{{ facts.no_such")
    follow(tab)
    tab.locator("#preview-errors a").first.wait_for()
    assert tab.locator(".sheet.cut").all_text_contents() == before
    edit(sample, "orders.yaml", "{{ facts.no_such", "{{ facts.low_schools")
    follow(tab)
    assert tab.locator("#preview-errors *").count() == 0


def test_a_document_that_never_could_be_built_appears_once_it_can(
    small: SmallWorkspace, open_tab: Callable[[Path], Page]
) -> None:
    small.program(section("Цель: {{ facts.nothing }}."))
    tab = open_tab(small.root)
    tab.set_viewport_size({"width": 1600, "height": 900})
    tab.goto("/p/small/go?path=title")
    errors = tab.locator("#preview-errors")
    errors.get_by_text("Исправьте их, и документ появится здесь сам.").wait_for()
    small.program(section("Цель достигнута."))
    tab.locator('[id="i:title"]').fill("Программа поддержки школ")
    tab.locator(".sheet.cut").first.wait_for()
    assert "Цель достигнута." in tab.locator(".sheet.cut").all_inner_texts()[0]
    assert not errors.inner_text()


def test_the_document_beside_a_form_follows_typing(tab: Page) -> None:
    tab.set_viewport_size({"width": 1600, "height": 900})
    tab.goto(f"/p/{SAMPLE}/go?path=roadmap/groups/0/items/1/text")
    tab.locator("aside .sheet.cut").first.wait_for()
    assert tab.locator("#preview-document").input_value() == "roadmap"
    field = tab.locator('[data-path="roadmap/groups/0/items/1/text"]')
    field.fill("Выбор самого лучшего координатора.")
    tab.locator("aside .changed", has_text="Выбор самого лучшего координатора.").wait_for()
    assert tab.evaluate("document.activeElement.dataset.path") == "roadmap/groups/0/items/1/text"


def test_what_is_saved_while_the_document_is_on_its_way_reaches_it(tab: Page) -> None:
    tab.set_viewport_size({"width": 1600, "height": 900})
    on_its_way: list[tuple[Route, APIResponse]] = []
    tab.route("**/preview?kind=*", lambda route: on_its_way.append((route, route.fetch())))
    tab.goto(f"/p/{SAMPLE}/go?path=roadmap/groups/0/items/1/text")
    tab.locator('[data-path="roadmap/groups/0/items/1/text"]').fill("Выбор самого лучшего координатора.")
    tab.locator("#saving", has_text="Сохранено").wait_for()
    ((route, answer),) = on_its_way
    route.fulfill(response=answer)
    tab.locator("aside .sheet.cut td", has_text="Выбор самого лучшего координатора.").wait_for()


def test_the_chosen_document_stays_beside_the_next_form(tab: Page) -> None:
    tab.set_viewport_size({"width": 1600, "height": 900})
    tab.goto(f"/p/{SAMPLE}/edit/passport")
    tab.locator("#preview-document").select_option("card")
    tab.locator('.pages[data-url$="/card/blocks"] .sheet.cut').first.wait_for()
    tab.goto(f"/p/{SAMPLE}/edit/goals")
    tab.locator('.pages[data-url$="/card/blocks"] .sheet.cut').first.wait_for()


def test_a_sheet_is_as_wide_as_the_pane_and_can_be_magnified(tab: Page) -> None:
    opened(tab, f"{HOME}/roadmap")
    width = "one => one.getBoundingClientRect().width"
    fitting = tab.locator(".sheet.cut").first.evaluate(width)
    assert fitting < tab.locator(".pages[data-url]").evaluate(width)
    tab.get_by_role("button", name="Крупнее").click()
    assert tab.locator(".sheet.cut").first.evaluate(width) > fitting * 1.5
    assert tab.get_by_role("button", name="Крупнее").get_attribute("aria-pressed") == "true"


def test_a_paragraph_is_divided_between_lines_and_a_heading_stays_with_its_text(
    small: SmallWorkspace, open_tab: Callable[[Path], Page]
) -> None:
    paragraphs = "\n\n".join(f"Абзац {n}. " + "слово " * 150 for n in range(1, 9))
    small.program(section(paragraphs + "\n\n## Подзаголовок\n\n" + "текст " * 200))
    tab = open_tab(small.root)
    opened(tab, "/p/small/preview/text")
    sheets = tab.locator(".sheet.cut").all_text_contents()
    assert len(sheets) >= 3
    assert not any(sheet.rstrip().endswith("Подзаголовок") for sheet in sheets)
    assert tab.locator(".rest").count() >= 1
    assert " ".join(sheets).count("слово") == 8 * 150


def test_cells_over_several_rows_stay_on_one_sheet(small: SmallWorkspace, open_tab: Callable[[Path], Page]) -> None:
    records = "".join(
        f"  - {{id: r{n}, cells: {{a: 'Общее {n}', b: один}}, down: {{a: 2}}}}\n  - {{id: s{n}, cells: {{b: два}}}}\n"
        for n in range(40)
    )
    table = "tables:\n- id: own\n  rows: cells\n  columns: [{field: a, title: А}, {field: b, title: Б}]\n  records:\n"
    small.program(table + records, section("{{ tables.own }}"))
    tab = open_tab(small.root)
    opened(tab, "/p/small/preview/text")
    whole = tab.locator(".sheet.cut tbody tr:has([rowspan])").evaluate_all(
        "all => all.every(row => row.nextElementSibling?.cells.length === 1)"
    )
    assert tab.locator(".sheet.cut").count() > 1
    assert whole
    assert tab.locator(".sheet.cut thead").count() == tab.locator(".sheet.cut").count(), "шапка на каждом листе"
