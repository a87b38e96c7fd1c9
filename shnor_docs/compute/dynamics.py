"""Change of an indicator between two periods (C-11, C-12)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from shnor_docs.model.indicator import Direction


class Movement(StrEnum):
    """Whether a change is good."""

    BETTER = "положительная"
    SAME = "без изменений"
    WORSE = "отрицательная"


@dataclass(frozen=True, slots=True)
class Dynamics:
    """The values of two periods, and which change is good."""

    old: Decimal | Fraction
    new: Decimal | Fraction
    direction: Direction = Direction.GROWTH

    @property
    def points(self) -> Fraction:
        """The difference as it is, in percentage points for a share: new − old."""
        return Fraction(self.new) - Fraction(self.old)

    @property
    def growth_rate(self) -> Fraction | None:
        """Темп роста, per cent: new / old · 100. None from zero: nothing grows from nothing so many times."""
        return Fraction(self.new) / Fraction(self.old) * 100 if self.old else None

    @property
    def movement(self) -> Movement:
        """The sign of the difference read by the direction: a falling share of «2» is good."""
        good = self.points if self.direction is Direction.GROWTH else -self.points
        if good == 0:
            return Movement.SAME
        return Movement.BETTER if good > 0 else Movement.WORSE


def tally(changes: Iterable[Dynamics]) -> Counter[Movement]:
    """How many moved which way: «10 из 13 показателей выросли, 3 не изменились»."""
    return Counter(change.movement for change in changes)
