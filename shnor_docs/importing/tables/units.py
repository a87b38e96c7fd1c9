"""The unit of amounts of money, as headings tell it; rows that add up those above."""

from __future__ import annotations

import re
from collections.abc import Iterable

from shnor_docs.importing.tables.grids import Line
from shnor_docs.importing.tables.texts import alike
from shnor_docs.model.notation import any_case

_UNIT = any_case(r"\b(тыс|млн|млрд)\w*\.?\s*руб|\b(руб)")
_UNITS = {"тыс": "тыс. рублей", "млн": "млн рублей", "млрд": "млрд рублей", "руб": "рублей"}
_TOTAL = any_case(r"^(?:итого|всего|общий объ[её]м)\b")
_PRINTED = "итого"
_SUM = re.compile(r"[+−–-]?[\d\s]*(?:,\d+)?\s*%?")


def money_unit(titles: Iterable[str]) -> str:
    """The unit that the headings name; empty if they name none."""
    match = _UNIT.search(" ".join(titles))
    return _UNITS[(match[1] or match[2]).lower()] if match else ""


def is_total(line: Line) -> bool:
    """Whether a row of several cells begins with «Итого»."""
    return not line.whole and bool(_TOTAL.search(_first(line)))


def is_printed_total(line: Line) -> bool:
    """Whether it is just what the product prints: the word «Итого», then sums."""
    sums = [spot.text for spot in line.spots if spot.text][1:]
    return is_total(line) and alike(_first(line)) == _PRINTED and all(map(_SUM.fullmatch, sums))


def _first(line: Line) -> str:
    return next((spot.text for spot in line.spots if spot.text), "")
