"""Schools counted by identity, never by spelling (C-03, C-04, C-06, C-07): formulas over lists of ids."""

from decimal import Decimal

import pytest

from shnor_docs.model.period import Period
from shnor_docs.model.school import School
from tests.compute.building import YEAR, computed, indicator, problems, schools, table, value

LISTS = table(
    "lists",
    [{"school": f"school_{n}", "list": "ШНОР"} for n in range(1, 8)]
    + [{"school": f"school_{n}", "list": "ШНСУ"} for n in range(5, 11)],
)


def different(of, **rows):
    return {"count": {"of": of, "distinct": "school", **rows}}


def test_c_03_two_lists_of_seven_and_six_with_three_in_common_name_ten_schools():
    assert value(different("lists"), LISTS, kind="count").amount == 10
    in_both = {"value": {"count": {"of": "lists"}}, "more": "1"}
    assert value(different("schools", each=in_both), LISTS, kind="count", registry=schools(10)).amount == 3


BY_YEAR = table(
    "participants",
    [
        {"school": school, "period": Period(year)}
        for year, listed in [(2020, ["o5", "o1"]), (2021, ["o1", "s14"]), (2022, ["s3", "s14", "s47"])]
        for school in listed
    ],
)
REGISTRY = [
    School.model_validate({"id": school, "name": school})
    for school in ("o5", "o1", "s14", "s3", "s47", *(f"other_{n}" for n in range(8)))
]


def test_c_06_schools_over_years_are_counted_once():
    # source 002: five different schools over the years, of 13 in the municipality: 38,5 %
    found = value(different("participants", years="3"), BY_YEAR, kind="count")
    assert found.amount == 5
    assert [item.id for item in found.trace.parts[0].inputs] == ["o5", "o1", "s14", "s3", "s47"]
    assert "за 3\u00a0года" in found.trace.words
    share = {"ratio": {"numerator": different("participants", years="3"), "denominator": {"count": {"of": "schools"}}}}
    assert value(share, BY_YEAR, registry=REGISTRY).amount == Decimal("38.5")


@pytest.mark.parametrize(("years", "rows"), [("1", 3), ("2", 5), ("3", 7)])
def test_rows_of_several_years(years, rows):
    assert value({"count": {"of": "participants", "years": years}}, BY_YEAR, kind="count").amount == rows


def test_a_year_that_the_table_lacks_is_not_counted_as_empty():
    (problem,) = problems({"count": {"of": "participants", "years": "4"}}, BY_YEAR, kind="count")
    assert problem.code.id == "ШД503"
    assert "нет строк за 2019 год" in problem.message


def test_a_table_without_years_is_taken_once():
    assert value({"count": {"of": "lists", "years": "3"}}, LISTS, kind="count").amount == 13


def test_c_14_a_course_of_the_last_three_years_counts():
    courses = table(
        "courses", [{"period": Period(year), "trained": n} for year, n in [(2020, 3), (2021, 4), (2022, 1)]]
    )
    assert value({"sum": {"of": "courses", "field": "trained", "years": "3"}}, courses, kind="count").amount == 8


@pytest.mark.parametrize(("parts", "total"), [((24, 75), 99), ((6, 7), 13), ((6, 18, 5, 7), 36)])
def test_c_07_parts_sum_to_the_total_of_the_source(parts, total):
    # source 003: 2021, 2022, and the zones of 2023, whose sum it does not state
    zones = table(
        "zones",
        [{"school": f"school_{zone}_{n}", "zone": f"z{zone}"} for zone, size in enumerate(parts) for n in range(size)],
    )
    of_zones = [indicator(f"z{n}", different("zones", where={"zone": f"z{n}"}), "count") for n in range(len(parts))]
    whole = indicator("whole", different("zones") | {"split": [one.id for one in of_zones]}, "count")
    found = computed([zones], *of_zones, whole)
    assert found.problems == ()
    assert [found.values[one.id, YEAR].amount for one in (*of_zones, whole)] == [*parts, total]


def test_c_04_a_school_in_two_parts_is_no_split():
    parts = [
        indicator(key, different("lists", where={"list": name}), "count")
        for key, name in [("low", "ШНОР"), ("hard", "ШНСУ")]
    ]
    whole = indicator("whole", different("lists") | {"split": ["low", "hard"]}, "count")
    (problem,) = computed([LISTS], *parts, whole).problems
    assert problem.code.id == "ШД514"
    assert "превышают 10 на 3" in problem.message


def test_a_school_of_three_levels_counts_in_each():
    registry = [*schools(1, levels=("primary", "basic", "secondary")), *schools(3, levels=("primary",))[1:]]
    found = [
        value({"count": {"of": "schools", "where": {"levels": level}}}, kind="count", registry=registry).amount
        for level in ("primary", "basic", "secondary")
    ]
    assert found == [3, 1, 1]


def test_branches_count_as_their_head_school():
    registry = [
        School.model_validate({"id": "head", "name": "СОШ", "branches": ["branch"]}),
        School.model_validate({"id": "branch", "name": "Филиал"}),
        School.model_validate({"id": "other", "name": "ООШ"}),
    ]
    listed = table("listed", [{"school": school} for school in ("branch", "head", "other")])
    formula = {"count": {"of": "listed", "distinct": "school.head"}}
    found = value(formula, listed, kind="count", registry=registry)
    assert found.amount == 2
    assert "головная школа школы" in found.trace.words
