"""How a stored number reads: a percentage and a date by the format of the cell, the rest as typed."""

from __future__ import annotations

import re
from datetime import datetime, time
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from xml.etree.ElementTree import Element

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

_QUOTED = re.compile(r'"[^"]*"|\\.')


class NumberFormat(Enum):
    """What a cell's format makes of its number."""

    PLAIN = "plain"
    PERCENT = "percent"
    DATE = "date"
    DATE_1904 = "date_1904"


def number_formats(styles: Element, is_1904: bool) -> tuple[NumberFormat, ...]:
    """The formats that the cells of a workbook refer to by index (``cellXfs`` of its styles)."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    own = {int(e.get("numFmtId", 0)): e.get("formatCode", "") for e in styles.iter(f"{MAIN}numFmt")}
    codes = BUILTIN_FORMATS | own
    used = styles.find(f"{MAIN}cellXfs")
    return tuple(
        _format(codes.get(int(style.get("numFmtId", 0)), ""), is_1904) for style in (used if used is not None else ())
    )


def _format(code: str, is_1904: bool) -> NumberFormat:
    from openpyxl.styles.numbers import is_date_format

    if "%" in _QUOTED.sub("", code):
        return NumberFormat.PERCENT
    if is_date_format(code):
        return NumberFormat.DATE_1904 if is_1904 else NumberFormat.DATE
    return NumberFormat.PLAIN


@lru_cache(maxsize=65_536)
def number_text(stored: str, kind: NumberFormat) -> str:
    """The text of a stored number: «0,35» of a percent cell is «35 %», a date is «18.02.2022».

    Binary noise goes: 0.14000000000000001 reads «0,14», as Excel shows it to a Russian reader.
    """
    if kind is NumberFormat.PLAIN and stored.isdecimal():
        return stored
    try:
        number = float(stored)
    except ValueError:
        return stored
    if kind in {NumberFormat.DATE, NumberFormat.DATE_1904}:
        return _date_text(number, kind) or _decimal_text(number)
    if kind is NumberFormat.PERCENT:
        return _decimal_text(number, Decimal(100)) + " %"
    return _decimal_text(number)


def _decimal_text(number: float, times: Decimal = Decimal(1)) -> str:
    # Excel shows 15 significant digits: what lies beyond is the noise of binary fractions.
    exact = Decimal(f"{number:.15g}") * times
    text = f"{exact:f}"
    return text.rstrip("0").rstrip(".").replace(".", ",") if "." in text else text


def _date_text(number: float, kind: NumberFormat) -> str | None:
    from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

    try:
        moment = from_excel(number, MAC_EPOCH if kind is NumberFormat.DATE_1904 else WINDOWS_EPOCH)
    except (OverflowError, ValueError):
        return None
    if isinstance(moment, time):
        return f"{moment:%H:%M}"
    if not isinstance(moment, datetime):
        return None
    return f"{moment:%d.%m.%Y}" if moment.time() == time() else f"{moment:%d.%m.%Y %H:%M}"
