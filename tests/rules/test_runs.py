"""Rows that change little: what is found in them is what a function finds that looks at each item."""

from __future__ import annotations

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


EDITS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3), st.integers(0, 3)), max_size=12)
"""From where, how many items are taken away, and how many others are put in."""


def rows(edits: list[tuple[int, int, int]]) -> Iterator[tuple[Item, ...]]:
    """A row after each edit; now and then it is again what it was before."""
    row = earlier = tuple(map(Item, range(10)))
    for start, away, new in edits:
        earlier, row = row, (*row[:start], *(Item(start + n) for n in range(new)), *row[start + away :])
        yield row
        yield earlier
        yield row


@given(EDITS)
def test_all_is_found_in_order(edits: list[tuple[int, int, int]]) -> None:
    runs, asked = Runs[Item](), list[Item]()

    def find(item: Item) -> Iterator[tuple[int, int]]:
        asked.append(item)
        return found_in(item)

    for row in rows(edits):
        run = runs.of(row)
        assert run.found(find) == run.found(find) == tuple(found for item in row for found in found_in(item))
    if not any(away or new for _, away, new in edits):
        assert len(asked) == (10 if edits else 0)


def test_what_is_found_stays_the_same_object_beside_items_in_which_nothing_is_found() -> None:
    runs, (one, other, third, fourth) = Runs[Item](), map(Item, (1, 2, 3, 6))
    found = runs.of((one, third, other)).found(found_in)
    assert runs.of((one, fourth, third, other)).found(found_in) is found
    assert runs.of((one, fourth)).found(found_in) == ((1, 0),)


@given(EDITS)
def test_what_is_made_in_place_is_what_would_be_made_anew(edits: list[tuple[int, int, int]]) -> None:
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
