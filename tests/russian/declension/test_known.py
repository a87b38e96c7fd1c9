"""Forms are found by the name as writers vary it, and only those that the glossary has."""

import pytest

from shnor_docs.russian.declension.known import Name, by_key, find_name, form_of

NAMES = by_key(
    [
        Name("Отдел «Школа № 5»", {"dative": "Отделу «Школа № 5»"}, frozenset({"dative"})),
        Name("ГАОУ «Институт»", {}, unchanging=True),
    ]
)


@pytest.mark.parametrize(
    "text", ["Отдел «Школа № 5»", "Отдел „Школа № 5“", 'Отдел  "Школа\u00a0№ 5"', "Отдел «Школа\n№ 5»"]
)
def test_quotes_and_spaces_do_not_matter(text: str) -> None:
    assert form_of(text, "dative", NAMES) == "Отделу «Школа № 5»"


def test_a_small_first_letter_gives_small_forms() -> None:
    assert form_of("отдел «Школа № 5»", "dative", NAMES) == "отделу «Школа № 5»"
    name = find_name("отдел «Школа № 5»", NAMES)
    assert name is not None
    assert name.agreed == {"dative"}


def test_an_unchanging_name_is_its_own_form() -> None:
    assert form_of("ГАОУ «Институт»", "instrumental", NAMES) == "ГАОУ «Институт»"


def test_what_is_not_written_is_not_made_up() -> None:
    assert form_of("Отдел «Школа № 5»", "genitive", NAMES) is None
    assert form_of("Отдел", "dative", NAMES) is None
    assert form_of("", "dative", NAMES) is None
    assert form_of("Отдел", "nominative", NAMES) == "Отдел"
