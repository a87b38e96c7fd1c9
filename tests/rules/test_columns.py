"""ШД207, ШД218: columns of tables and of plans in documents' settings."""

import pytest

from tests.small_workspace import SmallWorkspace

PLAN = "roadmap: {groups: [{id: g, title: Группа, items: [{id: a, text: Мера}]}]}"


def test_a_column_of_a_plan_that_does_not_exist(small: SmallWorkspace) -> None:
    small.program(
        PLAN,
        """
        documents:
        - id: plan
          kind: roadmap
          columns: [{field: text, title: Мера}, {title: Срок, columns: [{field: begin, title: Начало}]}]
        """,
    )
    found = small.only("ШД207")
    assert "«begin»" in found.message and "«plan»" in found.message
    assert found.location.line == 11


@pytest.mark.parametrize(("key", "hint"), [("level: town", "levels"), ("source: local", "budget")])
def test_a_column_of_a_level_or_a_source_that_is_not_there(small: SmallWorkspace, key: str, hint: str) -> None:
    small.program(f"tables: [{{id: t, rows: roadmap, columns: [{{field: money, title: Столбец, {key}}}]}}]")
    assert hint in small.only("ШД218").hint


@pytest.mark.parametrize("item", ["level: town", "deadlines: {town: май 2020}"])
def test_a_measure_of_a_level_that_is_not_there(small: SmallWorkspace, item: str) -> None:
    small.program(PLAN.replace("text: Мера", f"text: Мера, {item}"), "levels: [{id: towns, name: Город}]")
    assert "towns" in small.only("ШД204").hint
