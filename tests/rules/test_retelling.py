"""ШД260–ШД281: one thing said twice or otherwise; what only looks alike is left alone."""

import pytest

from tests.small_workspace import SmallWorkspace, section

TASK = "tasks: [{id: a, text: создать условия для повышения профессиональных компетенций педагогов и управленцев школ}]"


def test_a_text_that_retells_a_task(small: SmallWorkspace) -> None:
    small.program(TASK, section("Нужно создать условия повышения профессиональных компетенций педагогов школ."))
    assert small.codes() == []
    small.program(TASK, section("Создать условия для повышения профессиональных компетенций педагогов и управленцев."))
    found = small.only("ШД263")
    assert "{{ tasks.a }}" in found.hint


@pytest.mark.parametrize(
    "text",
    [
        "Педагоги повышают профессиональные компетенции.",
        "{{ tasks }}",
        "Программа решает одну задачу:\n\n{{ tasks }}",
        "Две задачи программы развития региона решены.",
        "Программа определяет два показателя эффективности работы школ.",
    ],
)
def test_texts_that_retell_nothing(small: SmallWorkspace, text: str) -> None:
    small.program(TASK, section(text))
    assert small.codes() == []


def test_the_same_measure_at_another_time_is_another(small: SmallWorkspace) -> None:
    items = "[{id: a, text: Сбор всех школ, deadline: %s}, {id: b, text: Сбор всех школ, deadline: 2022}]"
    small.program(f"roadmap: {{groups: [{{id: g, title: Г, items: {items % 2021}}}]}}")
    assert small.codes() == []
    small.program(f"roadmap: {{groups: [{{id: g, title: Г, items: {items % 2022}}}]}}")
    small.only("ШД260")


@pytest.mark.parametrize(
    "text",
    [
        "Положительная оценка работы школ",
        "Меры на двух уровнях: школьном и муниципальном",
        "Поддержка одной из самых результативных",
        "Курсы для обучающихся",
        "Отчёт рабочей группы по КО",
        "Работа с учителями на дому",
    ],
)
def test_texts_that_do_not_break_off(small: SmallWorkspace, text: str) -> None:
    small.program(f"results: [{{id: a, text: '{text}'}}]")
    assert "ШД278" not in small.codes()


@pytest.mark.parametrize(
    "text", ["Динамика образовательных", "Курсы для", "Отчёт по итогам региональной и федеральной"]
)
def test_texts_that_break_off(small: SmallWorkspace, text: str) -> None:
    small.program(f"results: [{{id: a, text: '{text}'}}]")
    small.only("ШД278")


@pytest.mark.parametrize(
    "text",
    [
        "приказом Министерства от 06.05.2019 № 590 «Об утверждении Методологии оценки» (далее – Методология)",
        "приказом Управления от 14.02.2022 № 84 «О проекте 500+» (далее – Проект)",
        "приказом Управления от 14.02.2022 № 84 «О помощи школам» (далее – Приказ)",
    ],
)
def test_terms_that_mean_the_act(small: SmallWorkspace, text: str) -> None:
    small.program(section(f"Работа ведётся в соответствии с {text}."))
    assert "ШД281" not in small.codes()
