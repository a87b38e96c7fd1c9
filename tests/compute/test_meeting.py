"""ШД515: a condition that no cell of its column meets counts nothing, and says so."""

import pytest
from pydantic import ValidationError

from shnor_docs.model.formula import Formula
from shnor_docs.model.period import Period
from tests.compute.building import YEAR, problems, schools, table, value

OUTCOMES = table(
    "outcomes",
    [
        {"school": f"school_{n}", "year": YEAR, "outcome": outcome, "left": n == 2, "grade": n, "note": None}
        for n, outcome in [(1, "Продлена помощь"), (2, "Резильентная"), (3, "Продлена помощь")]
    ],
)


def count(**where: object) -> dict[str, object]:
    return {"count": {"of": "outcomes", "where": where}}


def test_a_misspelt_value_names_what_the_column_has():
    (problem,) = problems(count(outcome="Резилиентная"), OUTCOMES)
    assert problem.code.id == "ШД515"
    assert "в столбце «outcome» таблицы «outcomes» нет значения «Резилиентная»" in problem.message
    assert "есть: Продлена помощь, Резильентная" in problem.message
    assert problem.hint.startswith("возможно, «Резильентная»")


@pytest.mark.parametrize(
    "where",
    [
        {"outcome": ["Резильентная", "Выбыла"]},
        {"outcome": {"is_not": "Продлина помощь"}},
        {"school": "school_9"},
        {"school.levels": "middle"},
        {"year": "2031"},
        {"left": "вышла"},
        {"grade": "пятый"},
    ],
)
def test_a_value_that_no_cell_has(where):
    (problem,) = problems(count(**where), OUTCOMES, registry=schools(3))
    assert problem.code.id == "ШД515"


def test_the_denominator_is_looked_up_too():
    (problem,) = problems({"share": {"of": "outcomes", "among": {"outcome": "Выбыла"}}}, OUTCOMES)
    assert problem.code.id == "ШД515"


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({"outcome": "РЕЗИЛЬЕНТНАЯ"}, 1),
        ({"outcome": {"is_not": "Резильентная"}}, 2),
        ({"left": "да"}, 1),
        ({"grade": "11"}, 0),  # a column of numbers may come to have any
        ({"year": "2022"}, 3),
        ({"school": "school_4"}, 0),  # a school of the registry that is not in the table
        ({"school.levels": "secondary"}, 0),  # a level that no school here has
        ({"note": "что угодно"}, 0),  # an empty column says nothing
    ],
)
def test_a_value_that_a_cell_may_have(where, expected):
    assert value(count(**where), OUTCOMES, kind="count", registry=schools(4)).amount == expected


def test_yes_in_a_column_where_all_is_no():
    nobody = table("outcomes", [{"school": "one", "left": False}])
    assert value(count(left="да"), nobody, kind="count").amount == 0


def test_a_table_without_rows_says_nothing():
    (problem,) = problems(count(outcome="любое"), table("outcomes", [], ["school", "year", "outcome"]))
    assert problem.code.id == "ШД503"


def test_other_periods_of_the_table_count():
    old = table("outcomes", [{"year": Period(2021), "outcome": "a"}, {"year": YEAR, "outcome": "b"}])
    assert value(count(outcome="a"), old, kind="count").amount == 0


@pytest.mark.parametrize(
    "bounds", [{"at_least": 50, "at_most": 30}, {"more": 30, "at_most": 30}, {"more": 5, "less": 5}]
)
def test_limits_that_no_number_keeps(bounds):
    with pytest.raises(ValidationError, match="исправьте пределы"):
        Formula.model_validate(count(grade=bounds))


def test_limits_that_meet_in_one_number():
    assert value(count(grade={"at_least": 2, "at_most": 2}), OUTCOMES, kind="count").amount == 1
