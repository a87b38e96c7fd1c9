"""Which amounts a quantity can have: one set of checks for what is written, read from tables and computed."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from shnor_docs.russian.numerals import find_noun

WHOLE = Decimal(100)
"""Per cent of the whole, which no part exceeds."""


class Quantity(StrEnum):
    """What an amount measures, which tells how much it can be."""

    SHARE = "share"
    COUNT = "count"
    AMOUNT = "amount"
    FLAG = "flag"
    WEIGHT = "weight"
    ANY = "any"


_BOUNDS = {
    Quantity.SHARE: "доля — от 0 до 100 %",
    Quantity.COUNT: "количество — целое число не меньше нуля",
    Quantity.AMOUNT: "меньше нуля этого не бывает",
    Quantity.FLAG: "«да» — это 1, «нет» — 0",
    Quantity.WEIGHT: "вес — больше нуля и не больше 100",
}

_DIVISIBLE = frozenset({"балл", "процент", "рубль", "час", "день", "месяц", "год", "раз"})
"""Nouns after which a fraction has sense: «1,5 часа», but no «1,5 школы»."""


def impossible(amount: Decimal | Fraction | int, quantity: Quantity) -> str:
    """In Russian, why there cannot be so much of the quantity; empty when there can."""
    match quantity:
        case Quantity.SHARE:
            is_possible = 0 <= amount <= WHOLE
        case Quantity.COUNT:
            is_possible = amount >= 0 and amount == int(amount)
        case Quantity.AMOUNT:
            is_possible = amount >= 0
        case Quantity.FLAG:
            is_possible = amount in (0, 1)
        case Quantity.WEIGHT:
            is_possible = 0 < amount <= WHOLE
        case Quantity.ANY:
            is_possible = True
    return "" if is_possible else _BOUNDS[quantity]


def counted_in(unit: str) -> Quantity:
    """What a number of such units measures: schools are counted, hours may be halved; else it is not known."""
    noun = find_noun(unit)
    if noun is None:
        return Quantity.ANY
    return Quantity.AMOUNT if noun.one in _DIVISIBLE else Quantity.COUNT
