"""Tables of indicators in the layouts that programs have: catalogue, targets by year, what a record would not print."""

from __future__ import annotations

from typing import Any

from shnor_docs.importing.evidence import Taken
from shnor_docs.importing.tables import Known, Records, TableKind, table_kind, table_records
from shnor_docs.inspection.foreign.tree import Table
from shnor_docs.model.indicator import Indicator, IndicatorUse
from shnor_docs.model.period import PeriodRange
from tests.importing.tables.sheets import table

PERIOD = PeriodRange.parse("2021-2022")


def read(sheet: Table, known: Known | None = None, title: str = "Показатели") -> Taken[Records]:
    assert table_kind(sheet).value is TableKind.INDICATORS
    found = table_records(sheet, known or Known(period=PERIOD), title)
    for use in found.value.program["indicators"] or ():
        IndicatorUse.model_validate(use)
    for entry in found.value.catalogue:
        Indicator.model_validate(entry)
    return found


def uses(found: Taken[Records]) -> list[Any]:
    return list(found.value.program["indicators"] or ())


def shown(found: Taken[Records]) -> Any:
    (one,) = found.value.program["tables"] or ()
    return one


def test_targets_by_year_under_a_common_heading() -> None:
    found = read(
        table(
            ("v2|Показатели", ">2|Индикатор", "v2|Метод сбора информации"),
            ("2021 г., %", "2022 г., %"),
            ("Доля школ с ростом", "20", "40,5", "ФИС ОКО"),
        )
    )
    assert uses(found) == [{"id": "dolya_shkol_rostom", "targets": {"2021": "20 %", "2022": "40,5 %"}}]
    assert found.value.catalogue == (
        {"id": "dolya_shkol_rostom", "name": "Доля школ с ростом", "kind": "share", "method": "ФИС ОКО"},
    )
    leaves = shown(found)["columns"][1]["columns"]
    assert [(leaf["field"], leaf["period"], leaf["title"]) for leaf in leaves] == [
        ("target", "2021", "2021 г., %"),
        ("target", "2022", "2022 г., %"),
    ]
    assert not found.questions


def test_an_indicator_of_the_catalogue_is_found_by_its_name() -> None:
    there = Indicator(id="growing", name="Доля школ с «ростом»", kind="share", method="ФИС ОКО")  # type: ignore[arg-type]
    known = Known(catalogue=(there,), period=PERIOD)
    found = read(table(("Показатель", "2021", "Метод сбора"), ("доля школ с ростом", "20", "ФИС ОКО")), known)
    assert ([use["id"] for use in uses(found)], found.value.catalogue) == (["growing"], ())
    other = read(table(("Показатель", "2021", "Метод сбора"), ("доля школ с ростом", "20", "Опрос")), known)
    assert any("«ФИС ОКО»" in one.text and "«Опрос»" in one.text for one in other.questions)
    assert (shown(other)["rows"], "Опрос" in str(shown(other))) == ("cells", True)


def test_targets_documents_and_years_in_one_cell() -> None:
    found = read(
        table(
            ("Показатель", "Индикатор", "Метод сбора"),
            (">3|Нормативная база",),
            ("Наличие приказа", "Приказ о рабочей группе", "Сайт"),
            ("Доля школ", "Аналитический отчёт\n2021г. - 30%\n2022г. - 40%", "Сайт"),
            ("Количество встреч", "Не менее 4 (ежегодно) для команд", "Сайт"),
        )
    )
    document, share, count = uses(found)
    assert document["evidence"] == "Приказ о рабочей группе"
    assert (share["evidence"], share["targets"]) == ("Аналитический отчёт", {"2021": "30%", "2022": "40%"})
    assert count["target"] == "не менее 4 (ежегодно) для команд"
    assert [entry["kind"] for entry in found.value.catalogue] == ["document", "share", "count"]
    assert shown(found)["groups"][0]["title"] == "Нормативная база"


def test_unit_base_value_and_numbers_of_rows() -> None:
    """Layout A of orders: unit, planned values, base value without a year."""
    found = read(
        table(
            ("№ п/п", "Наименование показателя", "Ед. изм.", "Базовое значение", "2021", "2022"),
            ("1.", "Число школ", "ед.", "3", "5", "7"),
            ("1.1", "Доля педагогов", "%", "-", "50", "60"),
        )
    )
    first, second = uses(found)
    assert (first["baseline"], first["targets"]) == ({"2020": "3"}, {"2021": "5", "2022": "7"})
    assert ("baseline" in second, second["targets"]) == (False, {"2021": "50 %", "2022": "60 %"})
    assert any("год базового значения" in question.text for question in found.questions)
    assert [entry.get("unit") for entry in found.value.catalogue] == ["ед.", None]
    assert shown(found)["row_numbers"] == {second["id"]: "1.1"}


def test_goals_between_indicators_weights_and_years_before_the_program() -> None:
    """Layout E: goals and tasks are rows of the table, a weight that is no number keeps the table as written."""
    found = read(
        table(
            (
                "№ п/п",
                "Цели, задачи, показатели",
                "Единица измерения",
                "Вес показателя",
                "Источник информации",
                "2020",
                "2021",
            ),
            (">7|Цель 1. Качество",),
            ("1", "Доля школ", "%", "0,5", "Отчёт", "10", "20"),
            ("2", "Доля классов", "%", "Х", "Отчёт", "10", "20"),
        )
    )
    first, _ = uses(found)
    assert (first["baseline"], first["targets"], first["weight"]) == ({"2020": "10"}, {"2021": "20 %"}, "0,5")
    assert (shown(found)["rows"], "Х" in str(shown(found))) == ("cells", True)
    assert any("сохранена дословно" in question.text for question in found.questions)


def test_a_column_of_responsibles_is_a_note() -> None:
    found = read(table(("Показатель", "2021", "2022", "Ответственный"), ("Число школ", "5", "7", "ИМЦ")))
    assert uses(found)[0]["note"] == "ИМЦ"
    assert shown(found)["columns"][3] == {"field": "note", "title": "Ответственный", "width": "0.7"}


def test_words_beside_a_number_of_a_year_keep_the_table() -> None:
    found = read(table(("Показатель", "Ед. изм.", "2021"), ("Доля школ", "%", "не менее 80")))
    assert uses(found)[0]["targets"] == {"2021": "не менее 80"}
    assert "не менее 80" in str(shown(found))
    assert shown(found)["rows"] == "cells"


def test_plan_and_fact_by_year_join_what_is_known() -> None:
    plan = read(table(("Показатель", "Ед. изм.", "2021"), ("Доля школ", "%", "20")))
    known = Known(period=PERIOD).after(plan.value)
    report = read(
        table(("v2|Показатель", ">2|2021 год, %"), ("План", "Факт"), ("Доля школ", "25", "30")), known, "Отчёт"
    )
    (use,) = uses(report)
    assert (use["targets"], use["actuals"]) == ({"2021": "20 %"}, {"2021": "30"})
    assert any("20 %" in question.text and "25 %" in question.text for question in report.questions)
    assert not [entry for entry in report.value.catalogue if entry["id"] != use["id"]]


def test_a_row_met_twice_is_another_indicator() -> None:
    found = read(table(("Показатель", "2021", "2022"), ("Доля школ", "20", "40"), ("Доля школ", "30", "50")))
    assert [use["targets"]["2021"] for use in uses(found)] == ["20 %", "30 %"]
    assert len({use["id"] for use in uses(found)}) == 2


def test_a_row_of_column_numbers_belongs_to_the_head() -> None:
    found = read(table(("Показатель", "Ед. изм.", "2021"), ("1", "2", "3"), ("Доля школ", "%", "20"), heads=1))
    assert [entry["name"] for entry in found.value.catalogue] == ["Доля школ"]
    assert [column["columns"][0]["title"] for column in shown(found)["columns"]] == ["1", "2", "3"]


def test_a_form_to_fill_in_is_no_table_of_indicators() -> None:
    blank = table(("Показатель", "2021/2022", "2022/2023"), ("Доля школ", "____/____", ""))
    assert table_kind(blank).value is TableKind.OTHER


def test_a_title_in_cells_that_nobody_merged_is_a_group() -> None:
    found = read(
        table(
            ("Показатель", "2021", "2022"),
            ("Создана нормативная база", "", ""),
            ("Доля школ", "20", "40"),
            ("Доля классов", "20", "40"),
            ("Доля учеников", "", ""),
        )
    )
    assert [group["title"] for group in shown(found)["groups"]] == ["Создана нормативная база"]
    assert len(uses(found)) == 3


def test_a_row_of_sums_is_no_indicator() -> None:
    sheet = table(("№", "Показатель", "Вес", "2021"), ("1", "Число школ", "0,4", "5"), (">2|Итого", "0,4", ""))
    found = read(sheet)
    assert (len(uses(found)), shown(found)["total"], found.questions) == (1, "да", ())


def test_the_direction_and_the_way_of_counting() -> None:
    found = read(
        table(("Показатель", "Признак", "Порядок расчёта", "Источник"), ("Доля школ", "убывание", "Число школ", "ФИС"))
    )
    (entry,) = found.value.catalogue
    assert (entry["direction"], entry["calculation"], entry["source"]) == ("fall", "Число школ", "ФИС")
    assert shown(found)["rows"] == "indicators"


def test_a_title_that_begins_with_the_word_of_sums_is_a_group() -> None:
    found = read(table(("Показатель", "2021", "2022"), (">3|Всего по району",), ("Доля школ", "20", "40")))
    assert [group["title"] for group in shown(found)["groups"]] == ["Всего по району"]
