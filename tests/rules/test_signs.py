"""ШД226, ШД227, ШД228: braces, quotes without a pair, numbers typed before what the program numbers."""

import pytest

from tests.rules.test_own_kinds import KINDS
from tests.small_workspace import HEAD, SmallWorkspace, order, section


@pytest.mark.parametrize(
    ("text", "found"),
    [("План на { period }.", "«{ period }»"), ("Оставшаяся скобка }.", "«}»"), ("{# нет #}", "«{# нет #}»")],
)
def test_braces_in_a_text(small: SmallWorkspace, text: str, found: str) -> None:
    small.program(section(text))
    diagnostic = small.only("ШД226")
    assert (found in diagnostic.message, diagnostic.is_error) == (True, False)


def test_braces_in_a_section_file_stand_in_their_place(small: SmallWorkspace) -> None:
    small.write("programs/small/sections/one.md", "Первая строка {{ period }}.\n\nВторая { period } строка.\n")
    small.program("documents: [{id: a, kind: program, sections: [{id: one, file: sections/one.md}]}]")
    place = small.only("ШД226").location
    assert (place.line, place.column, place.end_column) == (3, 8, 18)


@pytest.mark.parametrize("title", ["Программа { period }", "Программа {% if x %}", "Программа {1}"])
def test_braces_in_a_name_of_the_program(small: SmallWorkspace, title: str) -> None:
    small.program(head=HEAD.replace("Программа поддержки школ", f'"{title}"'))
    small.only("ШД226")


def test_braces_in_a_name_of_the_catalogue(small: SmallWorkspace) -> None:
    small.catalogue('schema_version: 1\nindicators: [{id: a, name: "Доля {{ 1/0 }}", kind: share}]')
    small.program("indicators: [{id: a}]")
    assert "показатель «a»" in small.only("ШД226").message


def test_braces_in_a_data_table(small: SmallWorkspace) -> None:
    small.write("programs/small/data/answers.csv", "Ответ\nДа\n{{ ответ }}\n")
    columns = "[{field: answer, header: Ответ, type: text}]"
    small.program(f"data: [{{id: answers, file: data/answers.csv, columns: {columns}}}]")
    assert small.only("ШД226").location.line == 3


def test_a_number_sign_of_sections_is_no_tag(small: SmallWorkspace) -> None:
    small.program("documents: [{id: a, kind: program, numbering: 'Раздел {n}.', sections: [{id: one, text: Текст.}]}]")
    assert small.codes() == []


def test_references_of_a_kind_are_checked(small: SmallWorkspace) -> None:
    small.write("kinds.yaml", KINDS.replace("title: Адресат", "title: Адресат, content: '{{ nowhere }}'"))
    small.program("documents: [{id: a, kind: letter}]")
    small.only("ШД205")


@pytest.mark.parametrize(
    "text", ['Школа "Радуга', 'Экран 19" в классе', 'Первый "абзац\n\nвторой" абзац', '- "пункт\n- пункт"']
)
def test_a_quote_without_a_pair(small: SmallWorkspace, text: str) -> None:
    small.program(section(text))
    assert {(d.code.id, d.is_error) for d in small.found()} == {("ШД227", False)}


def test_quotes_in_pairs_references_and_addresses(small: SmallWorkspace) -> None:
    small.program(
        "texts: [{id: motto, text: Учимся}]",
        section('Школа "Радуга", 5"А", {{ texts["motto"] }} и "**жирный**", https://a.ru/?q="x" и "{{ period }}".'),
    )
    assert small.codes() == []
    assert 'Школа «Радуга», 5«А», Учимся и «жирный», https://a.ru/?q="x" и «2020–2022 годы».' in small.text()


@pytest.mark.parametrize("typed", ["2. Утвердить программу", "1) Утвердить программу", "- Утвердить программу"])
def test_a_number_typed_before_a_clause(small: SmallWorkspace, typed: str) -> None:
    small.program(order().replace('"Утвердить программу ({{ appendices.main }})."', f'"{typed}"'))
    found = small.only("ШД228")
    assert (f"«{typed.split(maxsplit=1)[0]}»" in found.message, found.is_error) == (True, True)


@pytest.mark.parametrize(
    "part",
    [
        'tasks: [{id: a, text: "1. Повысить качество"}]',
        'lists: [{id: l, items: [{id: a, text: "* Повысить качество"}]}]',
        'roadmap: {groups: [{id: g, title: Г, items: [{id: a, text: "3. Провести семинар"}]}]}',
    ],
)
def test_a_number_typed_before_an_item(small: SmallWorkspace, part: str) -> None:
    small.program(part)
    small.only("ШД228")


def test_a_list_after_the_words_of_a_clause(small: SmallWorkspace) -> None:
    small.program(order().replace('"Утвердить программу', '"Утвердить:\\n\\n1. Состав.\\n2. План.\\n\\nи программу'))
    assert small.codes() == []
