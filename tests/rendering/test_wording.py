"""Filters of official Russian in templates."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from shnor_docs.rendering import Template, TemplateError
from shnor_docs.russian.declension.known import Name, by_key, use_names
from tests.rendering.building import document, rendered, saved, texts

NAMES = by_key([Name("Управление образования", {"instrumental": 'Управлением  "образования"'})])


@pytest.fixture(autouse=True)
def names() -> Iterator[None]:
    use_names(NAMES)
    yield
    use_names({})


@pytest.mark.parametrize(
    ("tag", "value", "printed"),
    [
        ("x | case('творительный')", "Управление образования", "Управлением «образования»"),
        ("x | case('instrumental')", "управление\u00a0образования", "управлением «образования»"),
        ("x | signature", "Ветлугина Анна Сергеевна", "А.С. Ветлугина"),
        ("x | signature", "А. С. Ветлугина", "А.С. Ветлугина"),
        ("x | signature", "Ветлугина А.С.", "А.С. Ветлугина"),
        ("x | signature", "", ""),
        ("x | official", "23.09.2021", "23 сентября 2021 г."),
        ("x | official", date(2021, 9, 23), "23 сентября 2021 г."),
        ("x | official", "«___» ______ 20___ г.", "«___» ______ 20___ г."),
        ("x | agree('школа')", 5, "5 школ"),
        ("x | agree('школа')", "1 001", "1 001 школа"),
        ("x | words('школа', 'родительный')", "3", "3 (трёх) школ"),
        ("x | spelled('женский', 'творительный')", 21, "двадцатью одной"),
        ("[1, 2] | length | agree('раздел')", None, "2 раздела"),
    ],
)
def test_filters(tmp_path: Path, tag: str, value: object, printed: str) -> None:
    [text] = texts(rendered(document(f"{{{{ {tag} }}}}"), tmp_path, {"x": value}))
    assert text.replace("\u00a0", " ") == printed


@pytest.mark.parametrize(
    ("tag", "value", "code", "told"),
    [
        ("x | case('дательный')", "Управление образования", "ШД804", "нет дательного падежа: «Управление образования»"),
        ("x | case('датив')", "Управление образования", "ШД805", "нет падежа «датив»"),
        ("x | case('дательный')", 5, "ШД805", "только текст"),
        ("x | official", "31.02.2021", "ШД805", "не дата"),
        ("x | agree('школа')", "много", "ШД805", "не число"),
        ("x | agree('бармаглот')", 5, "ШД805", "программа не знает"),
        ("x | words", 2.5, "ШД805", "дробное"),
    ],
)
def test_a_filter_that_does_not_suit_says_why(tmp_path: Path, tag: str, value: object, code: str, told: str) -> None:
    with pytest.raises(TemplateError) as error:
        rendered(document(f"{{{{ {tag} }}}}"), tmp_path, {"x": value})
    [found] = error.value.diagnostics
    assert (found.code.id, told in found.message) == (code, True), found.message


def test_a_name_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as error:
        rendered(document("{{ unknown | case('дательный') }}"), tmp_path, {"x": 1})
    assert "ШД605" in [found.code.id for found in error.value.diagnostics]


def test_a_constant_is_declined_by_the_glossary_of_the_moment(tmp_path: Path) -> None:
    template = Template(saved(document("{{ 'Отдел' | case('дательный') }}"), tmp_path))
    for form in ("Отделу", "отделу"):
        use_names(by_key([Name("Отдел", {"dative": form})]))
        assert texts(Document(io.BytesIO(template.render({})))) == [form]
