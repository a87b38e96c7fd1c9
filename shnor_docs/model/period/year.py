"""A reporting period: a calendar year or an academic year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Annotated

from pydantic import Field

from shnor_docs.model.notation import Notation, NotationError, squeezed
from shnor_docs.russian.dates import SCHOOL_YEAR, YEAR
from shnor_docs.russian.declension.cases import Case

YEARS_SUPPORTED = range(1900, 2200)
YearNumber = Annotated[int, Field(ge=YEARS_SUPPORTED.start, lt=YEARS_SUPPORTED.stop)]
"""A pydantic field that takes the number of a year, such as a period may have."""

_CALENDAR = re.compile(r"(\d{4})(?:\s*(?:год|г\.?))?", re.IGNORECASE)
_ACADEMIC = re.compile(
    r"(\d{4})\s*(?P<sign>[/–—-])\s*(\d{4}|\d{2})(?P<words>\s*уч(?:\.|ебный)?\s*(?:год|г\.?))?", re.IGNORECASE
)


@total_ordering
@dataclass(frozen=True, slots=True)
class Period(Notation):
    """A calendar year («2022») or an academic year («2021/2022», 1 September to 31 August).

    ``year`` is the year in which it begins. Ordering a calendar against an academic year raises TypeError:
    the two overlap, neither comes first.
    """

    year: int
    is_academic: bool = False

    title = "Период"
    description = "Календарный год «2022» или учебный год «2021/2022»."
    json_types = ("integer", "string")

    def __post_init__(self) -> None:
        if self.year not in YEARS_SUPPORTED:
            raise NotationError(f"год {self.year} вне 1900–2199", self.description)

    @classmethod
    def parse(cls, text: str) -> Period:
        """«2022», «2022 год», «2021/2022», «2021/22», «2021–2022 учебный год»; else NotationError."""
        plain = squeezed(text)
        if calendar := _CALENDAR.fullmatch(plain):
            return cls(int(calendar[1]))
        academic = _ACADEMIC.fullmatch(plain)
        if academic is None:
            raise NotationError(f"«{text}» – не период", cls.description)
        return cls._academic(academic)

    @classmethod
    def _academic(cls, match: re.Match[str]) -> Period:
        first, second = int(match[1]), match[3]
        if match["sign"] != "/" and not match["words"]:
            raise NotationError(
                f"«{match[0]}» – не один период, а несколько лет",
                f"учебный год пишется через дробь: «{first}/{first + 1}»",
            )
        if int(second) != (first + 1 if len(second) == 4 else (first + 1) % 100):
            raise NotationError(
                f"«{match[0]}»: учебный год состоит из двух лет подряд",
                f"учебный год, начавшийся в {first} году, – «{first}/{first + 1}»",
            )
        return cls(first, is_academic=True)

    @property
    def notation(self) -> str:
        """«2022» or «2021/2022»."""
        return f"{self.year}/{self.year + 1}" if self.is_academic else str(self.year)

    def __str__(self) -> str:
        return self.notation

    def __lt__(self, other: Period) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        if self.is_academic != other.is_academic:
            raise TypeError(f"calendar and academic years have no order: {self}, {other}")
        return self.year < other.year

    @property
    def order(self) -> tuple[bool, int]:
        """The key by which lists of both kinds are sorted: calendar years first."""
        return self.is_academic, self.year

    @property
    def first_day(self) -> date:
        """1 January, or 1 September of an academic year."""
        return date(self.year, 9, 1) if self.is_academic else date(self.year, 1, 1)

    @property
    def last_day(self) -> date:
        """31 December, or 31 August of an academic year."""
        return date(self.year + 1, 8, 31) if self.is_academic else date(self.year, 12, 31)

    def in_words(self, case: Case = "nominative") -> str:
        """«2022 год», «2021/2022 учебного года»."""
        return f"{self} {(SCHOOL_YEAR if self.is_academic else YEAR)[case]}"

    def shifted(self, years: int) -> Period:
        """The period so many years later."""
        return Period(self.year + years, self.is_academic)


PeriodLike = Period | int | str
"""What names a period in a look-up: the period, 2022, "2022", "2021/2022"."""
