"""Numbers with nouns, in words, in genders and cases, as filters ask for them."""

from decimal import Decimal

import pytest

from shnor_docs.russian.counting import in_digits_and_words, in_words_only, manner, with_noun
from shnor_docs.russian.numerals import NBSP, Noun, spelled, use_nouns


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


@pytest.mark.parametrize(
    ("number", "arguments", "printed"),
    [
        (1, ("школа",), "1 школа"),
        (3, ("школы",), "3 школы"),
        (25, ("школа",), "25 школ"),
        (21, ("школа", "родительный"), "21 школы"),
        (2, ("genitive", "школа"), "2 школ"),
        (1, ("обучающийся", "родительный"), "1 обучающегося"),
    ],
)
def test_a_number_agrees_with_its_noun(number: int, arguments: tuple[str, ...], printed: str) -> None:
    assert plain(with_noun(Decimal(number), manner(arguments))) == printed


@pytest.mark.parametrize(
    ("number", "arguments", "printed"),
    [
        (3, ("школа",), "3 (три) школы"),
        (3, ("школа", "родительный"), "3 (трёх) школ"),
        (21, ("педагог", "родительный"), "21 (двадцати одного) педагога"),
        (2, ("женский",), "2 (две)"),
        (2, ("женский", "творительный"), "2 (двумя)"),
    ],
)
def test_digits_and_words(number: int, arguments: tuple[str, ...], printed: str) -> None:
    assert plain(in_digits_and_words(Decimal(number), manner(arguments))) == printed


@pytest.mark.parametrize(
    ("number", "arguments", "printed"),
    [
        (1, ("женский", "винительный"), "одну"),
        (2, ("женский", "винительный"), "две"),
        (2, ("средний", "именительный"), "два"),
        (5, ("творительный",), "пятью"),
        (40, ("предложный",), "сорока"),
        (200, ("дательный",), "двумстам"),
        (21, ("школа", "родительный"), "двадцати одной"),
        (1001, ("женский", "родительный"), "одной тысячи одной"),
        (-2, ("женский",), "минус две"),
    ],
)
def test_words_alone(number: int, arguments: tuple[str, ...], printed: str) -> None:
    assert in_words_only(Decimal(number), manner(arguments)) == printed


def test_millions_are_masculine_in_every_case() -> None:
    assert spelled(2_000_001, "f", "instrumental") == "двумя миллионами одной"
    assert spelled(2_000_001, "f", "accusative") == "два миллиона одну"


def test_nouns_of_the_workspace_are_known() -> None:
    use_nouns((Noun("площадка", "площадки", "площадок", "f"),))
    try:
        assert plain(in_digits_and_words(Decimal(2), manner(["площадка", "родительный"]))) == "2 (двух) площадок"
    finally:
        use_nouns(())


@pytest.mark.parametrize(
    ("number", "arguments", "reason"),
    [
        ("2.5", (), "дробное"),
        (10**12, (), "большие"),
        (5, ("школа", "педагог"), "одно слово"),
        (5, ("школа", "творительный"), "напишите его сами"),
    ],
)
def test_what_cannot_be_put_in_words(number: object, arguments: tuple[str, ...], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        in_digits_and_words(Decimal(str(number)), manner(arguments))


def test_a_noun_must_be_named_and_known() -> None:
    with pytest.raises(ValueError, match="назовите слово"):
        with_noun(Decimal(5), manner(()))
    with pytest.raises(ValueError, match=r"indicators\.yaml"):
        with_noun(Decimal(5), manner(["бармаглот"]))
