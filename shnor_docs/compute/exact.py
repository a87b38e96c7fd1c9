"""Exact numbers: sums that lose no digit, rounding as in school, percentages that whole numbers can give."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from math import ceil, floor

EXACT = Context(prec=100)
"""So many digits that no sum or product of figures in a table is rounded."""

DEFAULT_PRECISION = 1
"""Decimals of an indicator that does not tell its own: one is the usage of municipal programs."""


def total(numbers: Iterable[int | Decimal]) -> Fraction:
    """The exact sum. Raises TypeError for what is not a number."""
    with localcontext(EXACT):
        return Fraction(sum(numbers))


def total_of_products(pairs: Iterable[tuple[int | Decimal, int | Decimal]]) -> Fraction:
    """The exact sum of products."""
    with localcontext(EXACT):
        return Fraction(sum(left * right for left, right in pairs))


def round_half_up(number: Fraction, digits: int) -> Decimal:
    """The number with so many decimals, a half rounded away from zero."""
    scaled = floor(abs(number) * 10**digits + Fraction(1, 2))
    return Decimal(-scaled if number < 0 else scaled).scaleb(-digits)


def printable(number: Fraction, digits: int | None) -> Decimal:
    """The rounded number; without ``digits`` at most one decimal, and none for a whole number."""
    if digits is not None:
        return round_half_up(number, digits)
    rounded = round_half_up(number, DEFAULT_PRECISION)
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded


def decimals(number: Decimal) -> int:
    """How many decimals the number is written with."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def counts_giving(percent: Decimal, whole: int) -> range:
    """Numbers of things out of ``whole`` whose share prints as ``percent``; empty if no number does.

    The share is rounded half up to the decimals that ``percent`` is written with.

    >>> list(counts_giving(Decimal(15), 10)), list(counts_giving(Decimal(15), 26))
    ([], [4])
    """
    half = Fraction(1, 2 * 10 ** decimals(percent))
    lowest = ceil((Fraction(percent) - half) * whole / 100)
    above = ceil((Fraction(percent) + half) * whole / 100)
    return range(max(0, lowest), min(above, whole + 1))
