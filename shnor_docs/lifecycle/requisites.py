"""Dates and numbers of the program's own orders, which a clone has not got yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from shnor_docs.model.order import Order
from shnor_docs.russian.dates import MONTHS_GENITIVE, format_date

BLANKS = "от ____ № ____"


def requisites(text: str, orders: Iterable[Order]) -> Iterator[tuple[int, int]]:
    """Places of a source text that name one of the orders: «от 23.09.2021 № 401/1», «от 23 сентября 2021 г. …»."""
    for order in orders:
        if order.date and order.number:
            for match in _pattern(order.date, order.number).finditer(text):
                yield match.span()


def _pattern(day: date, number: str) -> re.Pattern[str]:
    """A slash of the number may be a hyphen: a file name cannot hold the slash."""
    digital = re.escape(format_date(day))
    verbal = rf"0?{day.day}\s+{MONTHS_GENITIVE[day.month - 1]}\s+{day.year}"
    digits = "[/-]".join(map(re.escape, re.split("[/-]", number)))
    return re.compile(rf"от\s+(?:{digital}|{verbal})(?:\s*г(?:ода|\.)?)?\s*№\s*{digits}(?![\w/])")
