"""Figures of a school's diagnostic card (C-18 … C-25): shares of graduates, marks, teachers, measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from shnor_docs.compute.problem import ZERO_DIVISION, NotComputable


def percent(part: int, whole: int) -> Fraction:
    """The exact percentage of things in all of them.

    It serves every k / n of the card: those who stay for grades 10–11 of all who finish grade 9 (C-18),
    dropouts and certificates (C-19), teachers (C-22), programs and measures (C-23), schools (C-24).

    Raises NotComputable: there is nothing to take a share of.
    Raises ValueError: the part is negative or larger than the whole.
    """
    if whole == 0:
        raise NotComputable(ZERO_DIVISION, "доля не вычисляется: в знаменателе 0")
    if not 0 <= part <= whole:
        raise ValueError(f"{part} is no part of {whole}")
    return Fraction(100 * part, whole)


@dataclass(frozen=True, slots=True)
class Marks:
    """How many pupils got each mark."""

    twos: int
    threes: int
    fours: int
    fives: int

    @property
    def pupils(self) -> int:
        """All who have a mark."""
        return self.twos + self.threes + self.fours + self.fives

    @property
    def overall(self) -> Fraction:
        """Общая успеваемость, per cent: «3», «4» and «5» of all (C-20)."""
        return percent(self.threes + self.fours + self.fives, self.pupils)

    @property
    def quality(self) -> Fraction:
        """Качественная успеваемость, per cent: «4» and «5» of all (C-20)."""
        return percent(self.fours + self.fives, self.pupils)

    @property
    def low(self) -> Fraction:
        """Доля «2», per cent (C-21)."""
        return percent(self.twos, self.pupils)


def unlisted(count: int, listed: Sequence[str]) -> int:
    """How many more are counted than the list beside the number names (C-23, C-25); 0 when they agree.

    A name that stands twice is one practice.
    """
    return count - len(set(listed))
