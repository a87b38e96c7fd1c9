"""What two have made of one text is put together by lines, or not at all."""

from __future__ import annotations

import pytest

from shnor_docs.workspace.editing.lines import merged

BASE = "а\nб\nв\nг\nд\n"


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (BASE, BASE, BASE),
        ("А\nб\nв\nг\nд\n", "а\nб\nв\nг\nД\n", "А\nб\nв\nг\nД\n"),
        ("б\nв\nг\nд\n", "а\nб\nв\nг\n", "б\nв\nг\n"),
        ("а\nб\n+\nв\nг\nд\n", "а\nб\nв\nг\nд", "а\nб\n+\nв\nг\nд"),
        ("а\nб\nВ\nг\nд\n", "а\nб\nВ\nг\nд\n", None),
        ("а\nБ\nв\nг\nд\n", "а\nб\nВ\nг\nд\n", None),
        ("а\nб\n+\nв\nг\nд\n", "а\nб\n-\nв\nг\nд\n", None),
        ("", "а\nб\nв\nг\nд\nе\n", None),
    ],
)
def test_changes_of_two_meet_only_where_they_touch(one: str, other: str, both: str | None) -> None:
    for made in (merged(BASE, one, other), merged(BASE, other, one)):
        assert (made.text if made.is_agreed else None) == both


def test_where_two_have_not_agreed_the_first_stands_and_all_else_stays() -> None:
    assert merged(BASE, "А\nб\nв\nг\nд\n", "а!\nб\nв\nг\nД\n") == ("А\nб\nв\nг\nД\n", False)


def test_rows_of_a_table_are_each_for_itself() -> None:
    mine, theirs = "а\nБ\nв\nг\nд\nе\n", "а\nб\nВ\nг\nд\nё\n"
    made = merged(BASE, mine, theirs, of_rows=True)
    assert made.is_agreed
    assert sorted(made.text.split()) == sorted("аБВгдеё")
    assert not merged(BASE, "а\nБ\nв\nг\nд\n", "а\nбб\nв\nг\nд\n", of_rows=True).is_agreed
    assert not merged(BASE, f"{BASE}е\n", f"{BASE}е\n", of_rows=True).is_agreed


def test_line_breaks_of_each_line_stay() -> None:
    made = merged("а\r\nб\nв\r\n", "А\r\nб\nв\r\n", "а\r\nб\nВ\r\n")
    assert made == ("А\r\nб\nВ\r\n", True)
