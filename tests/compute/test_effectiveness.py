"""СД and its mean."""

from decimal import Decimal
from fractions import Fraction

import pytest

from shnor_docs.compute.effectiveness import achievement, effectiveness
from shnor_docs.compute.problem import NotComputable
from shnor_docs.model.indicator import Direction

FALL = Direction.FALL


@pytest.mark.parametrize(
    ("fact", "plan", "direction", "expected"),
    [
        (30, 40, Direction.GROWTH, Fraction(3, 4)),
        (50, 40, Direction.GROWTH, 1),
        (20, 10, FALL, Fraction(1, 2)),
        (5, 10, FALL, 1),
        (0, 10, FALL, 1),
        (5, 0, FALL, 0),
        (0, 0, Direction.GROWTH, 1),
        (0, 0, FALL, 1),
    ],
)
def test_achievement(fact, plan, direction, expected):
    assert achievement(Decimal(fact), Decimal(plan), direction) == expected


def test_achievement_of_a_negative_plan_has_no_sense():
    with pytest.raises(NotComputable):
        achievement(Decimal(-5), Decimal(0))


def test_effectiveness_is_the_mean_or_weighted():
    shares = [Fraction(1), Fraction(1, 2)]
    assert effectiveness(shares, [Decimal(), Decimal()]) == Fraction(3, 4)
    assert effectiveness(shares, [Decimal(3), Decimal(1)]) == Fraction(7, 8)
    assert effectiveness([], []) is None
