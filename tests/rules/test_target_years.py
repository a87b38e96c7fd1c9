"""ШД320, ШД321: years of the program without targets, reporting dates on days off."""

import pytest

from shnor_docs.diagnostics import Severity
from tests.small_workspace import SmallWorkspace


def uses(first: str, second: str = "{2022: 3}") -> str:
    return f"""
    indicators:
    - {{id: vpr_math, targets: {first}}}
    - {{id: schools_helped, {second}}}
    """


def test_a_year_without_a_target_of_any_indicator(small: SmallWorkspace) -> None:
    small.program(uses("{2021: 20 %, 2022: 40 %}", "targets: {2022: 3}"))
    found = small.only("ШД320")
    assert found.severity is Severity.WARNING
    assert "2020 год" in found.message and "2021" not in found.message
    assert "«–»" in found.hint


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("{2021: 20 %, 2022: 40 %}", "targets: {2020: 3}", id="another indicator has it"),
        pytest.param("{2021: 20 %, 2022: 40 %}", "baseline: {2020: 3}", id="it is the base year"),
        pytest.param("{2020: –, 2021: 20 %, 2022: 40 %}", "target: 3", id="it is said to have none"),
        pytest.param("{2022: 40 %}", "targets: {2022: 3}", id="only what the program is to reach"),
        pytest.param(
            "{2019/2020: 10 %, 2020/2021: 20 %, 2021/2022: 40 %, 2022/2023: 50 %}", "target: 3", id="academic"
        ),
    ],
)
def test_years_that_need_no_target(small: SmallWorkspace, first: str, second: str) -> None:
    small.program(uses(first, second))
    assert small.codes() == []


def test_a_year_left_out_between_two_targets(small: SmallWorkspace) -> None:
    small.program(uses("{2020: 10 %, 2022: 40 %}", "targets: {2020: 1, 2021: 2}"))
    found = small.only("ШД320")
    assert "Доля школ с динамикой ВПР по математике" in found.message and "2021 год" in found.message


def card(dates: str) -> str:
    return f"cards: [{{id: card, title: Карта, dates: [{dates}], blank_rows: 1}}]"


@pytest.mark.parametrize(
    ("day", "reason"),
    [("31.12.2022", "суббота"), ("04.09.2022", "воскресенье"), ("12.06.2020", "нерабочий праздничный день")],
)
def test_a_reporting_date_on_a_day_off(small: SmallWorkspace, day: str, reason: str) -> None:
    small.program(card(f"31.03.2022, {day}"))
    found = small.only("ШД321")
    assert found.severity is Severity.NOTE
    assert found.message == f"отчётная дата {day} – {reason}"


def test_reporting_dates_on_working_days(small: SmallWorkspace) -> None:
    small.program(card("31.03.2022, 15.09.2022, 30.12.2022"))
    assert small.codes() == []
