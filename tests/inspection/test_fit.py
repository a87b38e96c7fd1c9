"""Faults planted in documents are seen on their pages, each at its place; a right document has none."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from shnor_docs.inspection.findings import Finding
from shnor_docs.inspection.fit.measuring import contents_of_word, page_faults
from shnor_docs.inspection.word_files import read_word_file
from shnor_docs.pdf.converting import converted
from shnor_docs.pdf.office import find_office
from tests.inspection.official_papers import APPENDIX, CENTER, LONG, ORDER, SECTION, TABLE, p, paper

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="нет LibreOffice (soffice)"),
]

NEW_PAGE = "<w:pageBreakBefore/>"
TEXT = p(f"{LONG} образования в школах района.", style="text")
SIGNED = p("Начальник⇥Л.В.\u00a0Северьянова")
HEAD = "".join(f"<w:tc><w:tcPr/>{p(text, CENTER)}</w:tc>" for text in ("Мероприятие", "Сроки", "Ответственные"))
ROW = "".join(f"<w:tc><w:tcPr/>{p(text)}</w:tc>" for text in ("Совещание директоров", "Январь", "Методический центр"))


def row(cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def table(head: str, rows: str, widths: tuple[int, ...] = (4000, 2000, 3000)) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    fixed = '<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/></w:tblPr>'
    return f"<w:tbl>{fixed}<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>{p('')}"


def narrow(width: int, text: str) -> str:
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{p(text)}</w:tc>'
    return table("", row(cell), (width,))


def planted() -> dict[str, str]:
    mark_on_two_pages = APPENDIX.replace(
        p("от 23 сентября 2021 г. № 401/1", style="mark"), p("от 23 сентября 2021 г. № 401/1", NEW_PAGE, "mark")
    )
    passport = TABLE.format(p("Наименование"), p(" ".join([LONG] * 60)))
    return {
        "an order": ORDER,
        "an appendix": APPENDIX,
        "a blank page": ORDER + p("", NEW_PAGE),
        "a lone signature": ORDER.replace(SIGNED, p("Начальник⇥Л.В.\u00a0Северьянова", NEW_PAGE)),
        "a heading at the end": TEXT + p("2. Задачи", style="h1") + p(f"{LONG} школ.", NEW_PAGE, "text"),
        "a title page": p("Муниципальная программа", CENTER, "h1") + p(f"{LONG} школ.", NEW_PAGE, "text"),
        "a broken mark": mark_on_two_pages,
        "a table without its head": table(row(HEAD), row(ROW) * 60),
        "a table with its head": table(row(HEAD, "<w:tblHeader/>"), row(ROW) * 60),
        "a passport": passport,
        "a broken word": narrow(1300, "Благоустройство"),
        "a broken range": narrow(1150, "2020–2022"),
        "a hyphened word": narrow(2600, "Организационно-методическое"),
        "a long address": narrow(2000, "https://example.org/programma/podderzhki"),
    }


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Finding]]:
    """What is found in each document, all of them printed by one call."""
    pytest.importorskip("pypdfium2", reason="нет pypdfium2")
    papers = {}
    for name, content in planted().items():
        folder = tmp_path_factory.mktemp("paper")
        papers[name] = paper(folder, content, section=SECTION)
    pdfs = converted(find_office(), list(papers.values()))
    return {
        name: page_faults(read_word_file(path, path.name), pdf)
        for (name, path), pdf in zip(papers.items(), pdfs, strict=True)
        if isinstance(pdf, bytes)
    }


SOUND = (
    "an order",
    "an appendix",
    "a title page",
    "a table with its head",
    "a passport",
    "a hyphened word",
    "a long address",
)
FAULTS = {
    "a blank page": ("ШД864", "страница 2", "пустая"),
    "a lone signature": ("ШД865", "страница 2, абзац «НачальникЛ.В. Северьянова»", "одна, без текста"),
    "a heading at the end": ("ШД866", "страница 1, абзац «2. Задачи»", "последний на странице"),
    "a broken mark": ("ШД867", "страница 1, абзац «Приложение № 1»", "на страницах 1 и 2"),
    "a table without its head": ("ШД868", "страница 2, таблица 1, строка 1, ячейка 1", "не повторена"),
    "a broken word": ("ШД869", "страница 1, таблица 1, строка 1, ячейка 1", "«Благоуст | ройство»"),
    "a broken range": ("ШД870", "страница 1, таблица 1, строка 1, ячейка 1", "«2020– | 2022»"),
}


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_document_has_no_faults(seen: Mapping[str, list[Finding]], name: str) -> None:
    assert [(one.code.id, one.place, one.found) for one in seen[name]] == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_seen_at_its_place(seen: Mapping[str, list[Finding]], name: str) -> None:
    found = [(one.code.id, one.place.replace("\u00a0", " "), one.found) for one in seen[name]]
    assert found == [FAULTS[name]]


def test_a_fault_names_its_likely_cause(seen: Mapping[str, list[Finding]]) -> None:
    (heading,), (signature,), (head,) = (
        seen[name] for name in ("a heading at the end", "a lone signature", "a table without its head")
    )
    assert "у заголовка снято «не отрывать от следующего»" in heading.hint
    assert "у абзаца перед подписью снято" in signature.hint
    assert "снято «Повторять как заголовок на каждой странице»" in head.hint


def test_contents_that_word_keeps_are_told(tmp_path: Path) -> None:
    field = '<w:p><w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h </w:instrText></w:r></w:p>'
    path = paper(tmp_path, field + TEXT)
    (found,) = contents_of_word(read_word_file(path, path.name))
    assert found.code.id == "ШД871"
