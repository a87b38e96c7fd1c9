"""Parts and their whole: printed percentages that add up, and what remains unexplained (C-01, C-04, C-08)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from shnor_docs.compute.exact import printable, round_half_up
from shnor_docs.russian.numerals import format_number

Number = Decimal | Fraction | int


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Percentages to print: ``parts`` add up to ``total``; ``rounded`` are the parts rounded each alone."""

    total: Decimal
    parts: tuple[Decimal, ...]
    rounded: tuple[Decimal, ...]

    @property
    def warning(self) -> str:
        """In Russian, which part is printed otherwise than its own rounding; empty when none is."""
        if self.parts == self.rounded:
            return ""
        changed = ", ".join(
            f"{format_number(alone)} печатается как {format_number(part)}"
            for alone, part in zip(self.rounded, self.parts, strict=True)
            if alone != part
        )
        whole, sum_ = format_number(self.total), format_number(sum(self.rounded, Decimal(0)))
        return (
            f"части, округлённые порознь, дают {sum_} % вместо {whole} %; "
            f"согласованы методом наибольшего остатка: {changed}"
        )


def reconciled(shares: Sequence[Fraction], digits: int = 0) -> Reconciled:
    """Rounded numbers that add up to their rounded sum, by the method of the largest remainder (Hamilton).

    Every number is rounded down; the units that are left go to those that lost most: «10 (38 %): 2 и 8 из 26»
    gives 7 and 31, not 8 and 31, which would make 39.
    """
    unit = Fraction(1, 10**digits)
    total = round_half_up(sum(shares, Fraction(0)), digits)
    floors = [floor(share / unit) for share in shares]
    left = int(Fraction(total) / unit) - sum(floors)
    by_loss = sorted(range(len(shares)), key=lambda i: floors[i] - shares[i] / unit)
    for index in by_loss[:left]:
        floors[index] += 1
    return Reconciled(
        total,
        tuple(Decimal(units).scaleb(-digits) for units in floors),
        tuple(round_half_up(share, digits) for share in shares),
    )


def remainder(whole: Number, parts: Sequence[Number]) -> Fraction:
    """What the parts leave of the whole: zero for a complete split, positive for what is not explained."""
    return Fraction(whole) - sum((Fraction(part) for part in parts), Fraction(0))


def balance(whole: Number, parts: Sequence[Number]) -> str:
    """In Russian, what of the whole the parts leave unexplained or count twice; empty when they agree (C-08)."""
    left = remainder(whole, parts)
    if left == 0:
        return ""
    number = format_number(printable(abs(left), None))
    of = format_number(printable(Fraction(whole), None))
    return f"части из {of} не объясняют {number}" if left > 0 else f"части превышают {of} на {number}"
