"""What was found in the items of a row is kept, and is what a new search finds, however the row was changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random

from shnor_docs.rules.runs import Runs


def _letters(item: tuple[str]) -> Iterator[str]:
    yield from item[0]


def _changed(items: list[tuple[str]], random: Random) -> None:
    """An item put in, taken out, or written anew, once or in some places."""
    place = random.randrange(len(items)) if items else 0
    match random.randrange(4) if items else 0:
        case 0:
            items.insert(place, ("abc"[: random.randrange(4)],))
        case 1:
            del items[place]
        case _:
            for index in {place, *random.sample(range(len(items)), random.randrange(len(items)))}:
                items[index] = ("cab"[: random.randrange(4)],)


def test_a_changed_row_is_found_as_a_new_one() -> None:
    random, runs = Random(1), Runs[tuple[str]]()
    items: list[tuple[str]] = []
    for _ in range(500):
        _changed(items, random)
        run = runs.of(tuple(items))
        expected = "".join(item[0] for item in items)
        assert "".join(run.found(_letters)) == expected
        assert dict(run.counted(_letters)) == Counter(expected)


def test_only_items_that_differ_are_asked() -> None:
    asked: list[tuple[str]] = []

    def find(item: tuple[str]) -> Iterator[str]:
        asked.append(item)
        return _letters(item)

    runs, items = Runs[tuple[str]](), [(letter,) for letter in "abcdef"]
    runs.of(tuple(items)).found(find)
    asked.clear()
    items[1], items[4] = ("x",), ("y",)
    assert runs.of(tuple(items)).found(find) == tuple("axcdyf")
    assert asked == [("x",), ("y",)]
