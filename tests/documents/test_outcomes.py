"""«Итого» over what came of the targets: how many are reached, the effectiveness of the program and its grade."""

import pytest

from tests.small_workspace import SmallWorkspace, section

CATALOGUE = """
schema_version: 1
indicators:
- {id: network, name: Сетевое взаимодействие, kind: share}
- {id: courses, name: Курсовая подготовка, kind: share}
- {id: dropouts, name: Отсев, kind: share, direction: fall}
- {id: report, name: Отчёт, kind: document}
"""


def table(*uses: str, total: str = "total: да") -> str:
    listed = "".join(f"\n- {use}" for use in uses)
    columns = "[{field: name}, {field: change}, {field: reached}, {field: achievement}]"
    return f"indicators:{listed}\ntables:\n- {{id: outcomes, header: нет, columns: {columns}, {total}}}\n"


def rows(small: SmallWorkspace) -> list[list[str]]:
    (outcomes,) = (unit for unit in small.body() if unit.id == "tables.outcomes")
    return [[cell.plain.replace("\u00a0", " ") for cell in row.children] for row in outcomes.children]


def shown(small: SmallWorkspace, *uses: str, total: str = "total: да") -> list[list[str]]:
    small.catalogue(CATALOGUE)
    small.program(table(*uses, total=total), section("{{ tables.outcomes }}"))
    return rows(small)


def use(name: str, target: str, before: str, after: str, more: str = "") -> str:
    return f"{{id: {name}, target: {target}, actuals: {{2020: {before}, 2021: {after}}}{more}}}"


GROWING = "не менее 80 % и положительная динамика"


def test_c_13_c_14_targets_with_dynamics_and_what_came_of_all(small: SmallWorkspace) -> None:
    # source 003: «не менее 80 %» and growing; a fall that is good; a share that stands still
    found = shown(
        small,
        use("network", GROWING, "70", "85"),
        use("courses", GROWING, "85", "85"),
        use("dropouts", "не более 2 %", "5", "4"),
        "{id: report, target: 'документ: Отчёт'}",
    )
    assert found == [
        ["Сетевое взаимодействие", "+15 п.п.", "достигнуто", "100"],
        ["Курсовая подготовка", "без изменений", "не достигнуто", "100"],
        ["Отсев", "−1 п.п.", "не достигнуто", "50"],
        ["Отчёт", "–", "–", "–"],
        ["Итого", "улучшение – 2, без изменений – 1", "1 из 3", "83,3"],
    ]


SCALE = "total: да, grades: [{at_least: 0, name: низкая}, {at_least: 80, name: средняя}, {at_least: 90, name: высокая}]"


@pytest.mark.parametrize(
    ("fact", "printed"),
    [("10", "56,3 (низкая)"), ("48", "80 (средняя)"), ("64", "90 (высокая)"), ("90", "100 (высокая)")],
)
def test_the_grade_of_the_effectiveness(small: SmallWorkspace, fact: str, printed: str) -> None:
    found = shown(small, use("network", "80 %", "1", "90"), use("courses", "80 %", "1", fact), total=SCALE)
    assert found[-1][-1] == printed


def test_effectiveness_by_weights(small: SmallWorkspace) -> None:
    found = shown(
        small,
        use("network", "80 %", "1", "90", ", weight: 75"),
        use("courses", "80 %", "1", "40", ", weight: 25"),
    )
    assert found[-1][-1] == "87,5"


def test_effectiveness_waits_for_every_actual_value(small: SmallWorkspace) -> None:
    found = shown(small, use("network", "не менее 80 %", "1", "90"), "{id: courses, target: 80 %}", total=SCALE)
    assert found[-1] == ["Итого", "улучшение – 1", "1 из 1", "–"]


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ("grades: [{at_least: 0, name: низкая}]", "не напечатается"),
        ("total: да, grades: [{at_least: 10, name: низкая}]", "начинается с at_least: 0"),
        ("total: да, grades: [{at_least: 0, name: низкая}, {at_least: 0, name: высокая}]", "различны"),
    ],
)
def test_a_scale_that_cannot_be(small: SmallWorkspace, settings: str, reason: str) -> None:
    small.catalogue(CATALOGUE)
    small.program(table(use("network", "80 %", "1", "90"), total=settings))
    (found,) = small.found()
    assert reason in found.message
