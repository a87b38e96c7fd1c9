"""Ranges of time: of days, and of periods of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from shnor_docs.model.notation import Notation, NotationError, squeezed
from shnor_docs.model.period.year import Period
from shnor_docs.russian.dates import SCHOOL_YEARS, YEARS
from shnor_docs.russian.declension.cases import Case

_YEAR = r"\d{4}(?:\s*/\s*\d{2,4})?"
_NOUN = r"(?:\s*(?:учебн\w+ |уч\. ?)?(?:г(?:од\w*)?\.?|гг\.?|г\. ?г\.))?"
_BEFORE = re.compile(r"\A(?:на )?(?:период )?(?=с \d|\d)", re.IGNORECASE)
_RANGE = re.compile(rf"({_YEAR})\s*[-–—]\s*({_YEAR}){_NOUN}", re.IGNORECASE)
_FROM_TO = re.compile(rf"со? ({_YEAR}){_NOUN} (?:по|до) ({_YEAR}){_NOUN}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class DateRange:
    """Days from the first to the last, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class PeriodRange(Notation):
    """Periods of one kind from ``start`` to ``end``, both included: «2020–2022», «2021/2022–2023/2024»."""

    start: Period
    end: Period

    title = "Период действия"
    description = "Годы «2020-2022», один год «2022» или учебные годы «2021/2022-2022/2023»."
    json_types = ("integer", "string")

    def __post_init__(self) -> None:
        if self.start.is_academic != self.end.is_academic:
            raise NotationError(f"«{self.notation}»: один конец – календарный год, другой – учебный", self.description)
        if self.end < self.start:
            raise NotationError(f"«{self.notation}»: конец раньше начала", f"возможно, «{self.end}–{self.start}»")

    @classmethod
    def parse(cls, text: str) -> PeriodRange:
        """«2020-2022», «с 2020 по 2022 год», «2022», «2021/2022», «2021/2022-2022/2023»; else NotationError."""
        told = _BEFORE.sub("", squeezed(text))
        if from_to := _FROM_TO.fullmatch(told):
            return cls(Period.parse(from_to[1]), Period.parse(from_to[2]))
        between = _RANGE.fullmatch(told)
        if between and ("/" in text or "уч" not in text.lower()):  # «2021–2022 учебный год» is one period
            return cls(Period.parse(between[1]), Period.parse(between[2]))
        try:
            only = Period.parse(told)
        except NotationError as error:
            raise NotationError(str(error), error.hint or cls.description) from None
        return cls(only, only)

    @property
    def notation(self) -> str:
        """«2020-2022» or «2022»: a hyphen is what a keyboard has."""
        return str(self.start) if self.start == self.end else f"{self.start}-{self.end}"

    def __str__(self) -> str:
        return self.notation.replace("-", "–")

    def __iter__(self) -> Iterator[Period]:
        return (self.start.shifted(years) for years in range(len(self)))

    def __len__(self) -> int:
        return self.end.year - self.start.year + 1

    def __contains__(self, period: object) -> bool:
        """Whether it is one of the periods; one named by 2022 or "2022" too."""
        try:
            named = Period.of(period)
        except NotationError:
            return False
        return named.is_academic == self.start.is_academic and self.start <= named <= self.end

    @property
    def first_day(self) -> date:
        """The first day of the first period."""
        return self.start.first_day

    @property
    def last_day(self) -> date:
        """The last day of the last period."""
        return self.end.last_day

    def in_words(self, case: Case = "nominative") -> str:
        """«2020–2022 годы», «2020–2022 годах» (the preposition is the writer's), «2022 год»."""
        if self.start == self.end:
            return self.start.in_words(case)
        return f"{self} {(SCHOOL_YEARS if self.start.is_academic else YEARS)[case]}"

    def shifted(self, years: int) -> PeriodRange:
        """The range so many years later."""
        return PeriodRange(self.start.shifted(years), self.end.shifted(years))
