"""ШД283–ШД289, ШД293: what leads to nothing, and where that is nobody's business."""

import pytest

from tests.small_workspace import SmallWorkspace

TASKS = "tasks: [{id: train, text: Обучить}, {id: help, text: Помочь}, {id: check, text: Проверить}]"


def plan(*rests: str) -> str:
    items = "".join(f"    - {{id: m{n}, text: Мероприятие номер {n}{rest}}}\n" for n, rest in enumerate(rests, 1))
    return f"roadmap:\n  groups:\n  - id: one\n    title: Группа\n    items:\n{items}"


def test_a_task_without_measure_and_indicator(small: SmallWorkspace) -> None:
    uses = "indicators: [{id: vpr_math, tasks: [train]}, {id: schools_helped, tasks: [help]}]"
    small.program(TASKS, plan(", tasks: [train]", ", tasks: [help]"), uses)
    found = small.only("ШД283")
    assert "«Проверить» нет ни одного мероприятия и ни одного показателя" in found.message


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param((TASKS, plan("", "")), id="no measure names a task"),
        pytest.param((TASKS, plan(", tasks: [train]", "")), id="most tasks have no measure yet"),
        pytest.param(
            (TASKS, plan(", indicators: [vpr_math]"), "indicators: [{id: vpr_math, tasks: [train, help, check]}]"),
            id="a measure serves the tasks of its indicators",
        ),
        pytest.param(
            (
                TASKS,
                plan(", tasks: [train]", ", tasks: [help]"),
                "open_points: [{place: tasks.check, note: Чем её выполнить?}]",
            ),
            id="an open point asks",
        ),
    ],
)
def test_tasks_that_are_left_alone(small: SmallWorkspace, parts: tuple[str, ...]) -> None:
    small.program(*parts)
    assert set(small.codes()) <= {"ШД701"}


def test_measures_without_a_deadline_are_told_where_most_have_one(small: SmallWorkspace) -> None:
    small.program(plan(", deadline: 2021", ", deadline: 2022", ""))
    assert "нет срока" in small.only("ШД288").message
    small.program(plan(", deadline: 2021", "", ""))
    assert small.codes() == []


def test_many_indicators_that_lack_the_same_are_told_at_once(small: SmallWorkspace) -> None:
    entries = [
        f"{{id: i{n}, name: Показатель {n}, kind: yes_no{', source: ФИС' if n > 4 else ''}}}" for n in range(1, 14)
    ]
    small.catalogue("schema_version: 1\nindicators:\n" + "".join(f"- {entry}\n" for entry in entries))
    small.program("indicators: [" + ", ".join(f"{{id: i{n}, target: да}}" for n in range(1, 14)) + "]")
    assert "у 4 показателей нет источника данных" in small.only("ШД286").message


def test_a_person_of_the_plan_is_found_in_the_team_by_reference(small: SmallWorkspace) -> None:
    small.program(
        "parties: [{id: one, name: Заречная Е.П., kind: person}]",
        plan(", responsible: [one]"),
        'documents: [{id: team, kind: team, sections: [{id: one, text: "{{ parties.one.name }} – куратор"}]}]',
    )
    assert small.codes() == []


def test_an_open_point_asks_for_a_target(small: SmallWorkspace) -> None:
    small.catalogue(
        "schema_version: 1\nindicators:\n" + "".join(f"- {{id: i{n}, name: Доля {n}, kind: share}}\n" for n in range(3))
    )
    uses = "indicators: [{id: i0, target: 30 %}, {id: i1, target: 30 %}, {id: i2}]"
    small.program(uses)
    small.only("ШД287")
    small.program(uses, "open_points: [{place: indicators.i2.targets, note: Сколько?}]")
    assert small.codes() == ["ШД701"]


def test_a_weight_is_missing_only_beside_other_weights(small: SmallWorkspace) -> None:
    small.program("indicators: [{id: vpr_math}, {id: schools_helped, weight: 1}]")
    assert small.codes() == []
