"""A window takes anew only what has changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from shnor_docs.page.preview.blocks import Block, Sort
from shnor_docs.page.preview.changes import Piece, changes

blocks = st.builds(Block, st.sampled_from(Sort), st.sampled_from("abc"))
rows = st.lists(blocks, max_size=12)


def taken(shown: list[Block], pieces: list[Piece]) -> list[Block]:
    """What a window makes of the pieces, as ``preview.js`` does."""
    found: list[Block] = []
    for first, second in pieces:
        if isinstance(first, int):
            found += shown[first : int(second)]
        else:
            found.append(Block(Sort(first), str(second)))
    return found


@given(rows, rows)
def test_a_window_shows_what_is_now(shown: list[Block], now: list[Block]) -> None:
    assert taken(shown, changes(shown, now)) == now


def paragraphs(*texts: str) -> list[Block]:
    return [Block(Sort.FLOW, text) for text in texts]


def test_what_stays_is_only_named() -> None:
    assert changes(paragraphs("a", "b", "c"), paragraphs("a", "B", "c")) == [(0, 1), ("flow", "B"), (2, 3)]
    assert changes(paragraphs("a", "b"), paragraphs("a", "new", "b")) == [(0, 1), ("flow", "new"), (1, 2)]
    assert changes(paragraphs("a", "b"), paragraphs("b")) == [(1, 2)]


def test_nothing_is_sent_where_nothing_has_changed() -> None:
    assert changes(paragraphs("a", "b"), paragraphs("a", "b")) == [(0, 2)]
    assert changes([], paragraphs("a")) == [("flow", "a")]
    assert changes([], []) == []
