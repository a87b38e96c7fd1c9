"""What is read anew of a text that was changed in one item of a list is what the whole text says."""

from functools import partial
from pathlib import Path

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from shnor_docs.source.text import SourceText
from shnor_docs.source.yaml import tree
from shnor_docs.source.yaml.nodes import Node, find
from shnor_docs.source.yaml.rereading import reread

PLAN = """\
# план
title: План
groups:
- id: g1
  title: "Первая: группа"
  items:
  - id: i1   # первое
    text: >-
      Провести семинар
      для школ
    result: проведён
    # после результата
  - id: i2
    responsible: [head, centre]
    result: |
      список:
      - один

  - id: i3
    result: 'в ''одинарных'''
- id: g2
  items:
    - - вложено
      - id: k
        text: {a: 1, b: "2"}
    - последнее
    - - ещё
notes: [x, y]
"""


def whole(text: str) -> tuple[Node | None, list[object]]:
    """All of the text read anew."""
    found, problems = tree._parsed(SourceText(Path("a.yaml"), "a.yaml", text))
    return found, list(problems)


def again(before: str, text: str) -> Node | None:
    source = SourceText(Path("a.yaml"), "a.yaml", text)
    known, problems = whole(before)
    assert known is not None and not problems
    return reread(before, known, text, partial(tree._sound, source))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("результата", "результатов"),
        ("result: проведён", "result: проведён и описан: всё"),
        ("result: проведён", "result: проведён\n    level: школа"),
        ("Провести семинар\n      для школ", "Провести"),
        ("[head, centre]", "[head]"),
        ("result: проведён", "result: |"),
        ("i2", "второе"),
    ],
)
def test_one_item_is_read_anew(old: str, new: str) -> None:
    text = PLAN.replace(old, new, 1)
    found, problems = whole(text)
    if problems or found is None:
        assert again(PLAN, text) is None
        return
    assert again(PLAN, text) == found


def test_other_items_are_the_very_nodes_of_before() -> None:
    known, _ = whole(PLAN)
    text = PLAN.replace("проведён", "проведён вовремя", 1)
    source = SourceText(Path("a.yaml"), "a.yaml", text)
    found = reread(PLAN, known, text, partial(tree._sound, source))
    one, other = (find(root, ("groups", 0, "items")) for root in (known, found))
    assert one.read[1] is other.read[1]
    assert text[other.item(1).start :].startswith("id: i2")


ALPHABET = st.sampled_from(
    [*"abё :-#'\"\n\t|>{}[],&*!?%@`.\\", "\n  ", "\n    ", ": ", "- ", "\n- ", "\n---\n", "\n...\n", " #"]
)


@settings(max_examples=300, deadline=None)
@given(
    at=st.integers(0, len(PLAN)),
    gone=st.integers(0, 12),
    put=st.lists(ALPHABET, max_size=6).map("".join),
    more=st.tuples(st.integers(0, len(PLAN)), st.text("абв ", max_size=3)),
)
def test_whatever_is_typed_says_what_the_whole_text_says(at: int, gone: int, put: str, more: tuple[int, str]) -> None:
    before = PLAN
    for place, length, new in ((at, gone, put), (more[0], 0, more[1])):
        text = before[:place] + new + before[place + length :]
        found, problems = whole(text)
        anew = again(before, text)
        event("read anew" if anew is None else "reread")
        if anew is not None:
            assert problems == []
            assert anew == found
        if found is None or problems:
            return
        before = text
