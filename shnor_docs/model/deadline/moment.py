"""A day, month, quarter, half-year or year, with its year or with the year implied by the plan."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from shnor_docs.model.notation import NotationError
from shnor_docs.model.period import DateRange, Period
from shnor_docs.russian.dates import MONTHS, MONTHS_GENITIVE, format_date, parse_month
from shnor_docs.russian.numerals import NBSP

LEAP_YEAR = 2000


class Unit(StrEnum):
    """How long a moment lasts."""

    DAY = "день"
    MONTH = "месяц"
    QUARTER = "квартал"
    HALF = "полугодие"
    YEAR = "год"


MONTHS_IN = {Unit.DAY: 1, Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12}

_ROMAN = ("I", "II", "III", "IV")
_ORDINALS = {sign: number for number, roman in enumerate(_ROMAN, 1) for sign in (roman.lower(), str(number))}
_ORDINALS |= {"первое": 1, "второе": 2, "первый": 1, "второй": 2, "третий": 3, "четвертый": 4, "четвёртый": 4}

_YEAR = r"(?P<year>\d{4})(?:\s*г(?:г|од\w*)?\.?)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)",
        rf"(?P<day>\d\d?)\s*\.\s*(?P<month>\d\d?)\s*\.\s*{_YEAR}",
        rf"(?P<day>\d\d?)\s+(?P<month>[а-я]+)(?:\s+{_YEAR})?",
        rf"(?P<month>[а-я]+)(?:\s+{_YEAR})?",
        rf"(?P<quarter>[ivx]+|\d|[а-яё]+[йо]го|[а-яё]+й)\s*(?:квартал[а-я]*|кв\.?)(?:\s+{_YEAR})?",
        rf"(?P<half>[ivx]+|\d|[а-яё]+е)\s*полугоди[а-я]*(?:\s+{_YEAR})?",
        _YEAR,
    )
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A unit of time: ``number`` is that of the month (of a day too), quarter or half-year.

    Without ``year`` it stands once in every year of the plan.
    """

    unit: Unit
    number: int = 1
    day: int | None = None
    year: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 12 // MONTHS_IN[self.unit]:
            unit = Unit.MONTH if self.unit is Unit.DAY else self.unit
            raise NotationError(f"нет такого: {unit} {self.number}", "проверьте номер")
        if self.year is not None:
            Period(self.year)
        if self.day is not None and not 1 <= self.day <= self._month_length(self.year or LEAP_YEAR):
            year = f" {self.year} г." if self.year else ""
            raise NotationError(f"нет такой даты: {self.name()}{year}", "проверьте день и месяц")

    def _month_length(self, year: int) -> int:
        return monthrange(year, self.number)[1]

    def days(self, year: int | None = None) -> DateRange:
        """Its days in its own year, else in ``year``; 29 February is the 28th of a common year."""
        in_year = self.year or year or LEAP_YEAR
        if self.day is not None:
            only = date(in_year, self.number, min(self.day, self._month_length(in_year)))
            return DateRange(only, only)
        last_month = self.number * MONTHS_IN[self.unit]
        first_month = last_month - MONTHS_IN[self.unit] + 1
        return DateRange(date(in_year, first_month, 1), date(in_year, last_month, monthrange(in_year, last_month)[1]))

    def after(self, day: date) -> DateRange:
        """Its days in its own year, else the first time it begins on that day or later."""
        here = self.days(day.year)
        return here if self.year or here.first >= day else self.days(day.year + 1)

    def shifted(self, years: int) -> Moment:
        """The same moment so many years later; without a year, itself. 29 February may become the 28th."""
        if self.year is None:
            return self
        year = self.year + years
        return replace(self, year=year, day=self.day and min(self.day, self._month_length(year)))

    def name(self, genitive: bool = False) -> str:
        """«31 марта», «август», «I квартала», without the year; empty for a year."""
        match self.unit:
            case Unit.DAY:
                return f"{self.day}{NBSP}{MONTHS_GENITIVE[self.number - 1]}"
            case Unit.MONTH:
                return (MONTHS_GENITIVE if genitive else MONTHS)[self.number - 1]
            case Unit.QUARTER:
                return f"{_ROMAN[self.number - 1]}{NBSP}квартал" + ("а" if genitive else "")
            case Unit.HALF:
                return f"{_ROMAN[self.number - 1]}{NBSP}полугоди" + ("я" if genitive else "е")
        return ""

    def printed(self, genitive: bool = False) -> str:
        """«18.02.2022», «31 марта», «август 2020 г.», «I квартал 2022 г.»."""
        if self.year is None:
            return self.name(genitive)
        if self.unit is Unit.DAY:
            return format_date(self.days().first)
        return f"{self.name(genitive)} {self.year}{NBSP}г.".lstrip()

    def notation(self, genitive: bool = False) -> str:
        """«2022-02-18», «31 марта», «август 2020», «I квартал 2022»."""
        if self.unit is Unit.DAY and self.year:
            return self.days().first.isoformat()
        return f"{self.name(genitive)} {self.year or ''}".replace(NBSP, " ").strip()


def read_moment(text: str) -> Moment | None:
    """The moment the text names, or None; raises NotationError for a date that cannot be («31.02.2022»)."""
    matches = (form.fullmatch(text) for form in _FORMS)
    return next((moment for match in matches if match and (moment := _moment(match.groupdict()))), None)


def _moment(parts: dict[str, str | None]) -> Moment | None:
    year = int(digits) if (digits := parts.get("year")) else None
    for key, unit in (("quarter", Unit.QUARTER), ("half", Unit.HALF)):
        if ordinal := parts.get(key):
            number = _ORDINALS.get(ordinal.lower())
            return Moment(unit, number, year=year) if number else None
    name = parts.get("month")
    if name is None:
        return Moment(Unit.YEAR, year=year)
    month = int(name) if name.isdecimal() else parse_month(name)
    if month is None:
        return None
    if day := parts.get("day"):
        return Moment(Unit.DAY, month, int(day), year)
    return Moment(Unit.MONTH, month, year=year)
