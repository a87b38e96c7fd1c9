"""Years and dates in a Russian text, told from numbers of acts, addresses and references; and whose they are."""

from __future__ import annotations

import re

from shnor_docs.russian.dates import MONTHS_GENITIVE

ONE_YEAR = r"(?:19|20)\d\d"
SPAN = rf"{ONE_YEAR}(?:/(?:{ONE_YEAR}|\d\d))?"
"""A year or an academic year: «2021», «2021/2022», «2021/22»."""
DASH = r"\s*[-–—]\s*"

TOKEN = re.compile(
    r"(?=[hw{№Г\d])(?:"  # how a token begins: at all other places none of the many ways is tried
    r"(?P<address>(?:https?://|www\.)\S+)"
    r"|(?P<reference>\{\{.*?\}\})"
    rf"|(?P<number>№\s*[\w./-]+|ГОСТ[\s\w.]*[-–]{ONE_YEAR}|\d+\.[\d.]+[-–]{ONE_YEAR})"
    rf"|(?<![\d.])(?P<day>\d{{1,2}}\.\d{{1,2}}\.{ONE_YEAR}|\d{{1,2}}\s+(?:{'|'.join(MONTHS_GENITIVE)})\s+{ONE_YEAR})"
    r"(?!\d)"
    rf"|(?<![\d/.])(?P<range>{SPAN}{DASH}{SPAN})(?![\d/])"
    rf"|(?<![\d/.])(?P<year>{SPAN})(?![\d/]))",
    re.DOTALL,
)
"""What may hold a year; the name of the group tells what it is."""

BUDGET_PERIOD = re.compile(
    rf"(?P<first>{ONE_YEAR})\s+год\w*\s+и\s+(?:на\s+)?плановый\s+период\s+"
    rf"(?P<next>{ONE_YEAR})(?:(?:\s+и\s+|{DASH})(?P<last>{ONE_YEAR}))?"
)
"""«2020 год и плановый период 2021 и 2022 годов»: the years from 2020 to 2022, as budgets name them."""

_SCHOOL_YEAR = re.compile(rf"(?<![\d/.])({ONE_YEAR})[/–-]((?:{ONE_YEAR}|\d\d))(?![\d/])")

ANY_YEAR = re.compile(rf"{ONE_YEAR}(?!\d)(?<!\d{{5}})")
"""A year that is no part of a longer number; what stands before is looked at last, as first digits are found fast."""

OF_OTHERS = re.compile(
    r"\b(?:региональн|краев|областн|республиканск|государственн|федеральн|национальн)\w*\s+(?:\w+\s+)?"
    r"(?:программ|проект|стратеги|план|концепци)\w*[^.;»]*\Z",
    re.IGNORECASE,
)
"""Before years of a program that is not the municipality's own."""

FOR_YEARS = re.compile(r"\bна\s+\Z", re.IGNORECASE)
"""Before years for which something is planned."""


def days_in(text: str) -> list[str]:
    """The dates of the text as they are written: «23.09.2021», «23 сентября 2021»."""
    return [token[0] for token in TOKEN.finditer(text) if token.lastgroup == "day"]


def years_in(text: str) -> set[int]:
    """Every year that the text names, those of references, addresses and numbers of acts left out."""
    told = (token[0] for token in TOKEN.finditer(text) if token.lastgroup in ("day", "range", "year"))
    return {int(year) for found in told for year in ANY_YEAR.findall(found)}


def school_years_in(text: str) -> set[int]:
    """The years in which the academic years of the text begin: «2019/2020», «2019/20», «2019–2020»."""
    return {int(first) for first, last in _SCHOOL_YEAR.findall(text) if (int(first) + 1) % 100 == int(last) % 100}
