"""Academic years that texts name: one ends in the year after the one in which it began."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.rules.wording.body import Spot, rule
from shnor_docs.russian.years import ONE_YEAR

NO_SCHOOL_YEAR = declare("ШД338", Severity.WARNING, "такого учебного года нет")

_NAMED = re.compile(
    rf"(?<![\d.])(?P<first>{ONE_YEAR})[ \u00a0]*[-–—/][ \u00a0]*(?P<last>{ONE_YEAR}|\d\d)[ \u00a0\n]+"
    r"(?:уч\.|учебн(?:ый|ого|ому|ым|ом))[ \u00a0\n]+(?:год(?:а|у|ом|е)?\b|г\.)"
)


def _school_years(text: str) -> Iterator[Spot]:
    """An academic year is two years running: «2022/2023 учебный год»."""
    for match in _NAMED.finditer(text):
        first, last = int(match["first"]), match["last"]
        if (first + 1) % 100 != int(last) % 100 or (len(last) > 2 and int(last) != first + 1):
            hint = f"учебный год пишется двумя годами подряд: {first}/{first + 1}"
            yield Spot(match.start("first"), match.end("last"), f"«{' '.join(match[0].split())}»", hint)


school_years = rule(NO_SCHOOL_YEAR, _school_years)
