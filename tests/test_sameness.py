"""What is kept under an object is found again for that object alone, and forgotten where too much is kept."""

from __future__ import annotations

from shnor_docs.sameness import Kept, Same, once_for_all, once_for_each


def test_equal_objects_are_not_the_same() -> None:
    one, other = ["x"], ["x"]
    assert Same(one) == Same(one)
    assert Same(one) != Same(other)


def test_a_function_is_asked_once_for_an_object_and_what_is_given_with_it() -> None:
    asked: list[tuple[list[str], int]] = []

    def told(value: list[str], number: int) -> int:
        asked.append((value, number))
        return len(asked)

    once, value = once_for_each(told), ["x"]
    assert [once(value, 1), once(value, 1), once(value, 2), once(["x"], 1)] == [1, 1, 2, 3]


def test_a_function_is_asked_once_for_the_same_objects_together() -> None:
    asked: list[tuple[list[str], ...]] = []

    @once_for_all
    def told(*values: list[str]) -> int:
        asked.append(values)
        return len(asked)

    one, other = ["x"], ["x"]
    assert [told(one, other), told(one, other), told(one, one), told(one)] == [1, 1, 2, 3]


def test_the_longest_unused_is_forgotten_when_all_weigh_too_much() -> None:
    kept = Kept[str](most=10)
    for key in ("a", "b"):
        kept.of(key, lambda: "first", weight=4)
    kept.of("a", lambda: "again")
    kept.of("c", lambda: "first", weight=4)
    assert [kept.of(key, lambda: "again", weight=4) for key in ("a", "c")] == ["first", "first"]
    assert kept.of("b", lambda: "again", weight=4) == "again"


def test_what_is_too_heavy_alone_is_kept_alone() -> None:
    kept = Kept[str](most=10)
    kept.of("small", lambda: "small")
    assert kept.of("large", lambda: "large", weight=50) == "large"
    assert kept.of("large", lambda: "made anew", weight=50) == "large"
