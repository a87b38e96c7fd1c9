from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from shnor_docs.model.notation import NotationError
from shnor_docs.model.value import YES_NO, Number, Value, YesNo, parse_number
from shnor_docs.russian.numerals import format_number


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (Value(Decimal("38.46"), "%", 1), "38,5_%"),
        (Value(Decimal(5), "школа"), "5_школ"),
        (Value(Decimal(1), "практика"), "1_практика"),
        (Value(Decimal("0.6"), "школа", 0), "1_школа"),
        (Value(Decimal(1200), "чел."), "1_200_чел."),
        (Value(Decimal(4)), "4"),
        (Value(Decimal(1), YES_NO), "да"),
        (Value(Decimal(0), YES_NO), "нет"),
        (Value(None, "%"), "–"),
    ],
)
def test_printed(value, printed):
    assert str(value).replace("\u00a0", "_") == printed


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1 234", "1234"),
        ("1\u00a0234,5", "1234.5"),
        ("85 %", "85"),
        ("85%", "85"),
        ("−3", "-3"),
        ("-3", "-3"),
    ],
)
def test_number_as_an_official_writes_it(text, number):
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "много", "12 34", "1 2345", "1,2,3", "5 школ", "NaN", "1e3", "10:30"])
def test_not_a_number(text):
    with pytest.raises(NotationError) as caught:
        parse_number(text)
    assert caught.value.hint


@settings(max_examples=50)
@given(st.decimals(-(10**9), 10**9, places=2))
def test_a_printed_number_is_read_back(number):
    assert parse_number(format_number(number)) == number


class Fields(BaseModel):
    share: Number = Decimal(0)
    reached: YesNo = False


def test_fields_of_a_model():
    assert Fields.model_validate({"share": "38,5 %", "reached": "Да"}) == Fields(share=Decimal("38.5"), reached=True)
    assert Fields.model_validate({"share": 5, "reached": False}).share == 5


@pytest.mark.parametrize("data", [{"share": True}, {"share": None}, {"reached": "может быть"}])
def test_wrong_fields(data):
    with pytest.raises(ValidationError):
        Fields.model_validate(data)
