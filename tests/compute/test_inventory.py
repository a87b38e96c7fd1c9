"""The acceptance list of computed values: each C-item with the source's figure and the right one.

C-03, C-06 and C-07 are about identity of schools and stand in test_schools.py, C-13 and C-14 in
tests/documents/test_outcomes.py, C-25 is a rule of the forms (ШД435), C-27 one of the dates (ШД321); C-09 and
C-10 have files of their own.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from shnor_docs.compute.differences import differences, unattainable
from shnor_docs.compute.effectiveness import target_check
from shnor_docs.compute.execution import execution_faults, plan_frame
from shnor_docs.compute.indicators import compute_indicators
from shnor_docs.compute.parts import balance, reconciled
from shnor_docs.diagnostics import Location
from shnor_docs.model.indicator import IndicatorUse
from shnor_docs.model.period import Period
from shnor_docs.model.roadmap import Roadmap
from shnor_docs.model.value import Value
from shnor_docs.russian.numerals import counted, in_words, noun_forms
from tests.compute.building import YEAR, computed, indicator, schools, table, value

NBSP = "\u00a0"


def test_c_01_parts_add_up_to_the_whole():
    # source 004: «10 (38%)», «2 (8%)», «8 (30%)» of 26 schools; 8 of 26 is 31 %, and 8 + 31 make 39
    found = reconciled([Fraction(200, 26), Fraction(800, 26)])
    assert found.rounded == (8, 31)
    assert found.total == 38 == sum(found.parts)
    assert found.parts == (7, 31)
    assert "дают 39 % вместо 38 %" in found.warning
    assert "8 печатается как 7" in found.warning


def test_c_01_says_nothing_when_nothing_is_changed():
    assert reconciled([Fraction(25), Fraction(25)]).warning == ""


def status(value):
    return {"share": {"of": "listed", "where": {"status": value}}, "round": "0"}


def test_c_01_indicators_split_into_parts():
    listed = table("listed", [{"status": "a"}] * 2 + [{"status": "b"}] * 8 + [{"status": "c"}] * 16)
    parts = [indicator(name, status(name)) for name in "ab"]
    both = indicator("both", status(["a", "b"]) | {"split": ["a", "b"]})
    found = computed([listed], *parts, both)
    assert [str(found.values[name, YEAR]) for name in ("a", "b", "both")] == [f"{n}{NBSP}%" for n in (7, 31, 38)]
    (problem,) = found.problems
    assert problem.code.id == "ШД513"
    assert "наибольшего остатка" in problem.message
    assert "согласовано с целым" in found.values["a", YEAR].trace.notes[-1]


def test_parts_that_are_not_the_whole():
    listed = table("listed", [{"status": "a"}] * 2 + [{"status": "b"}] * 8)
    both = indicator("both", status(["a", "b"]) | {"split": ["a"]})
    (problem,) = computed([listed], indicator("a", status("a")), both).problems
    assert problem.code.id == "ШД514"
    assert "не объясняют 80" in problem.message


def test_c_02_share_beside_its_count():
    # source 000: «63% (10 школ)» of 15; 10 of 15 is 66,7 %
    listed = table("low", [{"school": f"school_{n}", "low": "да" if n <= 10 else "нет"} for n in range(1, 16)])
    found = computed([listed], indicator("low", {"share": {"of": "low", "where": {"low": "да"}}}))
    (difference,) = differences({("low", YEAR): Decimal(63)}, found.values)
    assert f"указано 63{NBSP}%, а вычислено 66,7{NBSP}% (10 из 15)" in difference.message
    assert "от 15 не бывает" in difference.message


def test_c_02_a_value_rounded_by_hand_agrees():
    listed = table("low", [{"low": "да" if n <= 10 else "нет"} for n in range(1, 16)])
    found = computed([listed], indicator("low", {"share": {"of": "low", "where": {"low": "да"}}}))
    assert not list(differences({("low", YEAR): Decimal(67)}, found.values))


def test_c_04_split_of_a_total():
    # source 000: ШНСУ 5 + ШНОР 5 = 10
    assert balance(10, [5, 5]) == ""
    assert balance(10, [5, 6]) == "части превышают 10 на 1"


def test_c_05_number_in_words():
    assert in_words(3, "школа") == f"3 (три){NBSP}школы"


def test_c_08_unexplained_remainder():
    # source 003: of 99 schools 5 продлены, 54 резильентные
    assert balance(99, [5, 54]) == "части из 99 не объясняют 40"


def test_c_11_rate_of_growth():
    shares = table("shares", [{"period": Period(2021), "share": 29.3}, {"period": YEAR, "share": 65}])
    of = {"mean": {"of": "shares", "field": "share"}}
    assert value({"change": {"of": of}}, shares).amount == Decimal("35.7")
    rate = value({"change": {"of": of, "measure": "growth_rate"}}, shares)
    assert rate.trace.result == Fraction(65000, 293)


def test_c_11_falling_twos_are_good():
    shares = table("shares", [{"period": Period(2021), "share": 30}, {"period": YEAR, "share": 20}])
    change = {"of": {"mean": {"of": "shares", "field": "share"}}, "good": "fall"}
    assert value({"change": change}, shares).amount == 10


LOW_SHARE = {
    "ratio": {
        "numerator": {"sum": {"of": "results", "field": "low"}},
        "denominator": {"sum": {"of": "results", "field": "participants"}},
    }
}


def results(*rows):
    """Rows of (school's number, year, participants, low)."""
    return table(
        "results",
        [
            {"school": f"school_{n}", "period": Period(year), "participants": all_, "low": low}
            for n, year, all_, low in rows
        ],
    )


def test_c_12_share_of_schools_with_positive_dynamics():
    data = results((1, 2021, 20, 10), (1, 2022, 20, 5), (2, 2021, 20, 5), (2, 2022, 20, 5), (3, 2022, 9, 1))
    improved = {"value": {"change": {"of": LOW_SHARE, "good": "fall"}}, "more": "0"}
    registry = [*schools(3, levels=("secondary",)), *schools(4)[3:]]
    formula = {"share": {"of": "schools", "each": improved, "among": {"levels": "secondary"}}}
    found = value(formula, data, registry=registry)
    assert found.amount == Decimal("33.3")
    assert [item.id for item in found.trace.parts[0].inputs] == ["school_1"]
    assert found.trace.parts[0].inputs[0].amount == 25
    assert "нет данных школ: Школа № 3" in found.trace.warnings[0]


def test_c_15_nested_aggregation():
    teachers = table(
        "teachers",
        [
            {"school": f"school_{n}", "all": all_, "trained": trained}
            for n, all_, trained in [(1, 10, 8), (2, 10, 7), (3, 5, 5), (4, 3, 1)]
        ],
    )
    trained = {
        "ratio": {
            "numerator": {"sum": {"of": "teachers", "field": "trained"}},
            "denominator": {"sum": {"of": "teachers", "field": "all"}},
        }
    }
    formula = {"share": {"of": "schools", "each": {"value": trained, "at_least": "80"}}}
    found = value(formula, teachers, registry=schools(4))
    assert found.amount == 50
    assert [child.result for child in found.trace.children] == [80, 70, 100, Fraction(100, 3)]


def roadmap(*executions):
    items = [{"id": f"item_{n}", "text": "Семинар", "execution": execution} for n, execution in enumerate(executions)]
    return Roadmap.model_validate({"groups": [{"id": "all", "title": "Все", "items": items}]})


def test_c_16_execution_does_not_fall_and_is_a_percentage():
    plan = roadmap(
        {"31.03.2023": "20", "15.09.2023": "60", "31.12.2023": "100"},
        {"31.03.2023": "50", "15.09.2023": "40"},
        {"31.12.2023": "110"},
    )
    faults = list(execution_faults(plan))
    assert [fault.path for fault in faults] == [
        ("groups", 0, "items", 1, "execution", date(2023, 9, 15)),
        ("groups", 0, "items", 2, "execution", date(2023, 12, 31)),
    ]
    assert "меньше, чем на 31.03.2023" in faults[0].message
    assert faults[0].code.id == "ШД512"


def test_c_17_overall_execution():
    # source 003: «не менее 90% на декабрь 2023 г.»
    plan = roadmap({"15.09.2023": "100"}, *[{"31.12.2023": "100"}] * 8, {"31.12.2023": "50"})
    assert done(plan, "31.12").result == 90
    assert done(plan, "15.09").result == 10
    assert mean_execution(plan, "31.12").result == 95


def test_c_17_a_measure_that_reported_nothing_is_not_done():
    plan = roadmap({"31.03.2023": "100"}, {})
    assert done(plan, "31.03").result == 50
    assert "строк – 1" in mean_execution(plan, "31.03").warnings[0]
    assert [item.place.line for item in done(plan, "31.03").parts[1].inputs] == [7, 5]


def done(plan, day):
    """Доля выполненных мероприятий на отчётный день."""
    return of_plan(plan, {"share": {"of": "measures", "where": {"execution": "100"}, "among": {"day": day}}})


def mean_execution(plan, day):
    return of_plan(plan, {"mean": {"of": "measures", "field": "execution", "where": {"day": day}}})


def of_plan(plan, formula):
    measures = plan_frame(plan, lambda path: Location("roadmap.yaml", line=len(path)))
    found = compute_indicators([indicator("x", formula)], {"measures": measures}, [Period(2023)])
    return found.values["x", Period(2023)].trace


@pytest.mark.parametrize(
    ("part", "whole", "right"),
    [
        pytest.param(12, 30, 40, id="C-18 continue in grade 10"),
        pytest.param(1, 250, Fraction(2, 5), id="C-19 dropouts"),
        pytest.param(7, 28, 25, id="C-22 teachers under 35"),
        pytest.param(3, 4, 75, id="C-23 programs that follow the diagnosis"),
        pytest.param(5, 6, Fraction(250, 3), id="C-24 schools with individual routes"),
    ],
)
def test_c_18_19_22_23_24_shares_of_the_card(part, whole, right):
    data = table("card", [{"school": "school_1", "part": part, "whole": whole}])
    formula = {
        "ratio": {
            "numerator": {"sum": {"of": "card", "field": "part"}},
            "denominator": {"sum": {"of": "card", "field": "whole"}},
        }
    }
    assert value(formula, data).trace.result == right


MARKS = table("marks", [{"mark": n, "pupils": pupils} for n, pupils in [(2, 2), (3, 8), (4, 6), (5, 4)]])


@pytest.mark.parametrize(
    ("marks", "right"),
    [
        pytest.param({"at_least": "3"}, 90, id="C-20 overall"),
        pytest.param({"at_least": "4"}, 50, id="C-20 quality"),
        pytest.param("2", 10, id="C-21 twos"),
    ],
)
def test_c_20_21_shares_of_marks(marks, right):
    formula = {
        "ratio": {
            "numerator": {"sum": {"of": "marks", "field": "pupils", "where": {"mark": marks}}},
            "denominator": {"sum": {"of": "marks", "field": "pupils"}},
        }
    }
    assert value(formula, MARKS).amount == right


def test_c_26_coverage():
    # source 003: «вовлечение не менее 60% МОУО»
    bodies = table("bodies", [{"municipality": f"m{n}", "involved": "да" if n < 14 else "нет"} for n in range(23)])
    found = value({"share": {"of": "bodies", "where": {"involved": "да"}}}, bodies)
    use = IndicatorUse.model_validate({"id": "x", "targets": {"2022": ">= 60 %"}})
    check = target_check(use, YEAR, {YEAR: found.amount})
    assert found.amount == Decimal("60.9")
    assert check.is_reached


def test_c_28_percentages_that_no_count_gives():
    # source 004: 15 % is impossible for 10 schools, 4 of 26 make it; source 000: 30 % of 5 schools
    assert unattainable(Decimal(15), 10) == f"15{NBSP}% от 10 не бывает: 1 – это 10{NBSP}% и 2 – это 20{NBSP}%"
    assert unattainable(Decimal(15), 26) == ""
    assert unattainable(Decimal(30), 5)
    assert unattainable(Decimal(30), 10) == ""


def test_c_29_counts_of_texts_come_from_the_data():
    found = value({"count": {"of": "schools"}}, kind="count", unit="школа", registry=schools(15))
    assert str(found) == f"15{NBSP}школ"


def test_c_30_agreement():
    practice, school = noun_forms("практика"), noun_forms("школа")
    assert counted(1, practice) == f"1{NBSP}практика"
    assert counted(2, school) == f"2{NBSP}школы"
    assert str(Value(Decimal(5), "школа")) == f"5{NBSP}школ"
