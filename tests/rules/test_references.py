"""ШД204–ШД208: nothing refers to what is not there."""

import pytest

from tests.small_workspace import SmallWorkspace, order, section

MISSING_RECORDS = {
    "an indicator of the catalogue": "indicators: [{id: vpr_mat}]",
    "a task that an indicator serves": "indicators: [{id: vpr_math, tasks: [support]}]",
    "a party": "roadmap: {groups: [{id: g, title: Г, items: [{id: a, text: А, responsible: [centre]}]}]}",
    "a task of a measure": ("roadmap: {groups: [{id: g, title: Г, items: [{id: a, text: А, tasks: [support]}]}]}"),
    "an indicator of a measure": (
        "roadmap: {groups: [{id: g, title: Г, items: [{id: a, text: А, indicators: [vpr_math]}]}]}"
    ),
    "an order": "documents: [{id: order, kind: order, order: approval}]",
    "a card": "documents: [{id: card, kind: info_card, card: card_2022}]",
    "a row of a group": ("tables: [{id: t, columns: [{field: name, title: И}], groups: [{id: g, rows: [vpr_math]}]}]"),
}


@pytest.mark.parametrize("yaml", MISSING_RECORDS.values(), ids=MISSING_RECORDS)
def test_a_record_that_is_not_there(small: SmallWorkspace, yaml: str) -> None:
    small.program(yaml)
    assert small.only("ШД204").location.line == 6


def test_the_hint_names_the_nearest_record(small: SmallWorkspace) -> None:
    small.program("indicators: [{id: vpr_mat}]")
    assert "vpr_math" in small.only("ШД204").hint


def test_an_appendix_is_a_document(small: SmallWorkspace) -> None:
    small.program("""
        orders:
        - id: approval
          title: Об утверждении
          preamble: В целях
          clauses: [{id: one, text: Утвердить.}]
          signature: {post: Начальник, name: А.А. Лесная}
          appendices: [{id: main, document: programme}]
        """)
    assert "programme" in small.only("ШД204").message


BAD_VALUES = {
    "unknown name": ("{{ program.titel }}", "title"),
    "unknown record": ("{{ goals.main }}", ""),
    "unknown filter": ("{{ program.title | upper }}", "capital"),
    "unsuitable filter": ("{{ program.title | words }}", ""),
    "a filter's argument that is no number": ("{{ schema_version | number(два) }}", "number(1)"),
    "a filter's argument beyond sense": ("{{ schema_version | number(99999999) }}", "number(1)"),
    "a filter of numbers over years": ("{{ period | words }}", ""),
    "a filter over a table": ("{{ passport | number }}", "отдельным абзацем"),
    "a calculation": ("{{ period + 1 }}", "без вычислений"),
    "no path": ("{{ 2 }}", "{{"),
    "part of a text": ("{{ program.title.first }}", ""),
    "a record in a line": ("Слова {{ municipality }} слова", "назовите поле: {{ municipality.name }}"),
    "a record of its own": ("{{ municipality }}", "назовите поле: {{ municipality.name }}"),
    "values of periods": (
        "{{ indicators.vpr_math.targets }}",
        "назовите ключ: {{ indicators.vpr_math.targets[2022] }}",
    ),
    "a list that is no list of sentences": ("{{ levels }}", "назовите запись: {{ levels.school }}"),
    "a value that is not set": ("{{ municipality.region }}", ""),
    "no such period": ("{{ indicators.vpr_math.targets[2021] }}", ""),
    "an appendix that is absent": ("согласно {{ appendices.list }}", ""),
}


@pytest.mark.parametrize(("text", "hint"), BAD_VALUES.values(), ids=BAD_VALUES)
def test_a_reference_that_finds_nothing(small: SmallWorkspace, text: str, hint: str) -> None:
    level = "levels: [{id: school, name: Школа}]"
    passport = "passport: [{id: a, title: А, content: б}]"
    small.program("indicators: [{id: vpr_math, targets: {2022: '40 %'}}]", level, passport, section(text))
    assert hint in small.only("ШД205").hint


def test_years_are_no_number(small: SmallWorkspace) -> None:
    small.program(section("{{ period | words }}"))
    assert "не число" in small.only("ШД205").message


@pytest.mark.parametrize("text", ["на {{ period", "на period }}", "{% if period %}", "{{ period }} и {{"])
def test_braces_of_no_reference_do_not_reach_the_paper(small: SmallWorkspace, text: str) -> None:
    small.program(f"tasks: [{{id: a, text: '{text}'}}]", section("Текст."))
    assert set(small.codes()) == {"ШД223"}


def test_braces_of_no_reference_in_a_section_file(small: SmallWorkspace) -> None:
    small.program("documents: [{id: text, kind: program, sections: [{id: one, file: one.md}]}]")
    small.write("programs/small/one.md", "Срок {{ period }}.\n\nДо {{ period\n")
    assert str(small.only("ШД223").location) == "programs/small/one.md:3:4"


@pytest.mark.parametrize(
    "text",
    ["Задачи: {{ tasks }}", "## {{ tasks }}", "| А |\n| --- |\n| {{ tasks | numbered }} |", "Текст\n{{ tables.t }}"],
)
def test_a_list_or_a_table_does_not_fit_into_a_line(small: SmallWorkspace, text: str) -> None:
    small.program(
        "tasks: [{id: a, text: задача}]",
        "tables: [{id: t, rows: cells, columns: [{field: a, title: А}], records: [{id: r, cells: {a: б}}]}]",
        section(text),
    )
    assert "отдельным абзацем" in small.only("ШД205").hint


@pytest.mark.parametrize("text", ["{{ tasks }}", "- {{ tasks }}", "Текст\n\n{{ tasks | numbered }}\n\nТекст"])
def test_a_list_in_a_paragraph_of_its_own(small: SmallWorkspace, text: str) -> None:
    small.program("tasks: [{id: a, text: задача}]", section(text))
    assert small.codes() == []
    assert "задача" in small.text()


def test_a_bad_reference_of_a_section_file_is_shown_in_it(small: SmallWorkspace) -> None:
    small.write("programs/small/sections/one.md", "Первая строка.\n\nНа {{ perod }} годы.\n")
    small.program("documents: [{id: text, kind: program, sections: [{id: one, file: sections/one.md}]}]")
    place = small.only("ШД205").location
    assert (place.file, place.line, place.column) == ("programs/small/sections/one.md", 3, 4)


def test_a_reference_in_a_name_would_reach_the_paper(small: SmallWorkspace) -> None:
    small.program('parties: [{id: centre, name: "Центр {{ municipality.genitive }}"}]')
    assert "{{ municipality.genitive }}" in small.only("ШД206").message


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("План на {{ perod }}", "ШД205"),
        ("План {{ tasks }}", "ШД205"),
        ("План {{ passport }}", "ШД205"),
        ("План {{ period | words }}", "ШД205"),
        ("План {{ period", "ШД223"),
    ],
)
def test_a_title_whose_reference_cannot_be_printed(small: SmallWorkspace, title: str, code: str) -> None:
    small.program(f"roadmap: {{title: '{title}'}}", "tasks: [{id: a, text: задача}]")
    small.only(code)


def test_titles_that_refer_to_each_other_in_a_circle(small: SmallWorkspace) -> None:
    small.program(
        "roadmap: {title: 'План «{{ orders.approval.title }}»'}",
        order().replace("Об утверждении программы", "'О «{{ roadmap.title }}»'"),
    )
    assert small.codes().count("ШД209") == 2


@pytest.mark.parametrize(
    ("rows", "field", "near"),
    [("indicators", "targt", "target"), ("roadmap", "deadlin", "deadline"), ("roadmap", "weight", "")],
)
def test_a_column_names_a_field_of_its_rows(small: SmallWorkspace, rows: str, field: str, near: str) -> None:
    small.program(f"tables: [{{id: t, rows: {rows}, columns: [{{field: {field}, title: Столбец}}]}}]")
    assert near in small.only("ШД207").hint


def test_a_written_cell_stands_under_a_column(small: SmallWorkspace) -> None:
    small.program("""
        tables:
        - id: t
          rows: cells
          columns: [{field: school, title: Школа}]
          records: [{id: one, cells: {scool: МБОУ}}]
        """)
    assert "school" in small.only("ШД207").hint


def test_an_unknown_kind_of_document(small: SmallWorkspace) -> None:
    small.program("documents: [{id: a, kind: programm}]")
    assert "program" in small.only("ШД208").hint


LOOK_ALIKE = {
    "a party": "roadmap: {groups: [{id: g, title: Г, items: [{id: a, text: А, responsible: [\u0441entre]}]}]}",
    "a key": "parti\u0435s: []",
    "an id": "tasks: [{id: supp\u043ert, text: Помогать}]",
    "a reference": 'results: [{id: a, text: "{{ \u0440arties.centre.name }}"}]',
    "a record in a reference": 'results: [{id: a, text: "{{ parties.\u0441entre.name }}"}]',
    "a filter": 'results: [{id: a, text: "{{ period | g\u0435nitive }}"}]',
    "an invisible sign in a reference": 'results: [{id: a, text: "{{ parties.cen\u200btre.name }}"}]',
    "a value of a list": "documents: [{id: a, kind: \u043erder}]",
    "an alignment": "tables: [{id: t, columns: [{field: name, align: \u0441enter}]}]",
}


@pytest.mark.parametrize("yaml", LOOK_ALIKE.values(), ids=LOOK_ALIKE)
def test_a_sign_that_looks_like_another_is_named(small: SmallWorkspace, yaml: str) -> None:
    small.program("parties: [{id: centre, name: Центр}]", yaml)
    hints = [found.hint for found in small.found() if found.code.id != "ШД212"]
    assert any("-й знак" in hint for hint in hints), hints


def test_a_program_whose_name_looks_the_same(small: SmallWorkspace) -> None:
    small.program(section("Текст."))
    (found,) = small.open().validate(["sm\u0430ll"])
    assert found.hint == "возможно, «small» (3-й знак «\u0430» – русская буква, а нужно: латинская буква)"


WRITTEN = {
    "a block with its lines": "|\n    Первая строка\n    и {{ period }}, {{ goals.no }} тут\n",
    "a folded block": ">-\n    Первая строка\n\n    и вторая {{ period }}\n    {{ goals.no }}\n",
    "double quotes over lines": '"Первая строка\n    {{ period }} и \\"слово\\"\n    {{ goals.no }}"\n',
    "single quotes over lines": "'Первая ''строка''\n    и {{ goals.no }}'\n",
    "a plain text over lines": "Первая строка\n    и {{ goals.no }} тут\n",
    "one reference over two lines": ">\n    Первая строка {{ goals.no\n    }}\n",
    "the second of two in a line": "|\n    {{ period }} {{ goals.no }}\n",
    "quotes in quotes": "'{{ period }}\n    {{ goals.no[''x''] }}'\n",
}


@pytest.mark.parametrize("yaml", WRITTEN.values(), ids=WRITTEN)
def test_a_reference_is_reported_where_it_stands(small: SmallWorkspace, yaml: str) -> None:
    small.program(section("Текст."))
    text = f"- id: a\n  text: {yaml}"
    small.write("programs/small/results.yaml", text)
    before = text[: text.index("{{ goals.no")].split("\n")
    place = small.only("ШД205").location
    assert str(place) == f"programs/small/results.yaml:{len(before)}:{len(before[-1]) + 1}"
    assert (place.end_line or 0) - len(before) == ("\n    }}" in yaml)


def test_the_second_of_equal_references_in_a_text(small: SmallWorkspace) -> None:
    small.program(section("Слово {{ goals.no }}.\n\nЕщё {{ period }} и\n{{ goals.no }}."))
    assert [(d.location.line, d.location.column) for d in small.found()] == [(12, 13), (15, 7)]


@pytest.mark.parametrize(
    ("text", "code"),
    [("А.\n\nБ {{ period", "ШД223"), ("А.\n\nБ {% if x %}", "ШД223"), ("А.\n\n {{ results.a }}", "ШД209")],
)
def test_other_faults_of_a_text_are_reported_where_they_stand(small: SmallWorkspace, text: str, code: str) -> None:
    lines = "".join(f"      {line}\n" for line in text.split("\n"))
    small.program(f"results:\n  - id: a\n    text: |\n{lines}")
    (found,) = (d for d in small.found() if d.code.id == code)
    assert found.location.line == 11


def test_a_reference_in_a_section_file_is_reported_where_it_stands(small: SmallWorkspace) -> None:
    small.program("documents: [{id: text, kind: program, sections: [{id: one, file: one.md}]}]")
    small.write("programs/small/one.md", "# Раздел\n\nСлово {{ period }},\nслово {{ goals.no }}.\n")
    assert str(small.only("ШД205").location) == "programs/small/one.md:4:7"


def test_a_text_with_references_of_its_own_is_referred_to_by_its_record(small: SmallWorkspace) -> None:
    small.program('tasks: [{id: a, text: "на {{ period }}"}]', section("{{ tasks.a.text }}"))
    assert small.only("ШД205").hint == "сошлитесь на саму запись: {{ tasks.a }}"


def test_hints_do_not_lead_in_a_circle(small: SmallWorkspace) -> None:
    field = 'passport: [{id: years, title: Сроки, content: "{{ period }}"}]'
    small.program(field, section("{{ passport.years.content }}"))
    assert "{{ texts.ID }}" in small.only("ШД205").hint
    small.program(field, section("{{ passport.years }}"))
    assert small.only("ШД205").hint == "назовите поле: {{ passport.years.title }}"
    small.program(field, section("{{ passport.years.title }}"))
    assert small.codes() == []


def test_braces_without_a_pair_do_not_swallow_the_next_reference(small: SmallWorkspace) -> None:
    small.program(section("Слово {{ и {{ period }}, {{ {{ и }} слово {{ goals.no }}."))
    found = [(d.code.id, d.location.column) for d in small.found()]
    assert sorted(found) == [("ШД205", 35), ("ШД205", 49), ("ШД223", 13), ("ШД223", 32)]
