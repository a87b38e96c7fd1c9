"""A Word file that came back: whose it is, and what was changed in it by hand."""

from __future__ import annotations

import io
from html import unescape
from pathlib import Path

import docx
import pytest
from starlette.testclient import TestClient

from shnor_docs.rendering.package.reading import MAX_TOTAL_SIZE
from tests.page.serving import SAMPLE
from tests.samples import ROOT

HOME = f"/p/{SAMPLE}/files"


def sent(window: TestClient, *files: tuple[str, bytes]) -> str:
    answer = window.post(f"{HOME}/check", files=[("file", file) for file in files], headers={"HX-Request": "true"})
    assert answer.status_code == 200
    return unescape(answer.text)


def word(window: TestClient, document: str) -> bytes:
    return window.get(f"{HOME}/word/{document}").content


def changed(data: bytes, before: str, after: str) -> bytes:
    """The file with words changed by hand, as Word would save it."""
    found, written = docx.Document(io.BytesIO(data)), io.BytesIO()
    runs = [run for paragraph in found.paragraphs for run in paragraph.runs if before in run.text]
    assert runs
    runs[0].text = runs[0].text.replace(before, after)
    found.save(written)
    return written.getvalue()


def test_a_file_as_it_was_made_is_ours(window: TestClient) -> None:
    told = sent(window, ("приказ.docx", word(window, "order")))
    assert "Файл составлен здесь, и в нём ничего не меняли" in told
    assert "действующая редакция 1" in told
    assert f'href="/p/{SAMPLE}/preview/order"' in told


def test_a_change_by_hand_is_shown_with_the_way_to_its_field(window: TestClient) -> None:
    told = sent(window, ("приказ.docx", changed(word(window, "order"), "Контроль", "Надзор")))
    assert "правили руками" in told and "Изменённых мест: 1" in told
    assert "<del>" in told and "Контроль" in told and "<ins>" in told and "Надзор" in told
    assert f'href="/p/{SAMPLE}/go?path=orders/0/clauses/' in told


def test_a_stale_file_is_told(window: TestClient, sample: Path) -> None:
    old = word(window, "report")
    path = sample / "programs" / SAMPLE / "documents.yaml"
    path.write_text(path.read_text("utf-8").replace("Отчёт о достижении", "Отчёт об исполнении"), "utf-8")
    told = sent(window, ("отчёт.docx", old))
    assert "устарел" in told and "shnor-docs" not in told


def test_a_foreign_file_and_no_file_are_told(window: TestClient) -> None:
    template = (ROOT / "templates/docx/order.docx").read_bytes()
    told = sent(window, ("чужой.docx", template), ("записка.docx", "просто текст".encode()))
    assert "Этот файл составлен не здесь" in told
    assert told.count("Файл не прочитать") == 1
    assert "чужой.docx" in told and "записка.docx" in told
    assert "Файл не выбран" in sent(window)


def test_names_of_files_are_text(window: TestClient) -> None:
    answer = window.post(f"{HOME}/check", files=[("file", ("<b>x.docx", b"x"))])
    assert "<b>x" not in answer.text and "&lt;b&gt;x" in answer.text


def test_a_file_of_a_program_with_errors_is_told_too(window: TestClient, sample: Path) -> None:
    file = changed(word(window, "order"), "Контроль", "Надзор")
    (sample / "programs" / SAMPLE / "roadmap.yaml").write_text("a: [", "utf-8")
    assert "правили руками" in sent(window, ("приказ.docx", file))


@pytest.mark.parametrize("size", [MAX_TOTAL_SIZE])
def test_a_file_that_unpacks_beyond_all_measure_is_refused(window: TestClient, size: int) -> None:
    import zipfile

    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * size)
    assert "Файл не прочитать" in sent(window, ("бомба.docx", bomb.getvalue()))
