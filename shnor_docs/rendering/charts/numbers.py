"""Numbers of a chart: exact, in the notation of XML, and the formats that print them as the text does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from shnor_docs.documents.charts.drawn import SHORT_UNITS, Point
from shnor_docs.russian.numerals import MINUS, NBSP

_LABEL = re.compile(r"[−-]?(\d+(?:\u00a0\d{3})*)(?:,(\d+))?(.*)", re.DOTALL)
_MOST_OF_GENERAL = 8
"""A number with more digits Excel's own format would shorten."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """How a label prints its number: digits before and after the comma, and the unit after them."""

    whole: int
    decimals: int
    unit: str


def exact(amount: Decimal) -> str:
    """All digits of the amount, with a point and no exponent; a nought has no sign."""
    return f"{amount:f}" if amount else "0"


def number_format(labels: Iterable[str]) -> str:
    """One format of Excel that prints all these labels from their numbers.

    Labels with different decimals take ``General``, which shows those that a number has: an edited one too.
    """
    printed = [found for label in labels if (found := _printed(label))]
    if not printed:
        return "General"
    units = {one.unit for one in printed}
    unit = f'"{next(iter(units))}"' if len(units) == 1 and units != {""} else ""
    return _signed(_digits(printed), unit)


def format_of(points: Iterable[Point]) -> str:
    """The format of a series."""
    return number_format(point.label for point in points if point.amount is not None)


def of_step(step: Decimal, unit: str) -> str:
    """The format of the numbers of an axis that go by that step, with a unit that stands by numbers."""
    decimals = max(-int(step.normalize().as_tuple().exponent), 0)
    return _signed(_fixed(decimals), f'"{NBSP}{unit}"' if unit in SHORT_UNITS else "")


def _digits(printed: list[_Printed]) -> str:
    decimals = {one.decimals for one in printed}
    short = all(one.whole <= 3 and one.decimals <= _MOST_OF_GENERAL for one in printed)
    return "General" if len(decimals) > 1 and short else _fixed(max(decimals))


def _fixed(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _signed(digits: str, unit: str) -> str:
    """With a true minus before what is below nought."""
    return f'{digits}{unit};"{MINUS}"{digits}{unit}'


def _printed(label: str) -> _Printed | None:
    match = _LABEL.fullmatch(label)
    if match is None:
        return None
    whole = sum(map(str.isdigit, match[1]))
    return _Printed(whole, len(match[2] or ""), match[3].replace('"', ""))
