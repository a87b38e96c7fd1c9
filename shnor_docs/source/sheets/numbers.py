"""How a stored number reads: a percentage and a date by the format of the cell, the rest as typed."""

from __future__ import annotations

import re
from datetime import datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

_QUOTED = re.compile(r'"[^"]*"|\\.')
_UNSEEN = re.compile(r'\[[^\]]*\]|"[^"]*"|_.|\*.')
_MASK = re.compile(r"[-0 ()/]*0[-0 ()/]*0[-0 ()/]*")


class NumberFormat(NamedTuple):
    """What a cell's format makes of its number: a kind; for codes with zeros at the head the mask, «000000»."""

    kind: Literal["plain", "percent", "date", "date_1904"] = "plain"
    mask: str = ""


PLAIN = NumberFormat()
_EPOCHS = {"date": datetime(1899, 12, 30), "date_1904": datetime(1904, 1, 1)}


def number_format(code: str, is_1904: bool) -> NumberFormat:
    """What the code of a format makes of numbers."""
    from openpyxl.styles.numbers import is_date_format

    if "%" in _QUOTED.sub("", code):
        return NumberFormat("percent")
    if is_date_format(code):
        return NumberFormat("date_1904" if is_1904 else "date")
    mask = _UNSEEN.sub("", code.partition(";")[0]).replace("\\", "").strip()
    return NumberFormat("plain", mask) if _MASK.fullmatch(mask) else PLAIN


@lru_cache(maxsize=65_536)
def number_text(stored: str, format_: NumberFormat) -> str:
    """The text of a stored number: «0,35» of a percent cell is «35 %», a date is «18.02.2022»,
    4106 in the format «000000» is «004106».

    Binary noise goes: 0.14000000000000001 reads «0,14», as Excel shows it to a Russian reader.
    """
    if format_ is PLAIN and stored.isdecimal():
        return stored
    try:
        number = float(stored)
    except ValueError:
        return stored
    if format_.kind in _EPOCHS:
        return _date_text(number, _EPOCHS[format_.kind]) or _decimal_text(number)
    if format_.kind == "percent":
        return _decimal_text(number, Decimal(100)) + " %"
    return _masked(number, format_.mask) if format_.mask and _is_code(number) else _decimal_text(number)


def _is_code(number: float) -> bool:
    return 0 <= number < 1e15 and number == int(number)


def _masked(number: float, mask: str) -> str:
    """The digits in the places of the mask's zeros, from the last; those over stand before the first."""
    places = mask.count("0")
    digits = f"{int(number):0{places}d}"
    first, rest = digits[: len(digits) - places + 1], iter(digits[len(digits) - places + 1 :])
    head, _, tail = mask.partition("0")
    return head + first + "".join(next(rest) if sign == "0" else sign for sign in tail)


def _decimal_text(number: float, times: Decimal = Decimal(1)) -> str:
    # Excel shows 15 significant digits: what lies beyond is the noise of binary fractions.
    exact = Decimal(f"{number:.15g}") * times
    text = f"{exact:f}"
    return text.rstrip("0").rstrip(".").replace(".", ",") if "." in text else text


def _date_text(number: float, epoch: datetime) -> str | None:
    from openpyxl.utils.datetime import from_excel

    try:
        moment = from_excel(number, epoch)
    except (OverflowError, ValueError):
        return None
    if isinstance(moment, time):
        return f"{moment:%H:%M}"
    if not isinstance(moment, datetime):
        return None
    return f"{moment:%d.%m.%Y}" if moment.time() == time() else f"{moment:%d.%m.%Y %H:%M}"
