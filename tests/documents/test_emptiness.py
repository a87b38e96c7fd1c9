"""What is empty prints neither a heading over nothing nor a table of headers alone, and validation tells of it."""

import pytest

from shnor_docs.documents.tree import Kind, walk
from tests.small_workspace import SmallWorkspace, section

PLAN = "roadmap: {groups: [{id: g, title: Г, items: [{id: a, text: А, deadline: 2021}]}]}"
CARD = """
cards:
- id: card
  title: Карта
  dates: [31.12.2021]
  {}
documents:
- {{id: text, kind: info_card, card: card}}
"""
ROWS = {"characteristics": "Школ в плане", "additional": "Наставников"}
EMPTY = {
    "a list": "{{ risks }}",
    "a named list": "{{ lists.ways }}",
    "a table of cells": "{{ tables.cells }}",
    "a table of indicators": "{{ tables.grouped }}",
    "a table of the plan": "{{ tables.plan }}",
    "a table of the budget": "{{ tables.money }}",
    "the plan": "{{ roadmap }}",
    "the budget": "{{ budget }}",
    "the passport": "{{ passport }}",
}
NO_ROWS = """
lists: [{id: ways}]
roadmap: {groups: [{id: g, title: Пустая группа}]}
budget: {sources: []}
tables:
- {id: cells, rows: cells, title: Название, columns: [{field: a, title: А}]}
- {id: grouped, title: Название, columns: [{field: name, title: А}], groups: [{id: g, title: Группа}]}
- {id: plan, rows: roadmap, title: Название, columns: [{field: text, title: А}], total: да}
- {id: money, rows: budget, title: Название, columns: [{field: name, title: А}], total: да}
"""


def told(small: SmallWorkspace) -> list[str]:
    assert not any(found.is_error for found in small.found())
    return [str(found.location.line) for found in small.found() if found.code.id == "ШД241"]


@pytest.mark.parametrize("reference", EMPTY.values(), ids=EMPTY)
def test_what_is_empty_takes_its_headings_away(small: SmallWorkspace, reference: str) -> None:
    small.program(NO_ROWS, section(f"Текст.\n\n## Глава\n\n### Часть\n\n{reference}\n\n## Другая\n\nКонец."))
    body = small.document().slot("body")
    assert [unit.plain for unit in walk(body) if unit.text] == ["Текст.", "Другая", "Конец."]
    assert not [unit for unit in walk(body) if unit.kind in {Kind.TABLE, Kind.LIST}]
    reported = small.found()[-1]
    assert (reported.code.id, reported.message.count(reference)) == ("ШД241", 1)


def test_a_heading_over_something_else_stays(small: SmallWorkspace) -> None:
    small.program(section("## Риски\n\n{{ risks }}\n\nИх нет.\n\n## Замысел"))
    assert small.text().split("\n")[-3:] == ["Риски", "Их нет.", "Замысел"]


def test_an_item_of_an_empty_list_stays_if_it_has_words(small: SmallWorkspace) -> None:
    small.program(section("- Риски:\n\n  {{ risks }}\n- Конец"))
    assert small.text().split("\n")[-2:] == ["Риски:", "Конец"]


def test_an_empty_section_is_not_counted(small: SmallWorkspace) -> None:
    small.program("""
        documents:
        - id: text
          kind: program
          contents: да
          sections:
          - {id: one, title: Первый, text: Текст.}
          - {id: two, title: Пустой, file: two.md}
          - {id: three, title: Риски, text: "{{ risks }}"}
          - {id: four, title: Второй, text: Текст.}
        """)
    small.write("programs/small/two.md", " \n")
    document = small.document()
    numbered = [(unit.number, unit.plain) for unit in document.slot("contents").children]
    assert numbered == [("1.", "Первый"), ("2.", "Второй")]
    assert [(unit.number, unit.plain) for unit in document.slot("body").children] == numbered
    assert told(small) == ["13", "14"]


def test_an_empty_group_of_the_plan_is_not_counted(small: SmallWorkspace) -> None:
    small.program(
        "roadmap: {groups: [{id: a, title: Пустая}, {id: b, title: Полная, items: [{id: c, text: Семинар}]}]}",
        section("{{ roadmap }}"),
    )
    assert "1. Полная\n1.1 1.1" in small.text().replace("\n1.1", "\n1.1 1.1", 1)
    assert "Пустая" not in small.text()
    assert told(small) == ["6"]


@pytest.mark.parametrize("given", [[], ["additional"], ["characteristics"], ["characteristics", "additional"]])
@pytest.mark.parametrize("plan", ["", PLAN])
def test_a_card_prints_the_tables_that_it_has(small: SmallWorkspace, given: list[str], plan: str) -> None:
    rows = [f"{name}: [{{id: {name}, title: {ROWS[name]}, value: '5'}}]" for name in given]
    small.program(plan, CARD.format("\n  ".join(rows or ["conclusion: Всё исполнено."])))
    sections = small.document().slot("body").children
    tables = [unit.id.rpartition(".")[2] for unit in walk(small.document().root) if unit.kind is Kind.TABLE]
    wanted = [
        name for name in ("characteristics", "execution", "additional") if name in given or (plan and name[0] == "e")
    ]
    assert tables == wanted
    assert [unit.number for unit in sections] == [f"{n}." for n in range(1, len(wanted) + 1)] or [""]
    assert "Вывод:" in small.text() and "Проблема:" in small.text()
    assert small.codes() == ([] if plan else ["ШД241"])


def test_a_footnote_without_its_table_is_told(small: SmallWorkspace) -> None:
    small.program(PLAN, CARD.format("footnote: По состоянию на конец года"))
    assert "не напечатается" in small.only("ШД241").message


def test_parts_of_a_form_without_rows_are_not_printed_nor_counted(small: SmallWorkspace) -> None:
    small.program("""
        forms:
        - id: card
          title: Карта
          periods: 2020-2021
          sections:
          - {id: a, title: Пустой, blocks: [{id: a, title: Пустая, tables: [{id: a, title: Таблица}]}]}
          - id: b
            title: Полный
            blocks:
            - {id: a, title: Без строк, tables: [{id: a, title: Таблица}]}
            - {id: b, title: Со строками, tables: [{id: b, rows: [{id: a, title: Строка}]}]}
        documents: [{id: text, kind: form, form: card}]
        """)
    text = small.text()
    assert "1. Полный\n1.1. Со строками" in text
    assert "Таблица" not in text and "Пуст" not in text and "Без строк" not in text
    assert told(small) == ["12", "12", "12", "16", "16"]


def test_money_without_years_reads_as_a_sentence(small: SmallWorkspace) -> None:
    small.program("budget: {sources: [{id: a, name: Бюджет района}]}", section("{{ budget }}"))
    assert "Общий объём финансирования – 0 тыс. рублей, из них:\nБюджет района – 0 тыс. рублей." in small.text()
