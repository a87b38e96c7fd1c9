from decimal import Decimal
from fractions import Fraction

from shnor_docs.compute.exact import printable
from shnor_docs.compute.schools import common, counts, counts_by_level, heads, repeated, union
from shnor_docs.model.school import Level, School

LOW_RESULTS = ["s1", "s2", "s3", "s4", "s5", "s6", "s7"]
HARD_CONDITIONS = ["s5", "s6", "s7", "s8", "s9", "s10"]


def test_c_03_two_lists_of_seven_and_six_with_three_in_common_name_ten_schools():
    assert len(union(LOW_RESULTS, HARD_CONDITIONS)) == 10
    assert common(LOW_RESULTS, HARD_CONDITIONS) == ("s5", "s6", "s7")


def test_c_06_schools_over_years_are_counted_once():
    # source 002: five different schools over the years, of 13 in the municipality: 38,5 %
    found = union(["o5", "o1"], ["o1", "s14"], ["s3", "s14", "s47"])
    assert found == ("o5", "o1", "s14", "s3", "s47")
    assert printable(Fraction(100 * len(found), 13), None) == Decimal("38.5")


def test_c_07_parts_sum_to_the_total_of_the_source():
    # source 003: 2021: 24 + 75 = 99; 2022: 6 + 7 = 13; the zones of 2023: 6 + 18 + 5 + 7 = 36, which it does not state
    for parts, total in [((24, 75), 99), ((6, 7), 13), ((6, 18, 5, 7), 36)]:
        split = {f"zone_{zone}": [f"school_{zone}_{n}" for n in range(size)] for zone, size in enumerate(parts)}
        assert tuple(counts(split).values()) == parts
        assert repeated(split) == {}
        assert len(union(*split.values())) == total


def test_c_04_a_school_in_two_parts_is_named_with_both():
    zones = {"north": ["a", "b"], "south": ["c"], "east": ["d", "d"]}
    assert counts(zones) == {"north": 2, "south": 1, "east": 1}
    assert repeated(zones) == {}
    assert repeated({**zones, "west": ["a"]}) == {"a": ("north", "west")}


def test_a_school_of_three_levels_counts_in_each():
    schools = [
        School(id="full", name="СОШ", levels=("primary", "basic", "secondary")),
        School(id="small", name="НОШ", levels=("primary",)),
        School(id="other", name="ООШ", levels=("basic",)),
    ]
    assert counts_by_level(["full", "small"], schools) == {
        Level.PRIMARY: 2,
        Level.BASIC: 1,
        Level.SECONDARY: 1,
    }


def test_branches_count_as_their_head_school():
    schools = [School(id="head", name="СОШ", branches=("branch",)), School(id="branch", name="Филиал")]
    assert heads(["branch", "head", "other"], schools) == ("head", "other")
