"""What morphology proposes, against a table that a person has written: none that it is sure of may be wrong."""

import pytest

pytest.importorskip("pymorphy3", reason="словари ставит tools/install.py --glossary или --dev")
pytest.importorskip("pytrovich", reason="словари ставит tools/install.py --glossary или --dev")

from shnor_docs.russian.declension.proposing import propose
from tests.russian.declension import measuring

RIGHT, SURE = 348, 311
"""Names of the table with all forms right, and those proposed without a doubt: as measured, never fewer."""


def test_the_table_is_large_and_says_each_name_once() -> None:
    names = [row.name for row in measuring.table()]
    assert len(names) >= 300
    assert len(set(names)) == len(names)


def test_nothing_that_is_sure_is_wrong() -> None:
    assert measuring.wrong_though_sure() == []


def test_the_share_of_right_proposals_does_not_fall() -> None:
    print("\n".join(measuring.report()))  # shown by pytest -rP, and when the test fails
    right, every = measuring.right_names()
    assert right >= RIGHT
    assert measuring.sure_names() >= SURE
    assert right / every > 0.97


@pytest.mark.parametrize(
    "name",
    [
        "Заяц А.Б.",
        "Крафт Ю.А.",
        "Иваново",
        "Пушкин",
        "Лев Андрей Ильич",
        "Цапок Марк Ильич",
        "Начальник Иванов И.И.",
        "Зам. директора",
    ],
)
def test_what_can_be_read_in_two_ways_is_doubtful(name: str) -> None:
    assert propose(name).doubtful


def test_a_known_gender_helps_where_initials_do_not_tell_it() -> None:
    assert propose("Крафт Ю.А.", "f").unchanging
    assert propose("Крафт Ю.А.", "m").forms["dative"] == "Крафту Ю.А."


@pytest.mark.parametrize("name", ["№ 5", "«»", "—", ",", "(", "123", "Я", "–– и , –", "а" * 500, "- " * 200 + "и"])
def test_any_text_is_answered(name: str) -> None:
    assert set(propose(name).forms) == {"genitive", "dative", "accusative", "instrumental", "prepositional"}


def test_capitals_and_letters_without_dots_stay_as_they_are_written() -> None:
    assert propose("УПРАВЛЕНИЕ ОБРАЗОВАНИЯ").forms["instrumental"] == "УПРАВЛЕНИЕМ ОБРАЗОВАНИЯ"
    assert propose("поселок Тарасово").forms["genitive"] == "поселка Тарасово"
    assert propose("Усть-Абаканский район").forms["genitive"] == "Усть-Абаканского района"
