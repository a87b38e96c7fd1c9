"""ШД215–ШД217, ШД222: sums that do not add up, sources that are not there."""

from tests.small_workspace import SmallWorkspace


def plan(money: str) -> str:
    return f"roadmap: {{groups: [{{id: g, title: Г, items: [{{id: a, text: Мера, money: {money}}}]}}]}}"


def budget(rest: str = "", total: str = "30") -> str:
    source = f"{{id: local, name: Местный бюджет, amounts: {{2020: 10, 2021: 20}}, total: {total}}}"
    return f"budget: {{sources: [{source}]{rest}}}"


def test_sums_that_add_up(small: SmallWorkspace) -> None:
    small.program(budget(", total: 30"), plan("{local: {2020: 10, 2021: 20}}"))
    assert small.codes() == []


def test_a_total_of_a_source_that_does_not_add_up(small: SmallWorkspace) -> None:
    small.program(budget(total="31"))
    found = small.only("ШД215")
    assert "31" in found.message and "30" in found.message


def test_a_total_of_the_budget_that_does_not_add_up(small: SmallWorkspace) -> None:
    small.program(budget(", total: 29"))
    assert "29" in small.only("ШД215").message


def test_measures_that_cost_more_than_their_source_has(small: SmallWorkspace) -> None:
    small.program(budget(), plan("{local: {2020: 15, 2021: 20}}"))
    assert "15" in small.only("ШД216").message


def test_a_source_that_is_not_there(small: SmallWorkspace) -> None:
    small.program(budget(), plan("{locl: {2020: 10}}"))
    assert "local" in small.only("ШД217").hint


def test_calendar_and_academic_years_do_not_mix(small: SmallWorkspace) -> None:
    small.program("""
        budget:
          sources:
          - {id: a, name: Первый, amounts: {2021: 1}}
          - {id: b, name: Второй, amounts: {2021/2022: 2}}
        """)
    assert "Второй" in small.only("ШД222").message
