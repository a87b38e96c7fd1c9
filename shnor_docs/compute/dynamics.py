"""Change of an indicator between two periods (C-11)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from shnor_docs.model.indicator import Direction


class Movement(Enum):
    """Whether a change is good."""

    BETTER = auto()
    SAME = auto()
    WORSE = auto()


@dataclass(frozen=True, slots=True)
class Dynamics:
    """The values of two periods, and which change is good."""

    old: Decimal
    new: Decimal
    direction: Direction = Direction.GROWTH

    @property
    def points(self) -> Decimal:
        """The difference as it is, in percentage points for a share: new − old."""
        return self.new - self.old

    @property
    def movement(self) -> Movement:
        """The sign of the difference read by the direction: a falling share of «2» is good."""
        good = self.points if self.direction is Direction.GROWTH else -self.points
        if good == 0:
            return Movement.SAME
        return Movement.BETTER if good > 0 else Movement.WORSE
