"""Years that a text states of a whole program, plan or report: «на 2020–2022 годы», «с 2020 по 2022 год»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from shnor_docs.model.period import PeriodRange
from shnor_docs.russian.years import ANY_YEAR, BUDGET_PERIOD, ONE_YEAR, TOKEN

_FROM_TO = re.compile(rf"\bс\s+(?P<first>{ONE_YEAR})\s+(?:года\s+|г\.\s*)?по\s+(?P<last>{ONE_YEAR})")
_CLAUSE = 400
"""How far before the years the words are looked for that tell what they are about."""
_LAST_WORD = re.compile(r"(\w+)\s+\Z")

PLANNED = frozenset({"на", "период", "срок"})
"""Words before years for which something is planned."""
_OTHERWISE = re.compile(
    r"за|во?|со?|по|до|от|из|к|после|"
    r"(?:итог|результат|нача[лт]|кон[ец]|январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*"
)
"""Words before years that are reported, begin or end: not those of a whole plan."""


class Claim(NamedTuple):
    """Years at ``start:end`` of a text and the words before them."""

    start: int
    end: int
    years: PeriodRange
    before: str

    @property
    def word(self) -> str:
        """The last word before the years, in lower case; empty if they stand by themselves."""
        found = _LAST_WORD.search(self.before)
        return found[1].lower() if found else ""

    @property
    def is_plan(self) -> bool:
        """Whether the years are those for which something is planned: «на 2020–2022 годы»."""
        return self.word in PLANNED

    @property
    def is_bare(self) -> bool:
        """Whether nothing says what the years are: «Программа 2020–2022»."""
        return not self.is_plan and not _OTHERWISE.fullmatch(self.word)


def claims(text: str) -> Iterator[Claim]:
    """Ranges of years and single years of a text; those of dates, references and numbers of acts are none."""
    if not ANY_YEAR.search(text):  # most texts name no year, and looking for all that may hold one is slow
        return
    left = text
    for pattern in (BUDGET_PERIOD, _FROM_TO):
        for match in pattern.finditer(text):
            last = match["last"] or match.groupdict().get("next")
            yield from _claim(text, match.span(), f"{match['first']}-{last}")
            left = left[: match.start()] + " " * len(match[0]) + left[match.end() :]
    for token in TOKEN.finditer(left):
        if token.lastgroup in ("range", "year"):
            yield from _claim(text, token.span(), token[0])


def _claim(text: str, span: tuple[int, int], years: str) -> Iterator[Claim]:
    if period := PeriodRange.read(years):  # «2020/2022» is no academic year
        yield Claim(*span, period, text[max(0, span[0] - _CLAUSE) : span[0]])


def differ(claimed: PeriodRange, period: PeriodRange) -> bool:
    """Whether the years are others than the period; calendar and academic years are compared by their days."""
    if claimed.start.is_academic == period.start.is_academic:
        return claimed != period
    return apart(claimed, period)


def apart(claimed: PeriodRange, period: PeriodRange) -> bool:
    """Whether the two have no day in common."""
    return claimed.last_day < period.first_day or claimed.first_day > period.last_day
