"""What screens of editing show: every field, as it is written, even where the model refuses it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from shnor_docs.model.program import Program
from shnor_docs.page.forms.parts import FIRST, PARTS, others, part_of
from shnor_docs.page.forms.shapes import fields_of
from shnor_docs.page.forms.words import title_of
from shnor_docs.page.menu import EDITING
from tests.page.forms.asking import Form
from tests.page.serving import SAMPLE


def test_every_field_of_a_program_is_on_some_screen(window: TestClient) -> None:
    shown = "".join(Form(window, part).html for part in PARTS)
    missing = [name for name in Program.model_fields if f'"f:{name}"' not in shown]
    assert missing == []


def test_a_field_that_no_screen_names_comes_to_the_first(monkeypatch: pytest.MonkeyPatch, window: TestClient) -> None:
    monkeypatch.setitem(PARTS, "people", ("authority",))  # type: ignore[arg-type]
    assert {"parties", "schools"} <= {*others()}
    assert part_of(("parties", 0)) == FIRST
    assert '"f:parties"' in Form(window, FIRST).html


def test_screens_are_those_of_the_menu() -> None:
    assert [("edit", part) for part in PARTS] == [entry.steps for entry in EDITING]


@pytest.mark.parametrize(("part", "words"), [("people", "орган или организация"), ("passport", "2020–2022 годы")])
def test_values_are_shown_in_russian(window: TestClient, part: str, words: str) -> None:
    assert words in Form(window, part).html


def test_what_is_in_a_record_comes_when_it_is_opened(window: TestClient) -> None:
    form = Form(window, "roadmap")
    assert "Назначение муниципального" not in form.html
    assert "Назначение муниципального" in form.inside("roadmap/groups/0")


def test_people_are_shown_by_name_not_by_id(window: TestClient) -> None:
    group = Form(window, "roadmap").inside("roadmap/groups/0")
    assert "Руководители ОО" in group
    assert ">school_heads<" not in group


def test_a_list_that_is_typed_says_how(window: TestClient) -> None:
    card = Form(window, "documents").inside("cards/0")
    assert "Каждая дата – с новой строки" in card.split('id="h:cards/0/dates"')[1].partition("</p>")[0]
    school = Form(window, "people").inside("schools/0")
    assert "Каждое – с новой строки" in school.split('id="h:schools/0/aliases"')[1].partition("</p>")[0]


def test_a_refused_value_is_shown_as_it_stands(sample: Path, open_window: Callable[[Path], TestClient]) -> None:
    _change(sample, "program.yaml", "period: 2020-2022", "period: с двадцатого года")
    form = Form(open_window(sample), "passport")
    assert ">с двадцатого года</textarea>" in form.html
    assert "с двадцатого года» – не период" in form.html


@pytest.mark.parametrize(
    ("old", "new", "listed"),
    [
        ("form: columns", "form: круг", "допустимо: «столбцы», «столбцы друг на друге»"),
        ("shows: [actual, target]", "shows: [всё]", "допустимо: «фактические значения», «целевые значения»"),
    ],
)
def test_what_a_list_has_is_advised_in_russian(
    sample: Path, open_window: Callable[[Path], TestClient], old: str, new: str, listed: str
) -> None:
    _change(sample, "charts.yaml", old, new)
    assert listed in Form(open_window(sample), "data").html


def test_an_unknown_key_is_shown_untouched(sample: Path, open_window: Callable[[Path], TestClient]) -> None:
    _change(sample, "program.yaml", "municipality:\n", "municipality:\n  colour: синий\n")
    assert "<pre>colour: синий</pre>" in Form(open_window(sample), "people").html


def test_an_unknown_key_of_the_program_itself_is_shown(sample: Path, open_window: Callable[[Path], TestClient]) -> None:
    _change(sample, "program.yaml", "municipality:\n", "moon: {side: dark}\nmunicipality:\n")
    assert "<pre>moon: {side: dark}</pre>" in Form(open_window(sample), "passport").html


def test_a_jump_to_the_shared_list_opens_its_indicator(window: TestClient) -> None:
    html = window.get(f"/p/{SAMPLE}/go", params={"path": "catalogue/indicators/0/unit"}).text
    assert 'data-path="catalogue/indicators/0/unit"' in html


def test_a_list_where_a_text_belongs_is_shown_untouched(
    sample: Path, open_window: Callable[[Path], TestClient]
) -> None:
    _change(sample, "program.yaml", "  region: Красноярский край", "  region: [Красноярский край, Хакасия]")
    assert "<pre>[Красноярский край, Хакасия]</pre>" in Form(open_window(sample), "people").html


def test_a_name_that_nobody_has_is_shown(sample: Path, open_window: Callable[[Path], TestClient]) -> None:
    text = (sample / "programs" / SAMPLE / "roadmap.yaml").read_text("utf-8")
    (sample / "programs" / SAMPLE / "roadmap.yaml").write_text(
        re.sub(r"responsible: \[\w+", "responsible: [stranger", text, count=1), "utf-8"
    )
    form = Form(open_window(sample), "roadmap")
    assert "удалённая запись" in form.inside("roadmap/groups/0")


def test_a_file_that_cannot_be_read_is_told_and_can_be_mended(
    sample: Path, open_window: Callable[[Path], TestClient]
) -> None:
    _change(sample, "parties.yaml", "- id:", "- id: [", 1)
    window = open_window(sample)
    form = Form(window, "people")
    assert "Файл «parties.yaml» не читается" in form.html
    assert "Полное наименование" in form.html
    text = window.get(f"{form.base}/text", params={"file": "parties.yaml"}).text
    assert "- id: [" in text
    assert 'data-line="' in text


def test_a_jump_leads_to_the_screen_and_opens_what_is_around(window: TestClient) -> None:
    answer = window.get(f"/p/{SAMPLE}/go", params={"path": "roadmap/groups/1/items/0/deadline"}, follow_redirects=False)
    assert answer.headers["location"].endswith(
        "/edit/roadmap?open=roadmap/groups/1/items/0/deadline#f:roadmap/groups/1/items/0/deadline"
    )
    assert 'data-path="roadmap/groups/1/items/0/deadline"' in window.get(answer.headers["location"]).text


def test_the_text_of_a_section_stands_in_its_place(window: TestClient) -> None:
    html = window.get(f"/p/{SAMPLE}/go", params={"path": "files/sections~102-relevance.md"}).text
    assert 'data-path="files/sections~102-relevance.md"' in html


def test_no_key_of_a_file_is_shown(window: TestClient) -> None:
    for part in PARTS:
        html = Form(window, part).html
        labels = re.findall(r"<(?:label|h2|th|legend)[^>]*>([^<]*)", html)
        assert [label for label in labels if re.search("[a-z]{3,}", label)] == []


def test_a_reference_is_told_by_what_it_prints(window: TestClient) -> None:
    html = Form(window, "passport").html
    assert "⟨Задачи⟩ – список «Задачи»" in html
    assert "⟨Список «Нормативные основания разработки программы»⟩ – список" in html
    assert "⟨Орган управления образованием, полное наименование⟩ – Управление образования" in html


def test_titles_are_those_of_the_model(window: TestClient) -> None:
    fields = fields_of(Program)
    html = Form(window, "goals").html
    assert all(title_of(fields[name]) in html for name in PARTS["goals"])


def test_values_for_a_text_are_found_by_what_they_print(window: TestClient) -> None:
    found = window.get(f"/p/{SAMPLE}/values", params={"q": "период"}).text
    assert 'data-insert="⟨Период⟩"' in found
    assert "2020–2022" in found
    assert "Ничего не найдено" in window.get(f"/p/{SAMPLE}/values", params={"q": "небылица"}).text


def test_no_field_is_drawn_twice(window: TestClient) -> None:
    for part in PARTS:
        form = Form(window, part)
        opened = [form.inside(path) for path in re.findall(r'data-inside="([^"]+)"', form.html)[:5]]
        rows = [form.inside(path) for path in re.findall(r'data-rest="([^"]+)" aria-expanded="false"', form.html)[:5]]
        ids = re.findall(r' id="([^"]+)"', "".join([form.html, *opened, *rows]))
        assert [name for name in {*ids} if ids.count(name) > 1] == []


def test_values_are_found_while_another_place_is_wrong(window: TestClient) -> None:
    form = Form(window, "passport")
    form.type("period", "никогда")
    assert (
        'data-insert="⟨Муниципальное образование, название⟩"'
        in window.get(f"{form.base}/values", params={"q": "рыбинский"}).text
    )


def _change(root: Path, file: str, old: str, new: str, count: int = -1) -> None:
    path = root / "programs" / SAMPLE / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), "utf-8")
