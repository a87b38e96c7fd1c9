"""ШД520–ШД532: values of indicators against their direction, base, name and unit."""

import pytest

from tests.small_workspace import SmallWorkspace, section


def use(rest: str, indicator: str = "vpr_math") -> str:
    return f"indicators: [{{id: {indicator}, {rest}}}]"


@pytest.mark.parametrize(
    "rest",
    [
        "targets: {2020: 30 %, 2021: 30 %, 2022: 40 %}",
        "targets: {2020: рост, 2021: 20 %, 2022: положительная динамика}",
        "baseline: {2019: 30}, targets: {2020: 30 %, 2021: 35 %, 2022: 40 %}",
        "baseline: {2019/2020: 30}, targets: {2020: 35 %, 2021: 36 %, 2022: 40 %}",
        "baseline: {2019: 60}, targets: {2020: 4 школы, 2021: 5 школ, 2022: 6 школ}",
    ],
)
def test_values_that_go_the_good_way(small: SmallWorkspace, rest: str) -> None:
    small.program(use(rest))
    assert small.codes() == []


def test_an_open_point_asks_for_the_targets(small: SmallWorkspace) -> None:
    point = "open_points: [{place: indicators.vpr_math.targets, note: Подтвердите значения}]"
    small.program(use("baseline: {2019: 60}, targets: {2020: 30 %, 2021: 20 %, 2022: 10 %}"), point)
    assert small.codes() == ["ШД701"]


def test_a_fall_of_what_is_bad(small: SmallWorkspace) -> None:
    small.catalogue("""\
        schema_version: 1
        indicators: [{id: below, name: Доля не сдавших экзамен, kind: share, direction: fall}]
        """)
    small.program(use("baseline: {2019: 9}, targets: {2020: 7 %, 2021: 5 %, 2022: 3 %}", "below"))
    assert small.codes() == []
    small.program(use("targets: {2020: 7 %, 2021: 5 %, 2022: 6 %}", "below"))
    small.only("ШД520")


@pytest.mark.parametrize(
    "text",
    [
        "Это 10 из 15 школ (67 %).",
        "Это 66,7 % (10 из 15).",
        "Из 15 школ 10 (67 %) участвуют в проекте.",
        "В 2020 году 10 школ (38 %), из них 2 (8 %) городские и 8 (31 %) сельских.",
        "План выполнен на 120 %.",
    ],
)
def test_shares_in_texts_that_are_right(small: SmallWorkspace, text: str) -> None:
    small.program(section(text))
    assert small.codes() == []


def test_what_says_nothing_of_what_is_counted(small: SmallWorkspace) -> None:
    small.catalogue("schema_version: 1\nindicators: [{id: n, name: Количество школ, kind: count, unit: ед.}]\n")
    small.program(use("targets: {2020: 5 школ, 2021: 6 школ, 2022: не менее 120 %}", "n"))
    assert small.codes() == []
