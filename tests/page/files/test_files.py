"""Documents taken away from the page are those that the command writes."""

from __future__ import annotations

import io
import re
import shutil
import time
import zipfile
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient

from shnor_docs.workspace import Workspace
from tests.page.serving import SAMPLE, copied_sample
from tests.small_workspace import SmallWorkspace, order, section

HOME = f"/p/{SAMPLE}/files"
FORMS = "tyumen-2023"
OpenWindow = Callable[[Path], TestClient]


def named(headers: object) -> str:
    found = re.fullmatch(r"attachment; filename\*=UTF-8''(.+)", headers["content-disposition"])  # type: ignore[index]
    assert found
    return unquote(found[1])


def rendered(root: Path, out: Path, *programs: str, **wish: str) -> dict[str, bytes]:
    """What the command writes, by file name."""
    results = Workspace(root).render(programs, out=out, **wish)  # type: ignore[arg-type]
    return {one.path.name: one.path.read_bytes() for one in results}  # type: ignore[union-attr]


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def edit(root: Path, file: str, before: str, after: str) -> None:
    path = root / "programs" / SAMPLE / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def test_a_word_file_is_the_one_that_the_command_writes(window: TestClient, sample: Path, tmp_path: Path) -> None:
    answer = window.get(f"{HOME}/word/order")
    assert named(answer.headers) == "Приказ от 23.09.2021 № 401-1.docx"
    assert answer.content == rendered(sample, tmp_path / "o", SAMPLE)["Приказ от 23.09.2021 № 401-1.docx"]


def test_all_documents_come_as_one_zip_of_the_same_bytes(window: TestClient, sample: Path, tmp_path: Path) -> None:
    first, second = (window.get(f"{HOME}/all") for _ in range(2))
    assert named(first.headers) == "Рыбинский район, 2020–2022.zip"
    assert first.content == second.content
    assert unpacked(first.content) == rendered(sample, tmp_path / "o", SAMPLE)
    assert len(unpacked(first.content)) == 5
    with zipfile.ZipFile(io.BytesIO(first.content)) as package:
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_forms_come_for_one_and_for_all(tmp_path: Path, open_window: OpenWindow) -> None:
    root = copied_sample(tmp_path / "w", FORMS)
    window = open_window(root)
    page = unescape(window.get(f"/p/{FORMS}/files").text)
    assert "Для каждого, кто заполняет (6)" in page
    subject = re.search(r'<option value="(\w+)">', page)
    assert subject
    one = window.get(f"/p/{FORMS}/files/word/diagnostic_card", params={"for": subject[1]})
    everyone = window.get(f"/p/{FORMS}/files/all", params={"document": "diagnostic_card", "for": "all"})
    assert len(unpacked(everyone.content)) == 6
    assert unpacked(everyone.content)[named(one.headers)] == one.content
    assert unpacked(everyone.content) == rendered(
        root, tmp_path / "o", FORMS, documents=("diagnostic_card",), subject="all"
    )


def test_an_edition_stays_what_was_approved(window: TestClient, sample: Path) -> None:
    approved = unpacked(window.get(f"{HOME}/edition/1").content)
    assert approved == unpacked(window.get(f"{HOME}/all").content)
    edit(sample, "roadmap.yaml", "Назначение муниципального координатора", "Выбор координатора")
    again = window.get(f"{HOME}/edition/1")
    assert named(again.headers) == "Рыбинский район, 2020–2022, редакция 1.zip"
    assert unpacked(again.content) == approved != unpacked(window.get(f"{HOME}/all").content)


def test_the_comparison_tells_what_has_changed(window: TestClient, sample: Path) -> None:
    edit(sample, "roadmap.yaml", "Назначение муниципального координатора", "Выбор координатора")
    answer = window.get(f"{HOME}/comparison/1")
    assert named(answer.headers) == "Сравнительная таблица с редакцией 1.docx"
    told = unpacked(answer.content)["word/document.xml"].decode()
    assert "Назначение муниципального координатора" in told and "Выбор координатора" in told


def test_each_document_says_how_it_stands(window: TestClient, sample: Path) -> None:
    page = window.get(HOME).text
    assert page.count("Готов</span>") == 5 and "Изменён после утверждения" not in page
    edit(sample, "roadmap.yaml", "Назначение муниципального координатора", "Выбор координатора")
    page = window.get(HOME).text
    assert page.count("Изменён после утверждения (редакция 1)") == 1, "приказ утвердил программу, не план отдельно"


def test_a_draft_says_so(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.program(order())
    assert open_window(small.root).get("/p/small/files").text.count("Проект: приказ ещё не подписан") == 2


def test_a_document_that_cannot_be_made_does_not_hide_the_others(
    small: SmallWorkspace, open_window: OpenWindow
) -> None:
    text = section("Текст.") + "- {id: other, kind: program, template: own.docx, sections: [{id: a, text: Б.}]}\n"
    small.program(text)
    small.write("programs/small/own.docx", "не Word")
    window = open_window(small.root)
    page = window.get("/p/small/files").text
    assert page.count("Не составить:") == 1 and page.count("Скачать Word") == 1
    assert window.get("/p/small/files/word/text").status_code == 200
    assert window.get("/p/small/files/word/other").status_code == 422


def test_errors_are_told_and_editions_stay(window: TestClient, sample: Path) -> None:
    edit(sample, "orders.yaml", "{{ facts.low_schools", "{{ facts.no_such")
    page = window.get(HOME).text
    assert "Документы пока не составить" in page and "Скачать Word" not in page
    assert "Редакция 1: приказ от 23.09.2021" in page
    assert window.get(f"{HOME}/word/order").status_code == 422
    assert window.get(f"{HOME}/edition/1").status_code == 200


@pytest.mark.parametrize("url", ["word/nothing", "word/order?for=nobody", "edition/9", "comparison/9", "all?for=all"])
def test_what_there_is_not_is_refused(window: TestClient, url: str) -> None:
    assert window.get(f"{HOME}/{url}").status_code == 422


def test_taking_away_changes_no_file(window: TestClient, sample: Path) -> None:
    before = {path: path.read_bytes() for path in sample.rglob("*") if path.is_file()}
    for url in ("", "/word/order", "/all", "/edition/1", "/comparison/1"):
        assert window.get(HOME + url).status_code == 200
    assert {path: path.read_bytes() for path in sample.rglob("*") if path.is_file()} == before


def test_files_are_laid_into_the_folder_and_told_stale(window: TestClient, sample: Path, tmp_path: Path) -> None:
    assert "Записано документов: 5" in window.post(f"{HOME}/folder").text
    laid = {path.name: path.read_bytes() for path in (sample / "out" / SAMPLE).glob("*.docx")}
    assert laid == rendered(sample, tmp_path / "o", SAMPLE)
    assert "устарел" not in window.get(HOME).text
    edit(sample, "orders.yaml", "Контроль", "Надзор")
    assert "Файл в папке готовых документов устарел" in window.get(HOME).text


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="нет LibreOffice")
def test_a_pdf_is_made_beside_the_window(window: TestClient) -> None:
    html, until = window.post(f"{HOME}/pdf/order").text, time.monotonic() + 90
    while "готовится" in html and time.monotonic() < until:
        time.sleep(0.2)
        html = window.get(re.search(r'hx-get="([^"]*)"', html)[1]).text  # type: ignore[index]
    answer = window.get(unescape(re.search(r'href="([^"]*)" download', html)[1]))  # type: ignore[index]
    assert named(answer.headers) == "Приказ от 23.09.2021 № 401-1.pdf"
    assert answer.content.startswith(b"%PDF")
