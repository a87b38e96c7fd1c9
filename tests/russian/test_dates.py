from datetime import date

import pytest

from shnor_docs.russian.dates import MONTHS, MONTHS_GENITIVE, format_date, is_holiday, is_weekend, parse_month


def test_format_date():
    assert format_date(date(2019, 11, 5)) == "05.11.2019"
    assert format_date(date(2019, 11, 5), "verbal").replace("\u00a0", "_") == "5_ноября_2019_г."


@pytest.mark.parametrize(
    ("word", "number"), [("Март", 3), ("марта", 3), ("мае", 5), ("августе", 8), ("мартобря", None)]
)
def test_parse_month(word, number):
    assert parse_month(word) == number


def test_months_pair():
    assert [parse_month(m) for m in MONTHS] == [parse_month(m) for m in MONTHS_GENITIVE] == list(range(1, 13))


def test_days_off():
    assert is_weekend(date(2023, 12, 31)) and not is_weekend(date(2023, 12, 29))
    assert is_holiday(date(2022, 1, 8)) and is_holiday(date(2022, 11, 4)) and not is_holiday(date(2022, 1, 9))
