"""The note of a point that an update asks, read back as its three values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shnor_docs.lifecycle.merging import Ask
from shnor_docs.lifecycle.open_changes import Told, note, told

VALUES = st.text("абв «»:,.;()→-1 2", min_size=1, max_size=30).map(lambda text: f"«{' '.join(text.split())}»")


@given(VALUES, VALUES, VALUES)
def test_the_values_are_read_as_they_were_told(base: str, theirs: str, ours: str) -> None:
    ask = Ask(("title",), "мероприятие 1.1: срок", base, theirs, ours)
    found = told(note(ask, "programs/small/roadmap.yaml:14:11"))
    assert found is not None
    assert (found.base, found.theirs, found.ours) == (base, theirs, ours)


def test_what_the_source_has_no_more_is_told() -> None:
    found = told(note(Ask(("title",), "", "«было»", None, "«наше»"), ""))
    assert found == Told("", "«было»", "нет", "«наше»")
    assert found.is_removed


@pytest.mark.parametrize(
    "text", ["проверьте падеж нового названия", "в источнике было 1, стало 2; у вас этого нет: решите, нужно ли это"]
)
def test_other_notes_have_no_values(text: str) -> None:
    assert told(text) is None
