"""Dates as Russian documents print them, and days on which nothing falls due."""

from __future__ import annotations

from datetime import date
from typing import Literal

from shnor_docs.russian.declension.cases import Case
from shnor_docs.russian.numerals import NBSP

MONTHS = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)
MONTHS_GENITIVE = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
MONTHS_PREPOSITIONAL = tuple(f"{name[:-1]}е" for name in MONTHS_GENITIVE)

_MONTH_NUMBERS = {
    form: number
    for names in (MONTHS, MONTHS_GENITIVE, MONTHS_PREPOSITIONAL)
    for number, form in enumerate(names, start=1)
}

YEAR: dict[Case, str] = {
    "nominative": "год",
    "genitive": "года",
    "dative": "году",
    "accusative": "год",
    "instrumental": "годом",
    "prepositional": "году",
}
YEARS: dict[Case, str] = {
    "nominative": "годы",
    "genitive": "годов",
    "dative": "годам",
    "accusative": "годы",
    "instrumental": "годами",
    "prepositional": "годах",
}
SCHOOL_YEAR: dict[Case, str] = {
    "nominative": "учебный год",
    "genitive": "учебного года",
    "dative": "учебному году",
    "accusative": "учебный год",
    "instrumental": "учебным годом",
    "prepositional": "учебном году",
}
SCHOOL_YEARS: dict[Case, str] = {
    "nominative": "учебные годы",
    "genitive": "учебных годов",
    "dative": "учебным годам",
    "accusative": "учебные годы",
    "instrumental": "учебными годами",
    "prepositional": "учебных годах",
}

# Labour Code of the Russian Federation, article 112; yearly transfers of days off are not foreseen here.
HOLIDAYS = frozenset({(1, day) for day in range(1, 9)} | {(2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)})


def parse_month(word: str) -> int | None:
    """Number of the month named in the nominative, genitive or prepositional case; None for another word."""
    return _MONTH_NUMBERS.get(word.lower())


def format_date(day: date, style: Literal["digital", "verbal"] = "digital") -> str:
    """«05.11.2019» for tables and lists of approval, «5 ноября 2019 г.» for running text."""
    if style == "digital":
        return day.strftime("%d.%m.") + f"{day.year:04}"
    return f"{day.day}{NBSP}{MONTHS_GENITIVE[day.month - 1]}{NBSP}{day.year}{NBSP}г."


def is_weekend(day: date) -> bool:
    """Whether the day is a Saturday or a Sunday."""
    return day.weekday() >= 5


def is_holiday(day: date) -> bool:
    """Whether the day is a national holiday of a fixed date."""
    return (day.month, day.day) in HOLIDAYS
