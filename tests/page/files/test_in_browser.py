"""Ready documents in a real browser: a file saved, a file dropped on the page."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING

from shnor_docs.workspace import Workspace
from shnor_docs.workspace.outgoing.documents import word_file
from shnor_docs.workspace.results import Task
from tests.page.serving import SAMPLE

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOME = f"/p/{SAMPLE}/files"
NAME = "Приказ от 23.09.2021 № 401-1.docx"
DROP = """async ([name, data]) => {
    const bytes = Uint8Array.from(atob(data), (one) => one.charCodeAt(0));
    const dropped = new DataTransfer();
    dropped.items.add(new File([bytes], name));
    for (const kind of ["dragover", "drop"])
        document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: dropped, bubbles: true, cancelable: true }));
}"""


def test_a_word_file_is_saved_under_its_name(tab: Page, sample: Path, tmp_path: Path) -> None:
    tab.goto(HOME)
    order = tab.locator("section", has=tab.get_by_role("heading", name="Приказ", exact=True))
    with tab.expect_download() as waiting:
        order.get_by_role("link", name="Скачать Word").click()
    saved = tmp_path / "saved.docx"
    waiting.value.save_as(saved)
    assert waiting.value.suggested_filename == NAME
    assert saved.read_bytes() == word_file(Workspace(sample), Task(SAMPLE, "order")).data


def test_a_file_dropped_anywhere_is_looked_at(tab: Page, sample: Path) -> None:
    data = word_file(Workspace(sample), Task(SAMPLE, "order")).data
    tab.goto(HOME)
    tab.evaluate(DROP, [NAME, base64.b64encode(data).decode()])
    verdict = tab.locator(".verdict")
    verdict.get_by_text("Файл составлен здесь, и в нём ничего не меняли.").wait_for()
    assert verdict.get_by_role("heading").inner_text() == NAME
    assert not tab.locator("body.dragged").count()


def test_by_keyboard_all_documents_are_the_first_thing_to_take(tab: Page) -> None:
    tab.goto(HOME)
    tab.locator("main").focus()
    tab.keyboard.press("Tab")
    with tab.expect_download() as waiting:
        tab.keyboard.press("Enter")
    assert waiting.value.suggested_filename == "Рыбинский район, 2020–2022.zip"
