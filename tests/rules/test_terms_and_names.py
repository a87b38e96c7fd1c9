"""Rules on terms and names: what they leave alone. What they find, the pages of the rules show."""

import pytest

from tests.small_workspace import HEAD, SmallWorkspace, order, section


@pytest.mark.parametrize(
    "text",
    [
        "Школы с низкими образовательными результатами (далее – ШНОР). ШНОР получают помощь.",
        "Школы, функционирующие в неблагоприятных социальных условиях (далее – ШНСУ). В ШНСУ идут учителя.",
        "Индивидуальный образовательный маршрут (ИОМ) составляет школа; ИОМ утверждает директор.",
        "РРЦ – районный ресурсный центр. РРЦ помогает школам.",
        "МКУ «ИМЦ» и МБОУ «СОШ № 1» ведут ЕГЭ, ОГЭ, ВПР.",
        "Утверждена муниципальная программа (далее – Программа). Цели Программы ясны.",
        "ПОРЯДОК РАБОТЫ ШКОЛ\n\nКАРТА ШКОЛЫ ЗА ГОД",
        "Концепция (далее по тексту – Концепция) принята. Концепцию исполняют.",
        "Ведёт Чайка Н.Ю. Помогает Лебедь А.П., а Дрозд С.И. отвечает.",
        "Класс А. Иван Чайка Н. пишет.",
    ],
)
def test_sound_texts_are_left_alone(small: SmallWorkspace, text: str) -> None:
    small.program(section(text))
    assert small.codes() == [], [d.message for d in small.found()]


def test_the_short_name_of_the_authority_is_an_expansion(small: SmallWorkspace) -> None:
    head = HEAD.replace("name: Управление образования,", "name: Управление образования, short: УО,")
    small.program(section("Помощь оказывает УО."), head=head)
    assert small.codes() == []


@pytest.mark.parametrize(
    ("name", "genitive", "authority"),
    [
        ("город Орёл", "города Орла", "города Орла"),
        ("Тарский район", "Тарского района", "Тарского муниципального района"),
        ("город Уфа", "города Уфы", "Уфимского городского округа"),
        ("Рыбинский район", "Рыбинского района", "Рыбинского района"),
    ],
)
def test_cases_of_one_name_are_alike(small: SmallWorkspace, name: str, genitive: str, authority: str) -> None:
    body = f"Управления образования администрации {authority}"
    head = (
        HEAD.replace("Лесной район", name)
        .replace("Лесного района", genitive)
        .replace("genitive: Управления образования,", f"genitive: {body},")
    )
    small.program(section(f"Программу исполняет администрация {authority}."), head=head)
    assert small.codes() == []


def test_a_region_names_many_municipalities(small: SmallWorkspace) -> None:
    head = HEAD.replace("Лесной район", "Лесная область").replace("Лесного района", "Лесной области")
    small.program(section("Администрация Озёрского района ведёт отчёт."), head=head)
    assert small.codes() == []


def test_a_body_of_others_may_be_called_otherwise(small: SmallWorkspace) -> None:
    small.program(section("Отчёт получает Комитет образования. Данные даёт Отдел образования министерства."))
    assert small.codes() == []


def test_an_issuer_called_otherwise(small: SmallWorkspace) -> None:
    small.program(order("issuer: [АДМИНИСТРАЦИЯ ЛЕСНОГО РАЙОНА, КОМИТЕТ ПО ОБРАЗОВАНИЮ]"))
    assert "Управление образования" in small.only("ШД350").message


def test_an_abbreviation_used_before_in_another_document_is_expanded_there(small: SmallWorkspace) -> None:
    small.program(
        """
        documents:
        - {id: a, kind: program, sections: [{id: one, text: Помощь оказывает РРЦ.}]}
        - {id: b, kind: concept, sections: [{id: one, text: Районный центр (далее – РРЦ) открыт. РРЦ учит.}]}
        """
    )
    assert small.codes() == []


def test_places_of_persons_an_open_point_asks_for(small: SmallWorkspace) -> None:
    parties = (
        "".join(
            f"- {{id: {name}, name: Чайка {name.upper()}.П., kind: person{post}}}\n"
            for name, post in (("a", ", post: Учитель"), ("b", ", post: Учитель"), ("c", ""))
        )
        .replace("A.", "А.")
        .replace("B.", "В.")
        .replace("C.", "С.")
    )
    point = "open_points: [{place: parties.c.post, note: Узнать должность}]"
    small.program(f"parties:\n{parties}", point)
    assert "ШД354" not in small.codes()
