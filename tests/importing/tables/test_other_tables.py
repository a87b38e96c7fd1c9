"""Budgets, cards, schools, persons, passports, and tables of no kind that is known."""

from __future__ import annotations

from typing import Any

import pytest

from shnor_docs.importing.tables import (
    Known,
    TableKind,
    card_of,
    is_card,
    joined,
    pairs_of,
    said_again,
    table_kind,
    table_records,
    unframed,
)
from shnor_docs.inspection.foreign.tree import Paragraph, Table
from shnor_docs.model.document import InfoCard
from shnor_docs.model.program import Budget
from shnor_docs.model.school import School
from shnor_docs.model.table import Table as Written
from tests.importing.tables.sheets import paragraph, table

MONEY = (
    ("Источник финансирования", "2021", "2022", "Всего"),
    ("Краевой бюджет", "1 000,50", "2 000", "3 000,50"),
    ("Внебюджетные источники", "-", "10", "10"),
    ("Итого", "1 000,50", "2 010", "3 010,50"),
)


def test_a_budget_by_sources_and_years() -> None:
    sheet = table(*MONEY)
    assert table_kind(sheet).value is TableKind.BUDGET
    found = table_records(sheet, Known(), "Объёмы финансирования, тыс. руб.")
    budget: Any = found.value.program["budget"]
    Budget.model_validate(budget)
    assert [source["amounts"] for source in budget["sources"]] == [
        {"2021": "1 000,50", "2022": "2 000"},
        {"2022": "10"},
    ]
    assert (budget["unit"], budget["total"]) == ("тыс. рублей", "3 010,50")
    (shown,) = found.value.program["tables"] or ()
    assert (shown["rows"], shown["total"]) == ("budget", "да")  # type: ignore[index, call-overload]
    assert not found.questions


def test_a_sum_that_is_not_that_of_the_rows_is_asked_about() -> None:
    found = table_records(table(*MONEY[:3], ("Итого", "1 000,50", "2 011", "3 010,50")), Known())
    assert any("2022" in question.text and "2011" in question.text for question in found.questions)


def test_a_budget_with_other_words_stays_as_written_too() -> None:
    found = table_records(table((*MONEY[0], "Примечание"), (*MONEY[1], "уточняется")), Known())
    assert "уточняется" in str(found.value.program["tables"])
    assert found.value.program["budget"]


def card_blocks(*execution: tuple[str, ...]) -> list[Paragraph | Table]:
    days = ("31.03.2022", "31.12.2022")
    return [
        paragraph("1. Общая характеристика плана (дорожной карты)"),
        table(("Показатель", *days), ("Период", ">2|2022 год"), ("Число школ", "3", "4"), number=1),
        paragraph("* Можно вынести."),
        paragraph("2. Реализация плана (дорожной карты)"),
        table(("v2|№", "v2|Мероприятие", ">2|Исполнение, %"), days, *execution, number=2),
        table(("№", "Показатель", *days), ("1.", "Доля школ", "10", ""), number=3),
        paragraph("Вывод: хорошо"),
        paragraph("Проблема:"),
        paragraph("мало учителей"),
    ]


def test_a_card_with_execution_of_the_known_plan() -> None:
    plan = table(("№", "Мероприятие", "Срок", "Ответственный"), ("1", "Собрать", "2022", "ИМЦ"))
    known = Known().after(table_records(plan, Known(), "План").value)
    blocks = card_blocks(("1", "Собрать", "50", "100"), ("2", "Построить", "", ""))
    assert is_card([block for block in blocks if isinstance(block, Table)])
    found = card_of(blocks, known, "Карта")
    (card,) = found.value.program["cards"] or ()
    InfoCard.model_validate(card)
    assert card == {
        "id": "karta",
        "title": "Карта",
        "dates": ["31.03.2022", "31.12.2022"],
        "year": "2022",
        "characteristics": [
            {"id": "period", "title": "Период", "value": "2022 год"},
            {"id": "chislo_shkol", "title": "Число школ", "values": {"31.03.2022": "3", "31.12.2022": "4"}},
        ],
        "footnote": "* Можно вынести.",
        "additional": [{"id": "dolya_shkol", "title": "Доля школ", "values": {"31.03.2022": "10"}}],
        "conclusion": "хорошо",
        "problem": "мало учителей",
    }
    roadmap: Any = found.value.program["roadmap"]
    assert roadmap["groups"][0]["items"][0]["execution"] == {"31.03.2022": "50", "31.12.2022": "100"}
    assert any("«Построить» нет в плане" in question.text for question in found.questions)


def test_a_card_without_a_plan_gives_one() -> None:
    found = card_of(card_blocks(("1.2", "Собрать", "50", "100")), Known(), "Карта")
    roadmap: Any = found.value.program["roadmap"]
    assert roadmap["groups"][0]["items"][0]["text"] == "Собрать"
    assert any("плана среди документов нет" in question.text for question in found.questions)


def test_schools_of_a_list_and_of_cells() -> None:
    sheet = table(
        ("№", "Наименование школы", "Территория", "Логин"),
        ("1", "МБОУ «Лесная СОШ № 3»", "Рыбинский район", "sch123456"),
        ("2", "МБОУ Озёрная ООШ №4", "Рыбинский район", ""),
        ("3", "МБОУ Озёрная ООШ № 4", "Рыбинский район", ""),
    )
    found = table_records(sheet, Known()).value.program["schools"]
    first, second = found or ()
    School.model_validate(first)
    assert first == {
        "id": "lesnaya_sosh_3",
        "name": "МБОУ «Лесная СОШ № 3»",
        "municipality": "Рыбинский район",
        "login": "sch123456",
    }
    assert second["id"] == "ozernaya_oosh_4"  # type: ignore[index, call-overload]


def test_persons_with_posts_give_full_names_to_parties() -> None:
    plan = table(("№", "Мероприятие", "Срок", "Ответственный"), ("1", "Собрать", "2022", "Ветлугина А.С."))
    known = Known().after(table_records(plan, Known(), "План").value)
    team = table(("№", "Ф.И.О.", "Должность"), ("1.", "Ветлугина Анна Сергеевна", "Проректор"))
    (party,) = known.after(table_records(team, known).value).entries("parties")
    assert (party["id"], party["full_name"], party["post"]) == (
        "vetlugina_a_s",
        "Ветлугина Анна Сергеевна",
        "Проректор",
    )


def test_a_passport_as_pairs() -> None:
    sheet = table(
        ("Наименование раздела", "Содержание"),
        ("Наименование программы", "Программа"),
        ("Цель программы", "Повысить качество образования и"),
        ("", "поддержать школы"),
        ("Задачи программы", "– первая\n– вторая"),
        ("Сроки реализации", "2020–2022"),
    )
    assert table_kind(sheet).value is TableKind.PASSPORT
    found = pairs_of(sheet)
    assert found.header == ("Наименование раздела", "Содержание")
    assert [pair.title for pair in found.rows] == [
        "Наименование программы", "Цель программы", "Задачи программы", "Сроки реализации",
    ]  # fmt: skip
    (goal,) = found.rows[1].blocks
    assert isinstance(goal, Paragraph)
    assert goal.text == "Повысить качество образования и поддержать школы"


def test_a_passport_without_a_head_keeps_its_first_field() -> None:
    sheet = table(("Наименование программы", "Программа"), ("Цель", "Качество"), ("Сроки", "2022"))
    assert (table_kind(sheet).value, pairs_of(sheet).header) == (TableKind.PASSPORT, ())
    assert pairs_of(sheet).rows[0].title == "Наименование программы"


def test_any_other_table_cell_by_cell() -> None:
    sheet = table(
        ("Критерий", "Описание мер", "Чем доказано"),
        (">3|**Первый раздел**",),
        ("v2|Один", "а", "б"),
        (">2|вместе",),
        heads=1,
    )
    found = table_records(sheet, Known(), "Меры")
    (shown,) = found.value.program["tables"] or ()
    Written.model_validate(shown)
    assert shown == {
        "id": "mery",
        "rows": "cells",
        "columns": [
            {"field": "kritery", "title": "Критерий", "width": "0.5"},
            {"field": "opisanie_mer", "title": "Описание мер", "width": "0.6"},
            {"field": "chem_dokazano", "title": "Чем доказано", "width": "0.6"},
        ],
        "records": [
            {"id": "pervy_razdel", "cells": {"kritery": "Первый раздел"}, "span": "да"},
            {
                "id": "odin",
                "cells": {"kritery": "Один", "opisanie_mer": "а", "chem_dokazano": "б"},
                "down": {"kritery": "2"},
            },
            {"id": "vmeste", "cells": {"opisanie_mer": "вместе"}, "across": {"opisanie_mer": "2"}},
        ],
    }


def test_a_head_that_cells_do_not_keep_to_is_written_as_rows() -> None:
    sheet = table(("Критерий", ">2|Описание мер"), ("Один", "а", "б"), ("Два", "в", "г"), heads=1)
    (shown,) = table_records(sheet, Known(), "Меры").value.program["tables"] or ()
    Written.model_validate(shown)
    assert shown["header"] == "нет"  # type: ignore[index, call-overload]
    assert len(shown["records"]) == 3  # type: ignore[index, call-overload, arg-type]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (("Утверждена приказом",), TableKind.FRAME),
        (("14.02.2022", "№ 84"), TableKind.REQUISITES),
        (("Начальник управления", "Т.А. Кольцова"), TableKind.REQUISITES),
        (("УТВЕРЖДАЮ\nДиректор", "Согласовано\nРектор"), TableKind.REQUISITES),
    ],
)
def test_what_only_lays_a_text_out(row: tuple[str, ...], kind: TableKind) -> None:
    sheet = table(row)
    assert table_kind(sheet).value is kind
    words = [block.text for block in unframed(sheet) if isinstance(block, Paragraph)]
    assert words == [line for text in row for line in text.split("\n")]


def test_tables_are_joined_only_where_one_goes_on() -> None:
    head = ("Показатель", "2021", "2022")
    first, second = table(head, ("а", "1", "2")), table(("б", "3", "4"), number=2)
    (whole,) = joined([first, paragraph("Продолжение таблицы 1"), second]).value
    assert isinstance(whole, Table)
    assert [row.cells[0].text for row in whole.rows] == ["Показатель", "а", "б"]
    assert len(joined([first, paragraph("Показатели второго года"), second]).value) == 3
    assert len(joined([first, table(("Срок", "Место"), number=2)]).value) == 2


def test_what_a_new_page_only_says_again() -> None:
    head = ("Показатель", "2021", "2022")
    first, second = table(head, ("а", "1", "2")), table(head, ("б", "3", "4"), number=2)
    told = paragraph("Продолжение таблицы 1", number=3)
    assert said_again([first, told, second]) == {told.place.way, second.rows[0].place.way}
    assert said_again([told, first]) == set()
    assert said_again([table(head, ("Показатель", "1", "2"))]) == set()


def test_a_plain_cell_over_the_table_is_no_heading() -> None:
    found = table_records(table(("Критерий", "Мера"), (">2|Примечание к мерам",), ("а", "б"), heads=1), Known(), "Меры")
    (shown,) = found.value.program["tables"] or ()
    assert shown["records"][0] == {
        "id": "primechanie_meram",
        "cells": {"kritery": "Примечание к мерам"},
        "across": {"kritery": "2"},
    }
