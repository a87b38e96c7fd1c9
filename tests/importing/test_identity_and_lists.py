"""Whose program it is, its years, its goals and tasks."""

import pytest

from shnor_docs.importing.contradictions import Claim, differing
from shnor_docs.importing.headings import chapters
from shnor_docs.importing.identity import (
    authority_of,
    municipality_of,
    period_in,
    program_named_in,
    region_of,
    spelled,
    spelling_of,
)
from shnor_docs.importing.passport.names import field_named
from shnor_docs.importing.prose.flow import rows_as_lines
from shnor_docs.importing.repeated import offers
from shnor_docs.importing.statements import listed
from shnor_docs.importing.statements.inside import lists_inside
from shnor_docs.importing.statements.names import list_named
from shnor_docs.importing.statements.stages import stages_of
from shnor_docs.inspection.foreign.remarks import Place
from tests.importing.papers_by_hand import paragraph


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("на 2020-2022 годы", "2020-2022"),
        ("на 2020 год и плановый период 2021 и 2022 годов", "2020-2022"),
        ("с 2020 по 2022 год", "2020-2022"),
        ("План на 2023 год", "2023"),
        ("2021/2022–2023/2024 учебные годы", "2021/2022-2023/2024"),
    ],
)
def test_years(text: str, period: str) -> None:
    found = period_in(text)
    assert found
    assert found.notation == period


def test_no_years() -> None:
    assert period_in("приказ от 05.11.2019 № 17") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Управление образования Рыбинского района", "Рыбинский район"),
        ("школ Угличского муниципального района", "Угличский муниципальный район"),
        ("администрации города Минусинска", "город Минусинск"),
        ("департамент Тюменской области", "Тюменская область"),
    ],
)
def test_municipalities(text: str, name: str) -> None:
    found = municipality_of([text])
    assert found
    assert found["name"] == name


def test_an_authority_named_by_its_act() -> None:
    found = authority_of((), "Отдела образования Лесного района")
    assert found == {"name": "Отдел образования Лесного района", "genitive": "Отдела образования Лесного района"}


def test_lists_of_the_program() -> None:
    found = listed([paragraph("Задачи:"), paragraph("1. Учить;"), paragraph("2. Лечить.")], "tasks")
    assert found
    assert [entry["text"] for entry in found.entries] == ["Учить;", "Лечить."]
    assert found.text == "Задачи:\n\n{{ tasks | numbered }}"


def test_two_lists_are_no_list_of_the_program() -> None:
    texts = ["1. Учить;", "Далее:", "1. Лечить."]
    assert listed([paragraph(text) for text in texts], "tasks") is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Цели программы", "goals"),
        ("Основные задачи муниципальной программы", "tasks"),
        ("Цели и задачи", ""),
        ("Риски", "risks"),
    ],
)
def test_names_of_lists(title: str, name: str) -> None:
    assert list_named(title) == name


def test_fields_by_synonyms() -> None:
    titles = [
        "Ответственный исполнитель",
        "Соисполнители программы",
        "Этапы и сроки реализации",
        "Объёмы финансирования",
    ]
    assert [field_named(title) for title in titles] == ["executors", "participants", "period", "budget"]


def test_claims_that_differ_are_told_with_both_places() -> None:
    table, line = Place("", (("таблица", 1),)), Place("", (("абзац", 5),))
    first = Claim("годы программы", "2020-2022", "2020–2022", "паспорт", "а.docx", table, "period")
    other = Claim("годы программы", "2021-2023", "2021–2023", "приказ", "б.docx", line)
    (both,) = differing([first, first, other, other])
    found = both.diagnostic
    assert found.code.id == "ШД692"
    assert "а.docx, таблица 1" in found.message
    assert (found.location.file, found.location.part) == ("б.docx", "абзац 5")
    assert both.about == "period"
    assert "(а.docx, таблица 1)" in both.question
    assert "(б.docx, абзац 5)" in both.question


def test_repeated_facts_are_offered() -> None:
    program = {
        "title": "Программа Лесного района",
        "municipality": {"name": "Лесной район", "genitive": "Лесного района"},
    }
    (found,) = offers(program, {"sections/01.md": "Школы Лесного\nрайона."})
    assert (found.reference, found.places) == ("{{ municipality.genitive }}", ("sections/01.md",))


def test_stages_with_their_terms() -> None:
    lines = [("1. Этапы реализации", True), ("Первый этап: подготовка (ноябрь 2020 г.)", True), ("Готовим.", False),
             ("Второй этап (когда-нибудь потом)", True), ("Делаем.", False)]  # fmt: skip
    main, *inner = chapters([paragraph(text, bold=bold, place=n) for n, (text, bold) in enumerate(lines, 1)])
    found = stages_of(main, inner)
    assert found
    assert [(one["title"], one.get("deadline"), one["text"]) for one in found] == [
        ("Первый этап: подготовка", "ноябрь 2020 г.", "Готовим."),
        ("Второй этап (когда-нибудь потом)", None, "Делаем."),
    ]
    assert stages_of(main, inner[:1]) is None


def test_goals_and_tasks_amid_a_text() -> None:
    lines = ["Общие слова.", "Цель – учить всех.", "Задачи:", "1. Учить;", "2. Лечить.", "Обоснование."]
    found = lists_inside([paragraph(text, place=n) for n, text in enumerate(lines, 1)], (), rows_as_lines)
    assert found
    assert {name: [one["text"] for one in entries] for name, entries in found.lists.items()} == {
        "goals": ["учить всех."],
        "tasks": ["Учить;", "Лечить."],
    }
    goal = found.lists["goals"][0]["id"]
    assert found.text == (
        f"Общие слова.\n\nЦель – {{{{ goals.{goal} }}}}\n\nЗадачи:\n\n{{{{ tasks | numbered }}}}\n\nОбоснование."
    )
    assert lists_inside([paragraph("Цель – учить.")], ("goals",), rows_as_lines) is None


def test_a_second_goal_where_goals_are_told() -> None:
    blocks = [paragraph("Цель работы:"), paragraph("Помочь школам."), paragraph("Далее.")]
    found = lists_inside(blocks, (), rows_as_lines, {"pomoch_shkolam": "Учить."})
    assert found
    (goal,) = found.lists["goals"]
    assert goal["id"] != "pomoch_shkolam"
    assert f"{{{{ goals.{goal['id']} }}}}" in found.text
    assert lists_inside(blocks, (), rows_as_lines, {"one": "помочь школам"}) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Об утверждении муниципальной программы «Школа» на 2020 год", "Муниципальная программа «Школа» на 2020 год"),
        ("Результаты реализации Концепции поддержки школ за 2021 год", "Концепция поддержки школ"),
        ("Об утверждении плана мероприятий", ""),
    ],
)
def test_a_program_named_in_an_oblique_case(text: str, name: str) -> None:
    assert program_named_in(text) == name


def test_regions() -> None:
    found = municipality_of(["Отдел образования администрации Серышевского района Амурской области"])
    assert found
    assert found["region"] == "Амурская область"
    assert region_of(["школы Красноярского края", "в Красноярского края"]) == "Красноярский край"
    assert region_of(["Амурской области и Красноярского края"]) == ""


def test_names_in_capitals() -> None:
    spelling = spelling_of(["Школы Троицкого района и ШНОР работают.", "ШКОЛЫ ТРОИЦКОГО РАЙОНА"])
    assert spelled("УПРАВЛЕНИЕ ОБРАЗОВАНИЯ ТРОИЦКОГО РАЙОНА", spelling) == "Управление образования Троицкого района"
    assert spelled("ПРОГРАММА ПОДДЕРЖКИ ШНОР", spelling) == "Программа поддержки ШНОР"
    assert spelled("ПРОГРАММА поддержки", {}) == "Программа поддержки"
    assert spelled("МКУ «ИМЦ» района", {}) == "МКУ «ИМЦ» района"
    assert spelled("ИМЦ", {}) == "ИМЦ"
