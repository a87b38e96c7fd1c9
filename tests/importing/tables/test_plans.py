"""A plan of measures becomes the roadmap: groups, printed numbers, deadlines, responsibles, results."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from shnor_docs.importing.tables import Known, TableKind, joined, table_kind, table_records
from shnor_docs.model.indicator import Indicator
from shnor_docs.model.period import PeriodRange
from shnor_docs.model.roadmap import Roadmap
from tests.importing.tables.sheets import paragraph, table

HEAD = ("№ п/п", "Мероприятия", "Сроки", "Ответственные", "Результат")


def items(program: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [item for group in program["roadmap"]["groups"] for item in group["items"]]


def names(program: Mapping[str, Any], item: Mapping[str, Any]) -> list[str]:
    by_id = {party["id"]: party["name"] for party in program["parties"]}
    return [by_id[key] for key in item["responsible"]]


def test_groups_measures_and_parties() -> None:
    plan = table(
        HEAD,
        (">5|1. Управление",),
        ("1.1", "Назначить координатора", "до 01.09.2022", "Управление образования\nИванова И.И.", "Приказ"),
        ("1.2.", "Собрать данные", "Август\nЕжегодно", "управление образования; директора школ", "Отчёт"),
        (">5|3. Кадры",),
        ("3.1", "Провести семинар", "2022-2024", "МКУ «ИМЦ», рабочая группа", "Программа"),
        ("3.5", "Открыть курсы", "по плану МКУ «ИМЦ»", "МКУ «ИМЦ»", ""),
    )
    assert table_kind(plan).value is TableKind.ROADMAP
    program: Any = table_records(plan, Known(), "План на 2022–2024 годы").value.program
    Roadmap.model_validate(program["roadmap"])
    first, second, third, fourth = items(program)
    assert [group["title"] for group in program["roadmap"]["groups"]] == ["Управление", "Кадры"]
    assert [group.get("number") for group in program["roadmap"]["groups"]] == [None, "3"]
    assert [item.get("number") for item in (first, second, third, fourth)] == [None, None, None, "3.5"]
    assert [item["deadline"] for item in (first, second, third, fourth)] == [
        "до 2022-09-01", "ежегодно, август", "2022-2024", "по плану МКУ «ИМЦ»",
    ]  # fmt: skip
    assert names(program, first) == ["Управление образования", "Иванова И.И."]
    assert names(program, second) == ["Управление образования", "Директора школ"]
    assert names(program, third) == ["МКУ «ИМЦ»", "Рабочая группа"]
    assert [party.get("kind") for party in program["parties"]] == [None, "person", "role", None, "group"]


def test_a_deadline_that_is_not_understood_keeps_its_words_and_is_asked_about() -> None:
    plan = table(HEAD, ("1", "Собрать данные", "когда получится", "ИМЦ", "Отчёт"))
    found = table_records(plan, Known(), "План")
    (item,) = items(found.value.program)
    assert item["deadline"] == "событие: когда получится"
    assert any(q.about.endswith(f"{item['id']}.deadline") and "когда получится" in q.text for q in found.questions)


def test_a_plan_without_groups_has_no_row_for_one() -> None:
    plan = table(HEAD, ("1", "Собрать данные", "2022", "ИМЦ", "Отчёт"), ("2", "Сверить", "2022", "ИМЦ", "Акт"))
    found = table_records(plan, Known(), "План работы")
    assert [item.get("number") for item in items(found.value.program)] == [None, None]
    roadmap = Roadmap.model_validate(found.value.program["roadmap"])
    assert [number for _, number, _ in roadmap.items()] == ["1", "2"]
    assert [group.number for group in roadmap.groups] == ["-"]
    assert not found.questions


def test_deadlines_by_level_and_a_common_one() -> None:
    plan = table(
        ("v2|№", "v2|Мероприятие", ">2|Дата", "v2|Ответственный"),
        ("Федеральный проект", "Региональный проект"),
        (">5|1. Начало",),
        ("1.1", "Анкетирование", "20–28 марта", "до 3 апреля", "ОО"),
        ("1.2", "Заполнение карт", ">2|до 15 апреля", "ОО"),
    )
    program: Any = table_records(plan, Known(period=PeriodRange.parse("2023")), "План").value.program
    first, second = items(program)
    levels = [level["id"] for level in program["levels"]]
    assert first["deadlines"] == {levels[0]: "20–28 марта", levels[1]: "до 3 апреля"}
    assert (second["deadline"], "deadlines" in second) == ("до 15 апреля", False)
    assert program["roadmap"]["default_year"] == "2023"
    date = program["tables"][0]["columns"][2]
    assert (date["title"], [leaf["level"] for leaf in date["columns"]]) == ("Дата", levels)


def test_beginning_and_end_are_one_deadline() -> None:
    plan = table(
        ("v2|№", "v2|Мероприятие", "v2|Исполнитель", ">2|Срок", "v2|Ожидаемый результат", "v2|Последствия"),
        ("начала", "окончания"),
        ("1", "Ремонт", "УО", "март 2022", "май 2023", "Готово", "Простой"),
    )  # fmt: skip
    (item,) = items(table_records(plan, Known(), "План").value.program)
    assert (item["deadline"], item["consequences"]) == ("март 2022 – май 2023", "Простой")


def test_a_column_that_a_plan_has_not_is_kept_under_the_result() -> None:
    plan = table((*HEAD, "Где обсуждается"), ("1", "Собрать", "2022", "ИМЦ", "Отчёт", "На совете"))
    found = table_records(plan, Known(), "План")
    (item,) = items(found.value.program)
    assert item["result"] == "Отчёт\n\nГде обсуждается: На совете"
    assert any("Где обсуждается" in question.text for question in found.questions)


def test_a_merged_cell_speaks_of_each_row_it_covers() -> None:
    plan = table(
        HEAD,
        ("1", "Собрать", "2022", "v2|ИМЦ", "Отчёт"),
        ("2", "Сверить", "2023", "Акт"),
    )
    program = table_records(plan, Known(), "План").value.program
    assert [names(program, item) for item in items(program)] == [["ИМЦ"], ["ИМЦ"]]


def test_a_plan_cut_by_a_page_is_one_again() -> None:
    first = table(HEAD, (">5|1. Управление",), ("1.1", "Провести семинар по", "2022", "ИМЦ", "Отчёт"))
    second = table(HEAD, ("", "оценке результатов", "", "", ""), ("1.2", "Сверить", "2023", "ИМЦ", "Акт"), number=2)
    whole = joined([first, paragraph(""), second])
    (plan,) = whole.value
    found = table_records(plan, Known(), "План")  # type: ignore[arg-type]
    assert [item["text"] for item in items(found.value.program)] == [
        "Провести семинар по оценке результатов",
        "Сверить",
    ]
    assert any("повторённая" in decision.what for decision in found.decisions)


def test_names_that_ran_together_are_told_apart() -> None:
    plan = table(
        HEAD,
        ("1", "Собрать", "2022", "МКУ «ИМЦ»", "Отчёт"),
        ("2", "Сверить", "2022", "Руководители ОО", "Акт"),
        ("3", "Обсудить", "2022", "МКУ «ИМЦ» Руководители ОО", "Протокол"),
    )
    program = table_records(plan, Known(), "План").value.program
    assert names(program, items(program)[2]) == ["МКУ «ИМЦ»", "Руководители ОО"]
    assert len(program["parties"]) == 2  # type: ignore[arg-type]


def test_the_same_plan_met_twice_adds_what_it_says_more() -> None:
    plan = table(HEAD, (">5|1. Управление",), ("1.1", "Собрать", "2022", "ИМЦ", "Отчёт"))
    report = table(
        ("v2|№", "v2|Мероприятие", ">2|Исполнение, %"),
        ("31.03.2022", "31.12.2022"),
        (">4|1. Управление",),
        ("1.1", "Собрать", "50", "100"),
    )
    known = Known().after(table_records(plan, Known(), "План").value)
    again = table_records(plan, known, "План").value
    assert again.reference == "{{ tables.plan }}"
    (item,) = items(known.after(table_records(report, known, "Отчёт").value).program)
    assert (item["execution"], item["deadline"]) == ({"31.03.2022": "50", "31.12.2022": "100"}, "2022")


def test_another_plan_is_kept_as_it_is_written() -> None:
    plan = table(HEAD, ("1", "Собрать", "2022", "ИМЦ", "Отчёт"))
    other = table(HEAD, ("1", "Построить", "2024", "УО", "Здание"))
    known = Known().after(table_records(plan, Known(), "План").value)
    found = table_records(other, known, "План стройки")
    assert "roadmap" not in found.value.program
    assert "Построить" in str(found.value.program["tables"])
    assert any("другие мероприятия" in question.text for question in found.questions)


def test_what_documents_say_differently_is_asked_about() -> None:
    known = Known().after(table_records(table(HEAD, ("1", "Собрать", "2022", "ИМЦ", "Отчёт")), Known(), "План").value)
    found = table_records(table(HEAD, ("1", "Собрать", "2023", "ИМЦ", "Отчёт")), known, "План")
    assert any("«2022»" in question.text and "«2023»" in question.text for question in found.questions)


def test_a_title_in_cells_that_nobody_merged_is_a_group() -> None:
    plan = table(
        HEAD,
        ("1. Управление и контроль", "", "", "", ""),
        ("1.1", "Собрать", "2022", "ИМЦ", "Отчёт"),
        ("2", "Кадры", "", "", ""),
        ("2.1", "Обучить", "2022", "ИМЦ", "Курсы"),
    )
    groups: Any = table_records(plan, Known(), "План").value.program["roadmap"]
    assert [(group["title"], len(group["items"])) for group in groups["groups"]] == [
        ("Управление и контроль", 1),
        ("Кадры", 1),
    ]


def test_in_a_flat_plan_a_row_with_a_number_is_a_measure() -> None:
    plan = table(HEAD, ("1", "Собрать", "2022", "ИМЦ", "Отчёт"), ("2", "Сверить", "", "", ""))
    assert [item["text"] for item in items(table_records(plan, Known(), "План").value.program)] == [
        "Собрать",
        "Сверить",
    ]


def test_a_row_amid_a_sentence_goes_on_the_one_above() -> None:
    plan = table(
        HEAD,
        ("1.1", "Собрать данные", "2022", "ИМЦ", "Отчёт"),
        ("", "о школах", "", "", ""),
        ("", "", "", "", "и справка"),
    )
    (item,) = items(table_records(plan, Known(), "План").value.program)
    assert (item["text"], item["result"]) == ("Собрать данные о школах", "Отчёт и справка")


def test_a_deadline_in_a_wrong_case_still_loads() -> None:
    plan = table(HEAD, ("1.1", "Собрать", "Согласно плана УО", "ИМЦ", "Отчёт"))
    found = table_records(plan, Known(), "План")
    Roadmap.model_validate(found.value.program["roadmap"])
    assert "Согласно плана УО" in items(found.value.program)[0]["deadline"]


def test_a_deadline_keeps_its_words_and_says_how_it_prints() -> None:
    plan = table(HEAD, ("1.1", "Собрать", "В течение действия Программы", "ИМЦ", "Отчёт"))
    found = table_records(plan, Known(), "План")
    assert items(found.value.program)[0]["deadline"] == "в течение действия Программы"
    assert any("«в течение срока реализации программы»" in decision.what for decision in found.decisions)


MONEY = table(
    ("v2|№", "v2|Мероприятие", ">2|Краевой бюджет, тыс. рублей", ">2|Бюджет округа", "v2|Всего"),
    ("2022", "2023", "2022", "2023"),
    (">7|1. Управление",),
    ("1.1", "Собрать", "10,5", "20", "–", "5", "35,5"),
    ("1.2", "Сверить", "1", "–", "–", "–", "1"),
    (">2|Итого", "11,5", "20", "–", "5", "36,5"),
)


def test_money_by_source_and_year_with_the_budget_that_it_makes() -> None:
    found = table_records(MONEY, Known(), "Средства")
    program: Any = found.value.program
    assert items(program)[0]["money"] == {
        "kraevoy_byudzhet_tys_rubley": {"2022": "10,5", "2023": "20"},
        "byudzhet_okruga": {"2023": "5"},
    }
    assert [source["amounts"] for source in program["budget"]["sources"]] == [
        {"2022": "11,5", "2023": "20"},
        {"2023": "5"},
    ]
    assert (program["tables"][0]["rows"], program["tables"][0]["total"]) == ("roadmap", "да")
    assert program["tables"][0]["columns"][-1]["field"] == "money"
    assert not found.questions


def test_sources_of_the_known_budget_are_used() -> None:
    there = {"unit": "тыс. рублей", "sources": [{"id": "local", "name": "бюджет округа", "amounts": {"2023": "5"}}]}
    program: Any = table_records(MONEY, Known(program={"budget": there}), "Средства").value.program
    assert items(program)[0]["money"]["local"] == {"2023": "5"}
    assert [source["id"] for source in program["budget"]["sources"]] == ["local", "kraevoy_byudzhet_tys_rubley"]


def test_money_of_no_source_keeps_the_table_as_written() -> None:
    plan = table((*HEAD, "Объём финансирования"), ("1", "Собрать", "2022", "ИМЦ", "Отчёт", "100"))
    found = table_records(plan, Known(), "План")
    program: Any = found.value.program
    assert (program["tables"][0]["rows"], "100" in str(program["tables"])) == ("cells", True)
    assert items(program)[0]["result"] == "Отчёт"
    assert any("сохранена дословно" in question.text for question in found.questions)


def test_levels_and_indicators_of_measures() -> None:
    entry = Indicator(id="share", name="Доля школ", kind="share")  # type: ignore[arg-type]
    plan = table(
        ("№", "Мероприятие", "Уровень", "Срок", "Связь с показателями"),
        ("1", "Собрать", "Регион", "2022", "1. Доля школ"),
        ("2", "Сверить", "Округ", "2022", "Число чего-то другого"),
    )
    program: Any = table_records(plan, Known(catalogue=(entry,)), "План").value.program
    first, second = items(program)
    assert (first["level"], second["level"], first["indicators"]) == ("region", "okrug", ["share"])
    assert second["result"] == "Связь с показателями: Число чего-то другого"
    assert [level["name"] for level in program["levels"]] == ["Регион", "Округ"]
    assert program["indicators"] == [{"id": "share"}]


def test_a_result_that_is_an_indicator_with_a_target_is_one_value() -> None:
    plan = table(
        HEAD,
        ("1", "Собрать", "2022", "ИМЦ", "Доля школ, где собраны данные (не менее 80 %)\nПриказ (копия)"),
        ("2", "Сверить", "2022", "ИМЦ", "Доля школ, где собраны данные (100 %)"),
    )
    taken = table_records(plan, Known(), "План")
    found = taken.value
    assert any("«не менее 80 %»" in question.text and "«100 %»" in question.text for question in taken.questions)
    first, second = items(found.program)
    own = "dolya_shkol_gde_sobrany"
    assert first["result"] == f"{{{{ indicators.{own}.name }}}} ({{{{ indicators.{own}.target }}}})\n\nПриказ (копия)"
    assert (first["indicators"], second["result"]) == ([own], "Доля школ, где собраны данные (100 %)")
    assert found.program["indicators"] == [{"id": own, "target": "не менее 80 %"}]
    assert [entry["kind"] for entry in found.catalogue] == ["share"]


def test_headings_under_a_deadline_are_levels_whatever_they_say() -> None:
    plan = table(
        ("v2|№", "v2|Мероприятие", ">2|Срок исполнения"),
        ("Муниципальный уровень", "Школьный уровень"),
        ("1", "Собрать", "2022", "до 01.02.2022"),
    )
    (item,) = items(table_records(plan, Known(), "План").value.program)
    assert list(item["deadlines"].values()) == ["2022", "до 2022-02-01"]


def test_a_column_to_fill_in_by_hand_stays() -> None:
    plan = table((*HEAD, "Отметка об ознакомлении"), ("1", "Собрать", "2022", "ИМЦ", "Отчёт", ""))
    found = table_records(plan, Known(), "План")
    program: Any = found.value.program
    assert program["tables"][0]["columns"][-1] == {
        "field": "execution",
        "title": "Отметка об ознакомлении",
        "width": "1.1",
    }


def test_a_row_for_each_source_of_money() -> None:
    head = ("№", "Мероприятие", "Срок", "Источник финансирования", "2020", "2021")
    sheet = table(
        head,
        ("v2|1", "v2|Учить", "v2|2020-2021", "местный бюджет", "10,0", "20,0"),
        ("областной бюджет", "1,0", "–"),
        ("2", "Лечить", "2021", "Местный бюджет", "–", "5,0"),
        heads=1,
    )
    program: Any = table_records(sheet, Known()).value.program
    first, second = items(program)
    assert first["money"] == {
        "mestny_byudzhet": {"2020": "10,0", "2021": "20,0"},
        "oblastnoy_byudzhet": {"2020": "1,0"},
    }
    assert second["money"] == {"mestny_byudzhet": {"2021": "5,0"}}
    assert program["budget"]["sources"][0]["amounts"] == {"2020": "10,0", "2021": "25,0"}
