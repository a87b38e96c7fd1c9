"""Prose of three states: what one side changed is taken, what both changed is asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shnor_docs.lifecycle.prose_merging import merged_prose

BASE = "Первый абзац\nв две строки.\n\nВторой абзац.\n\n\nТретий абзац.\n"


def edited(**words: str) -> str:
    text = BASE
    for old, new in words.items():
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("theirs", "ours", "text"),
    [
        (BASE, BASE, BASE),
        (edited(Второй="Новый"), BASE, edited(Второй="Новый")),
        (BASE, edited(Второй="Свой"), edited(Второй="Свой")),
        (edited(Второй="Новый"), edited(Второй="Новый"), edited(Второй="Новый")),
        (edited(Второй="Новый"), edited(Третий="Свой"), edited(Второй="Новый", Третий="Свой")),
        (BASE.replace("\nв две", " в две"), edited(Третий="Свой"), edited(Третий="Свой")),
        (
            edited(Третий="Новый"),
            BASE.replace("\nв две", " в две"),
            edited(Третий="Новый").replace("\nв две", " в две"),
        ),
    ],
)
def test_what_one_side_changed_is_taken(theirs: str, ours: str, text: str) -> None:
    found = merged_prose(BASE, theirs, ours)
    assert found.text == text
    assert not found.clashes


def test_what_both_changed_is_asked_and_ours_stays() -> None:
    ours = edited(Второй="Свой", Третий="Другой")
    found = merged_prose(BASE, edited(Второй="Новый"), ours)
    assert found.text == ours
    assert [(c.base, c.theirs, c.ours) for c in found.clashes] == [("Второй абзац.", "Новый абзац.", "Свой абзац.")]


def test_nothing_is_deleted_in_silence() -> None:
    found = merged_prose(BASE, BASE.replace("Второй абзац.\n\n\n", ""), BASE)
    assert found.text == BASE
    assert [(c.base, c.theirs, c.ours) for c in found.clashes] == [("Второй абзац.", "", "Второй абзац.")]


def test_a_new_paragraph_stands_in_its_place() -> None:
    found = merged_prose(BASE, BASE.replace("Второй абзац.", "Второй абзац.\n\nВставка."), edited(Третий="Свой"))
    assert [words.strip() for words in found.text.split("\n\n") if words.strip()][1:] == [
        "Второй абзац.",
        "Вставка.",
        "Свой абзац.",
    ]
    assert merged_prose(BASE, f"Начало.\n\n{BASE}", BASE).text == f"Начало.\n\n{BASE}"
    assert merged_prose(BASE, f"{BASE}\nКонец.\n", BASE).text == f"{BASE}\nКонец.\n"


paragraphs = st.lists(st.sampled_from(["Один.", "Два.", "Три.", "Четыре.", "Пять.\nШесть."]), min_size=1, max_size=6)


@given(paragraphs, paragraphs)
def test_a_side_that_changed_nothing_gives_way(one: list[str], other: list[str]) -> None:
    base, changed = "\n\n".join(one), "\n\n".join(other)
    assert merged_prose(base, base, changed).text == changed
    found = merged_prose(base, changed, base)
    kept = [clash for clash in found.clashes if not clash.theirs]
    assert len(kept) == len(found.clashes), "спрашивают только об исключённом"
    if not kept:
        assert found.text.split() == changed.split()
