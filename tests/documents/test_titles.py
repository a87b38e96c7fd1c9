"""References in titles, headings and names of files; headings that nobody wrote."""

import pytest

from shnor_docs.documents.tree import Kind, walk
from tests.small_workspace import HEAD, SmallWorkspace, order, section

INDICATORS = "indicators: [{id: vpr_math, targets: {2021: 20 %, 2022: 30 %}, actuals: {2021: 25}}]"
PLAN = "roadmap: {title: 'План на {{ period }}', groups: [{id: g, title: Г, items: [{id: a, text: Мера}]}]}"


def headings(small: SmallWorkspace) -> list[list[str]]:
    rows = [unit for unit in walk(small.document().root) if unit.kind is Kind.HEADER]
    return [[cell.plain.replace("\u00a0", " ") for cell in row.children] for row in rows]


def shown(small: SmallWorkspace, columns: str, rows: str = "indicators", rest: str = "") -> list[list[str]]:
    small.program(
        INDICATORS, f"tables: [{{id: t, rows: {rows}, columns: [{columns}]}}]", section("{{ tables.t }}"), rest
    )
    return headings(small)


def test_a_title_prints_the_values_it_refers_to(small: SmallWorkspace) -> None:
    title = "Программа {{ municipality.genitive }} на {{ period }}"
    small.program(section("{{ program.title }}."), PLAN, head=HEAD.replace("Программа поддержки школ", f'"{title}"'))
    assert "Программа Лесного района на 2020–2022 годы." in small.text()
    assert small.document().title == "Программа Лесного района на 2020–2022 годы"


def test_a_title_may_refer_to_another_title(small: SmallWorkspace) -> None:
    small.program(PLAN, section("Т.").replace("id: text", 'id: text\n  subtitle: "к документу «{{ roadmap.title }}»"'))
    assert "к документу «План на 2020–2022 годы»" in small.text()


def test_a_title_is_no_markup(small: SmallWorkspace) -> None:
    task = "tasks: [{id: a, text: '**важная** задача'}]"
    small.program(task, section("Т.").replace("id: text", "id: text\n  subtitle: 'о_б_о *всём*: {{ tasks.a }}'"))
    assert "о_б_о *всём*: важная задача" in small.text()


def test_a_file_is_called_by_its_order(small: SmallWorkspace) -> None:
    name = "file_name: 'Приказ от {{ orders.approval.date | digital }} № {{ orders.approval.number }}'"
    small.program(order("date: 23.09.2021\n  number: 401/1").replace("kind: order,", f"kind: order, {name},"))
    small.render()
    assert "small/Приказ от 23.09.2021 № 401-1.docx" in small.written()


def test_two_files_of_one_name_are_told_by_what_the_names_print(small: SmallWorkspace) -> None:
    small.program(
        "documents:",
        "- {id: one, kind: program, file_name: 'Программа {{ period.start }}', sections: [{id: a, text: Т}]}",
        "- {id: two, kind: program, file_name: Программа 2020 год, sections: [{id: a, text: Т}]}",
    )
    small.only("ШД214")


def test_a_title_with_an_open_point_makes_a_draft(small: SmallWorkspace) -> None:
    text = section("Текст.").replace("id: text", "id: text\n  subtitle: 'Школ: {{ facts.schools | number }}'")
    point = "open_points: [{place: facts.schools, note: уточнить}]"
    small.program("facts: [{id: schools, name: Школы, value: 3}]", text, point)
    assert small.document().draft
    assert "Школ: 3" in small.text()


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ("{field: name}, {field: target, period: 2021}", [["Наименование", "Целевое значение, 2021 год"]]),
        ("{field: actual, period: 2021, title: Факт}", [["Факт"]]),
        (
            "{title: План, columns: [{field: target, period: 2021}, {field: target, period: 2022}, {field: total}]}",
            [["План"], ["2021 год", "2022 год", "Всего"]],
        ),
        (
            "{columns: [{field: target, period: 2021}, {field: actual, period: 2021}]}",
            [["2021 год"], ["Целевое значение", "Фактическое значение"]],
        ),
    ],
)
def test_a_heading_that_nobody_wrote(small: SmallWorkspace, columns: str, expected: list[list[str]]) -> None:
    assert shown(small, columns) == expected


def test_a_date_a_level_and_a_source_head_their_columns(small: SmallWorkspace) -> None:
    rest = (
        "levels: [{id: town, name: Город}]\n"
        "budget: {sources: [{id: local, name: Местный бюджет}]}\n"
        "roadmap: {groups: [{id: g, title: Г, items: [{id: a, text: М, execution: {31.03.2021: 10}}]}]}"
    )
    columns = "{field: execution, date: 31.03.2021}, {field: deadline, level: town}, {field: money, source: local}"
    assert shown(small, columns, "roadmap", rest) == [["Исполнение, %, 31.03.2021", "Город", "Местный бюджет"]]


def test_a_written_table_heads_its_own_columns(small: SmallWorkspace) -> None:
    columns = "{field: name}, {field: target}], records: [{id: a, cells: {name: А}}"
    assert shown(small, columns, "cells") == [["", ""]]
