"""Rules on dates and acts: what they leave alone. What they find, the pages of the rules show."""

import pytest

from tests.small_workspace import SmallWorkspace, order, section


def plan(deadline: str) -> str:
    return f"roadmap: {{groups: [{{id: g, title: Работа, items: [{{id: a, text: Семинар, deadline: {deadline}}}]}}]}}\n"


def approved(deadline: str, date: str = "01.03.2021") -> str:
    text = order(f"date: {date}\n  number: 5").replace("text: Текст программы.", 'text: "{{ roadmap }}"')
    return plan(deadline) + text


@pytest.mark.parametrize(
    "deadline",
    ["до 31.12.2022", "март 2021 – май 2021", "ежегодно, август", "ежемесячно", "2020–2022 годы", "по плану УО"],
)
def test_deadlines_after_the_approval_are_fine(small: SmallWorkspace, deadline: str) -> None:
    small.program(approved(deadline))
    assert not {"ШД330", "ШД331", "ШД332", "ШД339"} & set(small.codes())


def test_deadlines_of_a_draft_are_compared_with_nothing(small: SmallWorkspace) -> None:
    small.program(plan("до 20.01.2020") + order().replace("text: Текст программы.", 'text: "{{ roadmap }}"'))
    assert small.codes() == []


@pytest.mark.parametrize(
    ("deadline", "code"), [("до 01.02.2021", "ШД330"), ("январь–май 2021", "ШД331"), ("до 03.03.2021", "ШД332")]
)
def test_the_date_of_the_approval_is_told(small: SmallWorkspace, deadline: str, code: str) -> None:
    small.program(approved(deadline))
    found = next(d for d in small.found() if d.code.id == code)
    assert ("01.03.2021" in found.message, "1.1" in found.message) == (True, True)


@pytest.mark.parametrize(
    "text",
    [
        "Приказ Отдела от 05.03.2019 № 12 «О программе».",
        "Закон от 29 декабря 2012 г. № 273-ФЗ и приказ от 1 марта 2019 года № 5-п.",
        "Приказ № 5 от 05.03.2019 действует; по приказу № 5 создан центр.",
        "Приказы от 05.03.2019 № 5, от 06.03.2019 № 6 и от 07.03.2019 № 7.",
        "По Федеральному закону № 273-ФЗ школа свободна в выборе.",
        "Постановление Правительства от 26.12.2017 N 1642.",
        "Распоряжение (в редакции от 05.03.2019) отменено.",
        "Приказ готовит школа, школа № 5 помогает. От 5 марта до 10 марта.",
        "На региональном уровне действовала программа на 2014–2016 годы.",
        "Государственная программа «Образование» на 2018–2025 годы.",
        "План на 2020/2021 учебный год, на 2020/21 учебный год, за 2020–2022 учебные годы.",
    ],
)
def test_acts_and_years_cited_in_full(small: SmallWorkspace, text: str) -> None:
    small.program(section(text))
    assert small.codes() == [], [d.message for d in small.found()]


def test_an_act_of_the_very_day_may_be_cited(small: SmallWorkspace) -> None:
    requisites = order("date: 23.09.2020\n  number: 5")
    small.program(requisites.replace("В целях повышения качества образования", "По приказу от 23.09.2020 № 4"))
    assert small.codes() == []


def test_a_regional_program_of_past_years_is_told_of(small: SmallWorkspace) -> None:
    small.program(section("По региональной программе поддержки школ на 2017–2019 годы создан центр."))
    assert "2019" in small.only("ШД337").message


def test_appendices_named_by_hand_are_left_alone(small: SmallWorkspace) -> None:
    small.program(order().replace("({{ appendices.main }})", "(приложение)"))
    assert "ШД343" not in small.codes()


@pytest.mark.parametrize("day", ["31.02.2021", "0.09.2021", "99.99.2021", "12.13.2021", "30 февраля 2021"])
def test_an_act_of_a_day_that_is_none_stops_nothing(small: SmallWorkspace, day: str) -> None:
    small.program(section(f"По приказу управления от {day} № 401/1 идёт работа."))
    assert "ШД335" not in small.codes()
