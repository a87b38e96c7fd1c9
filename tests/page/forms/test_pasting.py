"""Rows pasted from Excel or Word: each cell comes to its place, further rows become records, all as one change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.page.forms.asking import Form, text_of
from tests.page.serving import SAMPLE
from tests.samples import ROOT

ITEMS = "roadmap/groups/0/items"
ROWS = [
    ["Провести совещание", "до 1 сентября 2021 г.", "РРМЦ; Руководители ОО", "Протокол"],
    ["Подвести итоги", "декабрь 2021", "Рабочая группа", ""],
]


@pytest.fixture
def form(window: TestClient) -> Form:
    """The plan of the sample."""
    return Form(window, "roadmap")


def _paste(form: Form, path: str, cells: list[list[str]], row: str = "", column: str = "0") -> dict[str, object]:
    return form.send("paste", path=path, row=row, column=column, cells=json.dumps(cells))


def test_new_rows_become_measures(form: Form, sample: Path) -> None:
    _paste(form, ITEMS, ROWS)
    text = text_of(sample, "roadmap.yaml")
    assert "- id: provesti_soveshchanie\n" in text
    assert "text: Провести совещание\n" in text
    assert "deadline: до 1 сентября 2021 г.\n" in text
    assert "result: Протокол\n" in text
    assert "responsible: [resource_centre, school_heads]\n    result: Протокол" in text


def test_all_of_it_is_one_step_back(form: Form, sample: Path) -> None:
    before = text_of(sample, "roadmap.yaml")
    _paste(form, ITEMS, ROWS)
    form.send("undo")
    assert text_of(sample, "roadmap.yaml") == before


def test_cells_over_rows_that_are_there_change_them(form: Form, sample: Path) -> None:
    _paste(form, ITEMS, [["август 2021"], ["сентябрь 2021"]], row="0", column="1")
    text = text_of(sample, "roadmap.yaml")
    assert text.index("deadline: август 2021") < text.index("deadline: сентябрь 2021")
    assert "Знакомство с нормативно" in text


def test_a_column_of_numbers_is_left_out(form: Form, sample: Path) -> None:
    _paste(form, ITEMS, [["1.", "Первое дело", "май 2021"], ["2.", "Второе дело", "июнь 2021"]])
    text = text_of(sample, "roadmap.yaml")
    assert "text: Первое дело\n" in text
    assert "deadline: июнь 2021\n" in text


@pytest.mark.parametrize(
    "header",
    [
        [["№ п/п", "Мероприятие", "Срок исполнения", "Исполнители", "Результат"]],
        [["№", "Наименование мероприятия", "Сроки реализации", "Ответственные исполнители", "Ожидаемый результат"]],
        [["№ п/п", "Мероприятия", "Сроки", "Ответственные", ""], ["1", "2", "3", "4", "5"]],
        [["№", "Содержание работы", "Дата", "Кто отвечает", "Итог"]],
        [["№", "Мероприятия", "Дата проведения", "", ""]],
    ],
)
def test_the_heading_of_a_table_is_no_measure(form: Form, sample: Path, header: list[list[str]]) -> None:
    told = _paste(form, ITEMS, [*header, ["1.", "Первое дело", "май 2021", "", ""], ["2.", "Второе дело", "", "", ""]])
    text = text_of(sample, "roadmap.yaml")
    assert header[0][1] in str(told["said"])
    assert "text: Первое дело\n" in text
    assert f"text: {header[0][1]}" not in text
    assert text.count("- id:") == (ROOT / "programs" / SAMPLE / "roadmap.yaml").read_text("utf-8").count("- id:") + 2


@pytest.mark.parametrize(
    "rows",
    [
        [["Мероприятия по профилактике", "май 2021"], ["Второе дело", "июнь 2021"]],
        [["Мероприятия для родителей"], ["Второе дело"]],
        [["Итоги мероприятий", "до 1 мая 2021 г.", "Исполнители", "Результат"]],
    ],
)
def test_a_measure_that_sounds_like_a_heading_is_one(form: Form, sample: Path, rows: list[list[str]]) -> None:
    told = _paste(form, ITEMS, rows)
    assert f"text: {rows[0][0]}\n" in text_of(sample, "roadmap.yaml")
    assert told["said"] == ""


def test_a_heading_alone_changes_nothing(form: Form, sample: Path) -> None:
    text = text_of(sample, "roadmap.yaml")
    _paste(form, ITEMS, [["Мероприятие", "Срок", "Исполнители", "Результат"]])
    assert text_of(sample, "roadmap.yaml") == text


def test_a_name_that_nobody_has_stays_as_it_was_typed(form: Form, sample: Path) -> None:
    _paste(form, ITEMS, [["Дело", "май 2021", "Неизвестный отдел"]])
    assert "Неизвестный отдел" in text_of(sample, "roadmap.yaml")
    assert "Неизвестный отдел" in form.remarks()


def test_targets_by_year_come_to_their_years(window: TestClient, sample: Path) -> None:
    form = Form(window, "indicators")
    columns = form.html.split("data-column=")
    place = next(n for n, column in enumerate(columns) if column.startswith('"targets/2020"')) - 1
    _paste(form, "indicators", [["10 %", "20 %", "30 %"]], row="0", column=str(place))
    assert "2020: 10 %\n    2021: 20 %\n    2022: 30 %" in text_of(sample, "indicators.yaml")


@pytest.mark.parametrize(
    "header", [["2020 год", "2021 год", "2022 год"], ["Целевые значения 2020", "Целевые значения 2021", "2022 г."]]
)
def test_the_years_over_targets_are_no_targets(window: TestClient, sample: Path, header: list[str]) -> None:
    form = Form(window, "indicators")
    columns = form.html.split("data-column=")
    place = next(n for n, column in enumerate(columns) if column.startswith('"targets/2020"')) - 1
    _paste(form, "indicators", [header, ["10 %", "20 %", "30 %"]], row="0", column=str(place))
    assert "2020: 10 %\n    2021: 20 %\n    2022: 30 %" in text_of(sample, "indicators.yaml")


def test_a_list_that_is_empty_takes_a_whole_table(window: TestClient, sample: Path) -> None:
    form = Form(window, "goals")
    _paste(form, "risks", [["Первый риск"], ["Второй риск"]])
    assert "text: Второй риск" in text_of(sample, "program.yaml")
