"""Names that differ by signs which the eye cannot tell apart."""

import pytest

from shnor_docs.russian.likeness import look, meant, nearest, strangers

ALIKE = {
    "a Russian letter": ("t\u0430sks", "tasks", "2-й знак «\u0430» – русская буква, а нужно: латинская буква"),
    "a Latin letter": (
        "Школа № 5 \u0063ело",
        "Школа № 5 \u0441ело",
        "11-й знак «c» – латинская буква, а нужно: русская",
    ),
    "an invisible sign": ("ta\u200bsks", "tasks", "3-й знак невидим (код 200B), удалите его"),
    "a soft hyphen": ("па\u00adртии", "партии", "3-й знак невидим (код 00AD)"),
    "a dash": ("rybinsk–2020", "rybinsk-2020", "8-й знак «–» – тире, а нужно: дефис"),
    "a no-break space": ("СОШ\u00a01", "СОШ 1", "4-й знак"),
}


@pytest.mark.parametrize(("written", "known", "told"), ALIKE.values(), ids=ALIKE)
def test_a_name_that_looks_the_same(written: str, known: str, told: str) -> None:
    assert nearest(written, ["taskz", "rybinsk-2021", "другое", known]) == known
    assert meant(known, written).startswith(f"«{known}» (")
    assert told in meant(known, written)


def test_a_name_that_is_misspelt_is_named_plainly() -> None:
    assert nearest("taks", ["goals", "tasks"]) == "tasks"
    assert meant("tasks", "taks") == "«tasks»"
    assert nearest("совсем другое", ["goals", "tasks"]) is None


def test_a_look_is_that_of_the_letters_alone() -> None:
    assert look("tasks") == "tasks"
    assert look("Мо\u0301й") != look("Мой")
    assert look("да") != look("da")


def test_signs_that_an_identifier_cannot_have() -> None:
    assert list(strangers("g\u043eal")) == ["2-й знак «\u043e» – русская буква"]
    assert list(strangers("goal")) == []
