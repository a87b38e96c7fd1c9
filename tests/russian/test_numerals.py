from decimal import Decimal

import pytest

from shnor_docs.russian.numerals import (
    NOUNS,
    agree,
    agree_genitive,
    counted,
    find_noun,
    format_number,
    in_words,
    noun_forms,
    spelled,
)


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (0, "школ"),
        (1, "школа"),
        (2, "школы"),
        (5, "школ"),
        (11, "школ"),
        (14, "школ"),
        (21, "школа"),
        (112, "школ"),
        (-3, "школы"),
        (Decimal("1.5"), "школы"),
        (Decimal("5.0"), "школ"),
    ],
)
def test_agree(number, form):
    assert agree(number, *noun_forms("школа")) == form


def test_counted_binds_the_noun():
    assert counted(1, noun_forms("практика")) == "1\u00a0практика"  # C-30: source 000 prints «1 практики»
    assert counted(1200, noun_forms("педагог")) == "1\u00a0200\u00a0педагогов"


@pytest.mark.parametrize(("number", "form"), [(1, "школы"), (2, "школ"), (21, "школы"), (11, "школ")])
def test_agree_in_the_genitive(number, form):
    assert agree_genitive(number, find_noun("школа")) == form


def test_find_noun_by_any_form():
    assert find_noun("Школы") == find_noun("школ") == find_noun("школа")
    assert find_noun("абракадабра") is None


def test_a_form_means_one_noun():
    forms = [form for noun in NOUNS for form in set(noun.forms)]
    assert len(forms) == len(set(forms))


def test_in_words():
    assert in_words(3, "школа") == "3 (три)\u00a0школы"
    assert in_words(Decimal(1), "школа") == "1 (одна)\u00a0школа"
    assert in_words(21, "мероприятие") == "21 (двадцать одно)\u00a0мероприятие"
    assert in_words(5) == "5 (пять)"


@pytest.mark.parametrize(
    ("number", "unit", "printed"),
    [
        (2, "публикация", "2 (две) публикации"),
        (1, "заседание", "1 (одно) заседание"),
        (1_000_000, "школа", "1 000 000 (один миллион) школ"),
        (2_000_001, "заседание", "2 000 001 (два миллиона одно) заседание"),
        (21_002_000, "школа", "21 002 000 (двадцать один миллион две тысячи) школ"),
        (2, "тысяча", "2 (две) тысячи"),
        (0, "школа", "0 (ноль) школ"),
        (-1, "школа", "−1 (минус одна) школа"),
    ],
)
def test_millions_and_thousands_keep_their_own_gender(number, unit, printed):
    assert in_words(number, unit).replace("\u00a0", " ") == printed


def test_fractions_are_not_spelled():
    with pytest.raises(ValueError, match="whole"):
        in_words(Decimal("1.5"))


def test_a_wrong_gender_is_not_masculine():
    with pytest.raises(ValueError, match="gender"):
        spelled(1, "ж")


@pytest.mark.parametrize(
    ("number", "precision", "printed"),
    [
        ("1234567.5", None, "1_234_567,5"),
        ("38.46", 1, "38,5"),
        ("0.125", 2, "0,13"),
        ("2.5", 0, "3"),
        ("-3", None, "−3"),
        ("-0.4", 0, "0"),
        ("5", 1, "5,0"),
        ("1E+3", None, "1_000"),
    ],
)
def test_format_number(number, precision, printed):
    assert format_number(Decimal(number), precision).replace("\u00a0", "_") == printed
