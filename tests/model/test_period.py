from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from shnor_docs.model.notation import NotationError
from shnor_docs.model.period import DateRange, Period, PeriodMap, PeriodRange
from shnor_docs.model.value import Number

PERIODS = st.builds(Period, st.integers(1990, 2100), st.booleans())


@pytest.mark.parametrize(
    "text", ["2021/2022", "2021/22", "2021-2022 уч. год", "2021–2022 учебный год", "2021/2022 уч.г."]
)
def test_academic_year(text):
    period = Period.parse(text)
    assert period == Period(2021, is_academic=True)
    assert (period.first_day, period.last_day) == (date(2021, 9, 1), date(2022, 8, 31))
    assert period.in_words("prepositional") == "2021/2022 учебном году"


@pytest.mark.parametrize("text", ["2022", " 2022 год", "2022 г.", "2022г"])
def test_calendar_year(text):
    assert Period.parse(text) == Period(2022)
    assert Period(2022).in_words() == "2022 год"


@pytest.mark.parametrize("text", ["2022-2032", "2021/2023", "2021/23", "2021-2022", "20222", "0022", "год", ""])
def test_not_a_period(text):
    with pytest.raises(NotationError) as caught:
        Period.parse(text)
    assert caught.value.hint


def test_turn_of_the_century():
    assert Period.parse("1999/00") == Period(1999, is_academic=True)


def test_kinds_have_no_common_order():
    with pytest.raises(TypeError):
        sorted([Period(2022), Period(2021, is_academic=True)])
    assert Period(2021) < Period(2022)


@settings(max_examples=50)
@given(PERIODS)
def test_period_round_trip(period):
    assert Period.parse(period.notation) == Period.parse(period.in_words()) == period


@pytest.mark.parametrize(
    "text",
    [
        *("с 2020 по 2022 год", "с 2020 по 2022", "с 2020 г. по 2022 г.", "С 2020 по 2022 годы", "на 2020-2022 годы"),
        *("на период с 2020 по 2022 год", "2020 - 2022 г.г.", "с 2020 до 2022 года", "период 2020–2022"),
    ],
)
def test_range_of_years_in_words(text: str) -> None:
    assert PeriodRange.parse(text) == PeriodRange(Period(2020), Period(2022))


@pytest.mark.parametrize("text", ["с 2022 по 2020 год", "с 2020", "по 2022", "с 2020/2021 по 2022", "с 20 по 22 год"])
def test_no_range_in_words(text: str) -> None:
    with pytest.raises(NotationError):
        PeriodRange.parse(text)


@pytest.mark.parametrize(
    "text", ["2020-2022", "2020 - 2022", "2020–2022 годы", "2020-2022 г.", "2020-2022 год", "2020-2022гг."]
)
def test_range_of_years(text):
    years = PeriodRange.parse(text)
    assert years == PeriodRange(Period(2020), Period(2022))
    assert [str(year) for year in years] == ["2020", "2021", "2022"]
    assert (years.in_words(), years.in_words("prepositional")) == ("2020–2022 годы", "2020–2022 годах")
    assert (years.first_day, years.last_day) == (date(2020, 1, 1), date(2022, 12, 31))


def test_range_of_one_year_and_of_academic_years():
    assert PeriodRange.parse("2022").in_words("genitive") == "2022 года"
    academic = PeriodRange.parse("2021/2022-2022/2023")
    assert (len(academic), academic.in_words()) == (2, "2021/2022–2022/2023 учебные годы")
    assert 2022 not in academic
    assert "2022/2023" in academic


@pytest.mark.parametrize("text", ["2022-2020", "2022-2021/2022", "с 2020", "2020-22"])
def test_not_a_range(text):
    with pytest.raises(NotationError):
        PeriodRange.parse(text)


@settings(max_examples=50)
@given(PERIODS, st.integers(0, 5))
def test_range_round_trip(start, length):
    years = PeriodRange(start, start.shifted(length))
    assert PeriodRange.parse(years.notation) == PeriodRange.parse(years.in_words()) == years
    assert all(year in years for year in years)
    assert years.shifted(3).shifted(-3) == years


def test_date_range_holds_its_ends():
    march = DateRange(date(2022, 3, 1), date(2022, 3, 31))
    assert date(2022, 3, 31) in march and date(2022, 4, 1) not in march


def test_map_finds_a_period_by_any_name():
    shares = PeriodMap({2022: 40, "2021": 20})
    assert shares[2022] == shares["2022"] == shares[Period(2022)] == 40
    assert list(shares) == [Period(2021), Period(2022)]
    assert (shares.first, shares.latest) == (20, 40)
    assert "2021/2022" not in shares and "x" not in shares
    assert {shares: 1}[PeriodMap({"2021": 20, "2022": 40})] == 1
    assert PeriodMap[int]().latest is None


@pytest.mark.parametrize("values", [{"2022": 1, "2021/2022": 2}, {"2022": 1, "2022 год": 2}, {"x": 1}])
def test_map_refuses_what_hides_a_value(values):
    with pytest.raises(NotationError):
        PeriodMap(values)


class Targets(BaseModel):
    targets: PeriodMap[Number]
    period: PeriodRange


def test_fields_of_a_model():
    model = Targets.model_validate({"targets": {"2022": "12,5"}, "period": 2022})
    assert model.targets[2022] == Decimal("12.5")
    assert Targets.model_validate(model.model_dump()) == Targets.model_validate_json(model.model_dump_json()) == model
    assert Targets.model_json_schema()["properties"]["period"]["title"] == "Период действия"


def test_each_wrong_key_and_value_is_reported_at_its_place():
    with pytest.raises(ValidationError) as caught:
        Targets.model_validate({"targets": {"2022": "много", "год": "1"}, "period": "2022-2020"})
    assert [error["loc"] for error in caught.value.errors()] == [
        ("targets", "2022"),
        ("targets", "год", "[key]"),
        ("period",),
    ]
    assert isinstance(caught.value.errors()[-1]["ctx"]["error"], NotationError)


@pytest.mark.parametrize("keys", [("2022", "2022 год"), ("2022", "2021/2022")])
def test_a_field_refuses_keys_that_hide_a_value(keys):
    with pytest.raises(ValidationError):
        Targets.model_validate({"targets": dict.fromkeys(keys, "1"), "period": "2022"})
