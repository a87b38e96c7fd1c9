from shnor_docs.compute.schools import common, counts, counts_by_level, heads, repeated, union
from shnor_docs.model.school import Level, School

LOW_RESULTS = ["s1", "s2", "s3", "s4", "s5", "s6", "s7"]
HARD_CONDITIONS = ["s5", "s6", "s7", "s8", "s9", "s10"]


def test_two_lists_of_seven_and_six_with_three_in_common_name_ten_schools():
    assert len(union(LOW_RESULTS, HARD_CONDITIONS)) == 10
    assert common(LOW_RESULTS, HARD_CONDITIONS) == ("s5", "s6", "s7")


def test_schools_over_years_are_counted_once():
    assert union(["o5", "o1"], ["o1", "s14"], ["s3", "s14", "s47"]) == ("o5", "o1", "s14", "s3", "s47")


def test_parts_sum_to_the_total_when_no_school_is_in_two():
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
