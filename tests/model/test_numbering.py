"""Printed numbers that stay when units come, go and move between editions."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shnor_docs.model.numbering import continued, with_gone

APPROVED = {"a": "1.1", "b": "1.2", "c": "1.3", "d": "1.4"}


@pytest.mark.parametrize(
    ("ids", "numbers"),
    [
        ("abcde", "1.1 1.2 1.3 1.4 1.5"),
        ("abd", "1.1 1.2 1.4"),
        ("abxyc", "1.1 1.2 1.2.1 1.2.2 1.3"),
        ("xab", "1.0.1 1.1 1.2"),
        ("adbc", "1.1 1.1.1 1.2 1.3"),
        ("bcda", "1.2 1.3 1.4 1.5"),
        ("abbc", "1.1 1.2 1.3"),
    ],
)
def test_numbers_of_units_that_came_went_and_moved(ids: str, numbers: str) -> None:
    assert " ".join(continued(APPROVED, ids).values()) == numbers


@pytest.mark.parametrize(
    ("approved", "ids", "number"),
    [
        ({"a": "1.3", "b": "1.3.1", "c": "1.4"}, "abxc", "1.3.2"),
        ({"a": "1.3", "b": "1.3.1", "c": "1.3.2", "d": "1.4"}, "abxcd", "1.3.1.1"),
        ({"a": "3", "b": "3.1", "c": "4"}, "abxc", "3.2"),
        ({"a": "3.", "b": "3¹.", "c": "4."}, "abxc", "3²."),
        ({"a": "3.", "b": "3⁹.", "c": "4."}, "abxc", "3¹⁰."),
        ({"a": "1.1", "b": "1.2"}, "axb", "1.1.1"),
    ],
)
def test_a_unit_after_an_inserted_one_goes_on(approved: dict[str, str], ids: str, number: str) -> None:
    assert continued(approved, ids)["x"] == number


def test_the_number_of_a_unit_that_is_gone_stays_taken() -> None:
    told = with_gone({"roadmap": APPROVED}, {"roadmap": {"a": "1.1", "c": "1.3"}})
    assert told == {"roadmap": APPROVED}
    assert continued(told["roadmap"], "acx") == {"a": "1.1", "c": "1.3", "x": "1.5"}
    assert continued(told["roadmap"], "axc")["x"] == "1.1.1"


def test_what_an_edition_does_not_print_any_more_is_kept() -> None:
    assert with_gone({"roadmap": {"a": "1"}}, {"orders.one": {"b": "1."}}) == {
        "roadmap": {"a": "1"},
        "orders.one": {"b": "1."},
    }


def test_a_unit_that_moved_leaves_its_number_taken() -> None:
    numbers = continued(APPROVED, "dabc")
    assert numbers == {"d": "1.0.1", "a": "1.1", "b": "1.2", "c": "1.3"}
    told = with_gone({"roadmap": APPROVED}, {"roadmap": numbers})["roadmap"]
    assert continued(told, "dabcx")["x"] == "1.5"


@given(st.lists(st.permutations("abcdefgh").map(lambda ids: ids[:5]), min_size=1, max_size=6))
def test_no_number_is_given_to_two_units(editions: Sequence[Sequence[str]]) -> None:
    approved = {key: str(n) for n, key in enumerate(editions[0], 1)}
    ever = {*approved.values()}
    for ids in editions[1:]:
        numbers = continued(approved, ids)
        new = [number for key, number in numbers.items() if approved.get(key) != number]
        assert len({*numbers.values()}) == len(numbers)
        assert ever.isdisjoint(new)
        ever |= {*new}
        approved = with_gone({"x": approved}, {"x": numbers})["x"]
