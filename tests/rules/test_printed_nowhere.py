"""ШД282: YAML that reaches no document."""

import pytest

from tests.small_workspace import SmallWorkspace

DOCUMENT = """\
documents:
- id: text
  kind: program
  sections:
  - {id: one, title: Цели, text: "%s"}
  - {id: two, title: Задачи, text: Задачи решают школы.}
  - {id: three, title: Контроль, text: Контроль ведёт Управление.}
"""


def document(text: str = "Целей нет.") -> str:
    return DOCUMENT % text


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("risks: [{id: staff, text: Нет учителей}]", "риск «Нет учителей»"),
        ("risks: [{id: a, text: Нет учителей}, {id: b, text: Нет школ}]", "risks (записей: 2)"),
        ("facts: [{id: a, name: Школы, value: 3}]", "число «Школы»"),
        ("lists: [{id: a, title: Механизмы, items: [{id: b, text: Курсы}]}]", "список «Механизмы»"),
        ("tables: [{id: t, title: Итоги, columns: [{field: name, title: Имя}]}]", "таблица «Итоги»"),
        ("budget: {sources: [{id: town, name: Бюджет города, amounts: {2020: 5}}]}", "финансирование"),
        ("roadmap: {groups: [{id: g, title: Г, items: [{id: m, text: Мера}]}]}", "план мероприятий"),
    ],
)
def test_what_no_document_prints(small: SmallWorkspace, part: str, told: str) -> None:
    small.program(part, document())
    assert told in small.only("ШД282").message


def test_executors_where_the_plan_names_none(small: SmallWorkspace) -> None:
    plan = "roadmap: {groups: [{id: g, title: Г, items: [{id: m, text: Мера%s}]}]}"
    small.program("parties: [{id: a, name: Центр}, {id: b, name: Школы}]", plan % "", document("{{ roadmap }}"))
    assert small.codes() == []
    named = plan % ", responsible: [a]"
    small.program("parties: [{id: a, name: Центр}, {id: b, name: Школы}]", named, document("{{ roadmap }}"))
    assert "«Школы»" in small.only("ШД282").message


@pytest.mark.parametrize("text", ["{{ risks.staff }}", "{{ program.risks.staff }}", "{{ risks.stuff }}"])
def test_what_a_text_names_is_printed(small: SmallWorkspace, text: str) -> None:
    """A name with a slip is told of where references are checked."""
    small.program("risks: [{id: staff, text: Нет учителей}]", document(text))
    assert set(small.codes()) <= {"ШД205"}


def test_a_program_that_is_only_begun(small: SmallWorkspace) -> None:
    small.program(
        "risks: [{id: staff, text: Нет учителей}]",
        "documents: [{id: text, kind: program, sections: [{id: one, text: Текст.}]}]",
    )
    assert small.codes() == []


def test_an_indicator_beside_printed_ones(small: SmallWorkspace) -> None:
    uses = "indicators: [{id: vpr_math}, {id: schools_helped}]"
    small.program(uses, document("{{ indicators.vpr_math.name }}"))
    assert "Количество школ с поддержкой" in small.only("ШД282").message
    small.program(uses, document())
    assert small.codes() == []


def test_a_place_without_a_title_page(small: SmallWorkspace) -> None:
    text = "documents: [{id: text, kind: program, place: г. Наш, sections: [{id: one, text: Текст.}]%s}]"
    small.program(text % "")
    assert "г. Наш" in small.only("ШД282").message
    small.program(text % ", title_page: да")
    assert small.codes() == []


def test_results_of_measures_need_a_column(small: SmallWorkspace) -> None:
    plan = "roadmap: {groups: [{id: g, title: Г, items: [{id: m, text: Мера, result: Отчёт}]}]}"
    table = "tables: [{id: t, rows: roadmap, columns: [{field: number, title: №}, {field: %s, title: Что}]}]"
    small.program(plan, table % "text", document("{{ roadmap }}"))
    assert "result" in small.only("ШД282").message
    small.program(plan, table % "result", document("{{ roadmap }}"))
    assert small.codes() == []
