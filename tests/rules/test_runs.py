"""Rows that change little: what is found in them is what a function finds that looks at each item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from shnor_docs.rules.runs import Runs
from shnor_docs.sameness import InPlace


class Item:
    """An item that is equal only to itself."""

    def __init__(self, number: int) -> None:
        self.number = number


def found_in(item: Item) -> Iterator[tuple[int, int]]:
    return ((item.number, again) for again in range(item.number % 3))


Edits = list[tuple[int, int, int, int]]
EDITS = st.lists(st.tuples(st.integers(0, 12), *[st.integers(0, 3)] * 3), max_size=12)
"""From where, how many items are taken away, and how many others are put in; one of how many after that is another."""


def rows(edits: Edits) -> Iterator[tuple[Item, ...]]:
    """A row after each edit; now and then it is again what it was before."""
    row = earlier = tuple(map(Item, range(10)))
    for start, away, new, step in edits:
        earlier, after = row, [*row[start + away :]]
        after[:: step or 100] = map(Item, range(len(after[:: step or 100])))
        row = (*row[:start], *(Item(start + n) for n in range(new)), *after)
        yield row
        yield earlier
        yield row


@given(EDITS)
def test_all_is_found_in_order(edits: Edits) -> None:
    runs = Runs[Item]()
    for row in rows(edits):
        run, expected = runs.of(row), tuple(found for item in row for found in found_in(item))
        assert run.found(found_in) == run.found(found_in) == expected
        assert dict(run.counted(found_in)) == Counter(expected)


def test_only_items_that_differ_are_asked() -> None:
    asked = list[int]()

    def find(item: Item) -> Iterator[int]:
        asked.append(item.number)
        yield item.number

    runs, items = Runs[Item](), list(map(Item, range(6)))
    runs.of(tuple(items)).found(find)
    items[1], items[4] = Item(11), Item(14)
    asked.clear()
    assert runs.of(tuple(items)).found(find) == (0, 11, 2, 3, 14, 5)
    assert asked == [11, 14]


def test_what_is_found_stays_the_same_object_beside_items_in_which_nothing_is_found() -> None:
    runs, (one, other, third, fourth) = Runs[Item](), map(Item, (1, 2, 3, 6))
    found = runs.of((one, third, other)).found(found_in)
    assert runs.of((one, fourth, third, other)).found(found_in) is found
    assert runs.of((one, fourth)).found(found_in) == ((1, 0),)


@given(EDITS)
def test_what_is_made_in_place_is_what_would_be_made_anew(edits: Edits) -> None:
    made = InPlace(lambda key, place, item: (key, place, item))
    for row in rows(edits):
        assert made.of("row", row) == [("row", place, item) for place, item in enumerate(row)]


def test_an_item_that_stands_where_it_stood_is_not_made_again() -> None:
    places = list[int]()
    made = InPlace[Item, None](lambda key, place, item: places.append(place))
    one, other, third = map(Item, range(3))
    made.of("row", (one, other))
    made.of("row", (one, third, other))
    made.of("another row", (one,))
    assert places == [0, 1, 1, 2, 0]
