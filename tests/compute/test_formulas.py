"""Operators of formulas, each on a table that one can count by eye."""

from decimal import Decimal
from fractions import Fraction

import pytest
from pydantic import ValidationError

from shnor_docs.model.formula import Formula
from shnor_docs.model.period import Period
from tests.compute.building import YEAR, computed, indicator, problems, schools, table, value

VPR = table(
    "vpr",
    [
        {"school": f"school_{n}", "period": YEAR, "participants": total, "low": low, "subject": subject}
        for n, total, low, subject in [
            (1, 20, 6, "math"),
            (2, 50, 10, "math"),
            (3, 30, 10, "russian"),
            (4, None, None, "math"),
        ]
    ],
)


def test_without_data_of_any_school_there_is_no_value():
    marks = table("marks", [{"school": "school_1", "period": Period(2021), "low": 3}])
    rule = {"value": {"sum": {"of": "marks", "field": "low"}}, "more": "0"}
    (problem,) = problems({"share": {"of": "schools", "each": rule}}, marks, registry=schools(2))
    assert problem.code.id == "ШД503"
    assert "ни у одной школы нет данных за 2022" in problem.message


def test_share_of_rows():
    assert str(value({"share": {"of": "vpr", "where": {"subject": "math"}}}, VPR)) == "75 %".replace(" ", "\u00a0")


def test_share_has_a_denominator_of_its_own():
    formula = {"share": {"of": "vpr", "where": {"low": {"at_least": 10}}, "among": {"subject": "math"}}}
    found = value(formula, VPR)
    assert found.amount == Decimal("33.3")
    assert found.trace.result == Fraction(100, 3)
    assert found.trace.whole == 3


def test_threshold_of_a_percentage_is_exact():
    at_least_30 = {"low": {"percent_of": "participants", "at_least": "30"}}
    assert value({"count": {"of": "vpr", "where": at_least_30}}, VPR, kind="count").amount == 2


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("math", 3),
        (["math", "russian"], 4),
        ({"is_not": "math"}, 1),
        ({"is_not": ["math", "russian"]}, 0),
    ],
)
def test_conditions_on_a_text(condition, expected):
    assert value({"count": {"of": "vpr", "where": {"subject": condition}}}, VPR, kind="count").amount == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("10", 2),
        ({"more": "6"}, 2),
        ({"less": "10"}, 1),
        ({"at_most": "10"}, 3),
        ({"at_least": "6", "less": "10"}, 1),
        ({"filled": "да"}, 3),
        ({"filled": "нет"}, 1),
    ],
)
def test_conditions_on_a_number_never_take_a_missing_one(condition, expected):
    assert value({"count": {"of": "vpr", "where": {"low": condition}}}, VPR, kind="count").amount == expected


def test_yes_and_no_columns():
    answers = table("answers", [{"done": True}, {"done": False}, {"done": None}])
    assert value({"share": {"of": "answers", "where": {"done": "да"}}}, answers).amount == Decimal("33.3")
    assert value({"count": {"of": "answers", "where": {"done": "нет"}}}, answers, kind="count").amount == 1


def test_properties_of_the_registry_are_conditions_too():
    registry = [*schools(2, levels=("basic", "secondary")), *schools(4)[2:]]
    formula = {"count": {"of": "vpr", "where": {"school.levels": "secondary"}}}
    assert value(formula, VPR, kind="count", registry=registry).amount == 2


def test_count_of_different_values():
    assert value({"count": {"of": "vpr", "distinct": "subject"}}, VPR, kind="count").amount == 2


def test_sum_and_means():
    assert value({"sum": {"of": "vpr", "field": "low"}}, VPR, kind="number").amount == 26
    assert value({"mean": {"of": "vpr", "field": "low"}, "round": 2}, VPR, kind="number").amount == Decimal("8.67")
    weighted = {"weighted_mean": {"of": "vpr", "field": "low", "weight": "participants"}}
    assert value(weighted, VPR, kind="number").trace.result == Fraction(6 * 20 + 10 * 50 + 10 * 30, 100)


def test_a_sum_of_decimals_loses_nothing():
    money = table("money", [{"amount": 0.1}, {"amount": 0.2}, {"amount": 1_000_000.03}])
    assert value({"sum": {"of": "money", "field": "amount"}}, money, kind="number").trace.result == Fraction(
        "1000000.33"
    )


def test_missing_figures_are_told():
    found = problems({"sum": {"of": "vpr", "field": "low"}}, VPR, kind="number")
    assert [problem.code.id for problem in found] == ["ШД507"]
    assert "«low»" in found[0].message


def test_ratio_of_sums():
    low, all_ = ({"sum": {"of": "vpr", "field": name}} for name in ("low", "participants"))
    assert value({"ratio": {"numerator": low, "denominator": all_}}, VPR).amount == 26


def test_a_cap_is_noted():
    low, all_ = ({"sum": {"of": "vpr", "field": name}} for name in ("low", "participants"))
    found = value({"ratio": {"numerator": all_, "denominator": low}, "cap": "100", "round": "0"}, VPR)
    assert found.amount == 100
    assert found.trace.notes == ("не больше 100: взято 100",)


def test_a_formula_inside_rounds_where_it_says_so():
    low, all_ = ({"sum": {"of": "vpr", "field": name}} for name in ("low", "participants"))
    third = {"ratio": {"numerator": low, "denominator": all_, "percent": "нет"}, "round": "1"}
    found = value({"ratio": {"numerator": third, "denominator": all_, "percent": "нет"}}, VPR)
    assert found.trace.result == Fraction(3, 1000)
    assert found.trace.children[0].notes == ("округлено, знаков после запятой: 1; половина – в большую сторону",)


def test_indicators_are_rounded_only_when_printed():
    third = indicator(
        "third", {"share": {"of": "vpr", "where": {"low": "6"}, "among": {"subject": "math"}}, "round": "0"}
    )
    found = computed([VPR], third, indicator("again", {"indicator": "third"}, precision=2))
    assert found.values["third", YEAR].amount == 33
    assert found.values["again", YEAR].amount == Decimal("33.33")


def test_half_is_rounded_up():
    formula = {"share": {"of": "vpr", "where": {"low": "6"}}, "round": "0"}
    assert value(formula, table("vpr", [{"low": n} for n in (6, 1, 1, 1, 1, 1, 1, 1)])).amount == 13


def test_change_in_the_good_direction():
    rows = [{"period": Period(2021), "low": 40}, {"period": YEAR, "low": 30}]
    change = {"of": {"sum": {"of": "t", "field": "low"}}}
    assert value({"change": change}, table("t", rows)).amount == -10
    assert value({"change": {**change, "good": "fall"}}, table("t", rows)).amount == 10
    assert value({"change": {**change, "measure": "growth_rate"}}, table("t", rows)).amount == 75


def test_growth_from_zero_has_no_rate():
    rows = [{"period": Period(2021), "low": 0}, {"period": YEAR, "low": 15}]
    change = {"change": {"of": {"sum": {"of": "t", "field": "low"}}, "measure": "growth_rate"}}
    (problem,) = problems(change, table("t", rows))
    assert problem.code.id == "ШД501"
    assert "темп роста от нуля" in problem.message


def test_yes_or_no():
    rule = {"value": {"sum": {"of": "vpr", "field": "low"}}, "at_least": "26"}
    assert str(value({"holds": rule}, VPR, kind="yes_no")) == "да"


def test_indicator_of_indicators():
    found = computed(
        [VPR],
        indicator("twice", {"ratio": {"numerator": {"indicator": "low"}, "denominator": {"indicator": "low"}}}),
        indicator("low", {"sum": {"of": "vpr", "field": "low"}}, kind="number"),
    )
    assert found.values["twice", YEAR].amount == 100


def test_an_indicator_may_not_depend_on_itself():
    found = computed(
        [VPR],
        indicator("first", {"indicator": "second"}),
        indicator("second", {"change": {"of": {"indicator": "first"}}}),
    )
    assert [problem.code.id for problem in found.problems] == ["ШД502", "ШД502"]
    assert "first → second → first" in found.problems[0].message
    assert not found.values


@pytest.mark.parametrize(
    ("formula", "code", "words"),
    [
        ({"share": {"of": "vpr", "among": {"low": {"at_least": "99"}}}}, "ШД501", "не менее 99"),
        ({"sum": {"of": "vpr", "field": "height"}}, "ШД504", "«height»"),
        ({"count": {"of": "vpr", "where": {"height": "1"}}}, "ШД504", "«height»"),
        ({"count": {"of": "oge"}}, "ШД505", "«oge»"),
        ({"indicator": "oge"}, "ШД505", "«oge»"),
        ({"sum": {"of": "vpr", "field": "subject"}}, "ШД506", "«math»"),
        ({"count": {"of": "vpr", "where": {"subject": {"at_least": "3"}}}}, "ШД506", "«math»"),
        ({"mean": {"of": "vpr", "field": "low", "where": {"low": {"more": "99"}}}}, "ШД501", "low"),
    ],
)
def test_problems_name_the_indicator_and_the_data(formula, code, words):
    (problem,) = problems(formula, VPR)
    assert problem.code.id == code
    assert "Показатель x" in problem.message
    assert words in problem.message


@pytest.mark.parametrize(
    "formula", [{"sum": {"of": "vpr", "field": "height"}}, {"count": {"of": "oge"}}, {"indicator": "x"}]
)
def test_a_fault_of_the_formula_is_told_once_for_all_periods(formula):
    (problem,) = computed([VPR], indicator("x", formula), periods=(YEAR, Period(2023))).problems
    assert problem.period is None
    assert "за 20" not in problem.message


def test_a_problem_in_a_cell_knows_its_address():
    (problem,) = problems({"sum": {"of": "vpr", "field": "subject"}}, VPR)
    assert str(problem.place) == "data/vpr.xlsx [Лист1!E2]"


def test_a_period_without_data():
    (problem,) = problems({"count": {"of": "vpr"}}, VPR, period=Period(2019))
    assert problem.code.id == "ШД503"
    assert "2019" in problem.message
    assert "2022" in problem.hint


def test_only_the_schools_of_the_municipality():
    from shnor_docs.compute.indicators import compute_indicators, frames

    registry = [*schools(2, "rybinsk"), *schools(4, "uglich")[2:]]
    found = compute_indicators(
        [indicator("x", {"count": {"of": "vpr"}}, kind="count")], frames([VPR], registry), [YEAR], "uglich"
    )
    assert found.values["x", YEAR].amount == 2


@pytest.mark.parametrize(
    "written",
    [
        {},
        {"round": "1"},
        {"count": {"of": "vpr"}, "share": {"of": "vpr"}},
        {"count": {"of": "vpr", "wher": {}}},
        {"eval": "1+1"},
        {"holds": {"value": {"count": {"of": "vpr"}}}},
    ],
)
def test_a_formula_has_one_known_operator(written):
    with pytest.raises(ValidationError):
        Formula.model_validate(written)
