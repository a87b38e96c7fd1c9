"""ШД310, ШД516: amounts that cannot be, written by hand or computed."""

import pytest

from shnor_docs.compute.indicators import compute_indicators, frames
from tests.compute.building import YEAR, indicator, table
from tests.small_workspace import SmallWorkspace

CATALOGUE = """\
    schema_version: 1
    indicators:
    - {id: share, name: Доля школ, kind: share}
    - {id: schools, name: Число школ, kind: count, unit: школа}
    - {id: load, name: Нагрузка, kind: count, unit: час, precision: 1}
    - {id: site, name: Есть сайт, kind: yes_no}
    - {id: growth, name: Темп роста, kind: number, unit: "%"}
    """


def use(indicator: str, rest: str) -> str:
    return f"indicators: [{{id: {indicator}, {rest}}}]"


@pytest.mark.parametrize(
    ("indicator", "written"),
    [
        ("share", "targets: {2021: 101 %}"),
        ("share", "targets: {2021: не менее 250 %}"),
        ("share", "target: −5 %"),
        ("share", "targets: {2021: 120}"),
        ("share", "targets: {2021: не менее 80 % и не более 130 % школ}"),
        ("share", "targets: {2021: более 100 %}"),
        ("share", "baseline: {2020: '100,5'}"),
        ("share", "actuals: {2021: -1}"),
        ("share", "minimum: 130"),
        ("share", "target: -3 школы"),
        ("schools", "targets: {2021: -2}"),
        ("schools", "targets: {2021: '2,5 школы'}"),
        ("schools", "actuals: {2021: '1,5'}"),
        ("load", "actuals: {2021: '-0,5'}"),
        ("site", "actuals: {2021: 2}"),
        ("site", "weight: -1"),
        ("site", "weight: 101"),
    ],
)
def test_an_indicator_that_cannot_be_so_much(small: SmallWorkspace, indicator: str, written: str) -> None:
    small.catalogue(CATALOGUE)
    small.program(use(indicator, written))
    assert "ШД310" in small.codes()
    assert set(small.codes()) <= {"ШД310", "ШД221"}  # a wrong weight makes a wrong sum too


@pytest.mark.parametrize(
    ("indicator", "written"),
    [
        ("share", "targets: {2020: 0 %, 2021: 100 %, 2022: не более 100 %}"),
        ("share", "target: 4 школы"),
        ("share", "targets: {2020: '–', 2021: рост, 2022: '–'}"),
        ("schools", "targets: {2020: 0, 2021: 0, 2022: не менее 120 %}"),
        ("load", "actuals: {2021: '1,5'}"),
        ("site", "actuals: {2021: 1}, weight: 100"),
        ("growth", "targets: {2021: 112 %}, actuals: {2020: -3}"),
    ],
)
def test_an_indicator_that_can_be_so_much(small: SmallWorkspace, indicator: str, written: str) -> None:
    small.catalogue(CATALOGUE)
    small.program(use(indicator, written))
    assert small.codes() == []


def test_an_impossible_target_says_where_and_why(small: SmallWorkspace) -> None:
    small.program("indicators: [{id: vpr_math, targets: {2021: 101 %}}]")
    found = small.only("ШД310")
    assert found.location.line == 6
    assert "2021 год" in found.message and "от 0 до 100 %" in found.message
    assert "kind: number" in found.hint


@pytest.mark.parametrize(
    "fact",
    [
        "name: Доля школ, value: 166, unit: '%'",
        "name: Школы района, value: -4, unit: школа",
        "name: Школы района, value: '4,5', unit: школа",
        "name: Часы, value: -1, unit: час",
    ],
)
def test_a_fact_that_cannot_be(small: SmallWorkspace, fact: str) -> None:
    small.program(f"facts: [{{id: some, {fact}}}]")
    small.only("ШД310")


@pytest.mark.parametrize(
    "fact",
    ["name: Темп роста, value: 120, unit: '%'", "name: Часы, value: '1,5', unit: час", "name: Разность, value: -4"],
)
def test_a_fact_that_can_be(small: SmallWorkspace, fact: str) -> None:
    small.program(f"facts: [{{id: some, {fact}}}]")
    assert small.codes() == []


def test_money_is_not_negative(small: SmallWorkspace) -> None:
    small.program(
        "budget: {sources: [{id: local, name: Бюджет, amounts: {2020: -10}}]}",
        "roadmap: {groups: [{id: g, title: Г, items: [{id: a, text: Мера, money: {local: {2020: -10}}}]}]}",
    )
    assert small.codes() == ["ШД310", "ШД310"]


@pytest.mark.parametrize(
    ("kind", "formula", "is_wrong"),
    [
        ("share", {"sum": {"of": "marks", "field": "a"}}, True),
        ("count", {"mean": {"of": "marks", "field": "a"}}, True),
        ("number", {"sum": {"of": "marks", "field": "a"}}, False),
        ("share", {"mean": {"of": "marks", "field": "a"}}, False),
    ],
)
def test_a_computed_value_keeps_the_bounds_of_a_written_one(kind: str, formula: dict, is_wrong: bool) -> None:
    marks = table("marks", [{"school": "one", "a": 60}, {"school": "two", "a": 61}])
    found = compute_indicators([indicator("total", formula, kind=kind)], frames([marks]), [YEAR])
    assert [problem.code.id for problem in found.problems] == (["ШД516"] if is_wrong else [])
