import pytest
from pydantic import ValidationError

from shnor_docs.model.school import School, find_schools, school_names

USPENKA = School(
    id="uspenskaya",
    name="Муниципальное бюджетное общеобразовательное учреждение «Успенская средняя общеобразовательная школа № 6»",
    short="МБОУ «Успенская СОШ № 6»",
    aliases=("Успенская школа",),
    login="sch241234",
    code="240106",
)
SECOND = School(id="second", name="МБОУ СОШ № 2", municipality="Рыбинский район")
EVENING = School(id="evening", name="МКОУ СОШ № 2", municipality="Рыбинский район")
NAMES = school_names((USPENKA, SECOND, EVENING))


@pytest.mark.parametrize(
    "text",
    [
        "uspenskaya",
        "МБОУ «Успенская СОШ № 6»",
        'мбоу "Успенская СОШ №6"',
        "Успенская СОШ N 6",
        "Успенская средняя общеобразовательная школа №6",
        "МБОУ  Успенская   СОШ № 6.",
        "успенская школа",
        "sch241234",
        "240106",
    ],
)
def test_a_school_is_known_by_any_spelling_of_its_names(text: str):
    assert find_schools(text, NAMES) == ("uspenskaya",)


def test_schools_that_differ_by_legal_form_only_are_told_apart_when_it_is_written():
    assert find_schools("МКОУ «СОШ №2»", NAMES) == ("evening",)
    assert find_schools("СОШ №2", NAMES) == ("second", "evening")


@pytest.mark.parametrize("text", ["", "СОШ № 22", "Успенская СОШ № 66", "sch241235"])
def test_no_school_is_guessed(text: str):
    assert find_schools(text, NAMES) == ()


def test_a_login_is_sch_and_six_digits():
    with pytest.raises(ValidationError):
        School(id="a", name="А", login="sch12")
