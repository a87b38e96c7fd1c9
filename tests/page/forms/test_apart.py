"""Records of a list are told one from another, and each document can be filled from nothing by forms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.page.forms.asking import Form, text_of
from tests.page.serving import copied_sample

TWO = "uglich-2020-2022"
"""A program with a report and slides of one title."""


@pytest.mark.parametrize("part", ["documents", "sections"])
def test_documents_of_one_title_are_told_apart_by_what_they_are(
    tmp_path: Path, open_window: Callable[[Path], TestClient], part: str
) -> None:
    html = Form(open_window(copied_sample(tmp_path, TWO)), part, TWO).html
    assert "Отчёт: Результаты реализации" in html
    assert "Слайды (презентация): Результаты реализации" in html


def test_tables_without_a_title_are_called_by_their_columns(window: TestClient) -> None:
    html = Form(window, "data").html
    assert "Показатели реализации муниципальной программы, Индикатор" in html
    assert "Без названия" not in html


def test_tables_of_the_same_columns_are_told_apart_by_their_place(
    sample: Path, open_window: Callable[[Path], TestClient]
) -> None:
    form = Form(open_window(sample), "data")
    form.send("change", do="copy", path="tables/1")
    html = form.window.get(f"{form.base}/edit/data").text
    assert "Метод сбора информации – № 2<" in html
    assert "Метод сбора информации – № 3<" in html


@pytest.mark.parametrize("kind", ["slides", "concept"])
def test_a_new_document_of_sections_gets_its_first_one(
    sample: Path, open_window: Callable[[Path], TestClient], kind: str
) -> None:
    window = open_window(sample)
    Form(window, "documents").send("change", do="add", path="documents", field="kind", text=kind)
    form = Form(window, "sections")
    form.send("change", do="add", path="documents/5/sections", field="title", text="Итоги года")
    assert "  sections:\n  - id: itogi_goda\n    title: Итоги года\n" in text_of(sample, "documents.yaml")


def test_a_document_that_prints_a_record_is_not_asked_for_sections(window: TestClient) -> None:
    html = Form(window, "sections").html
    assert 'data-add="documents/0/sections"' in html
    assert 'data-add="documents/1/sections"' not in html
    assert 'data-add="documents/2/sections"' not in html
