"""СД, its mean and its scale; money of the roadmap."""

from decimal import Decimal
from fractions import Fraction

import pytest

from shnor_docs.compute.budget import budget_total
from shnor_docs.compute.effectiveness import Grade, achievement, effectiveness, grade
from shnor_docs.compute.problem import NotComputable
from shnor_docs.diagnostics import Location
from shnor_docs.model.indicator import Direction
from shnor_docs.model.period import Period
from shnor_docs.model.roadmap import Roadmap

FALL = Direction.FALL
SCALE = (Grade(Decimal(0), "низкая"), Grade(Decimal(90), "средняя"), Grade(Decimal(98), "высокая"))


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
    assert effectiveness(shares) == Fraction(3, 4)
    assert effectiveness(shares, [Decimal(3), Decimal(1)]) == Fraction(7, 8)


@pytest.mark.parametrize("weights", [None, []])
def test_effectiveness_of_nothing(weights):
    with pytest.raises(NotComputable):
        effectiveness([], weights)


def test_the_scale_counts_its_limits_in():
    assert [grade(Fraction(n, 100), SCALE) for n in (89, 90, 100)] == ["низкая", "средняя", "высокая"]


MONEY = Roadmap.model_validate(
    {
        "groups": [
            {
                "id": "all",
                "title": "Все",
                "items": [
                    {"id": "a", "text": "Семинар", "money": {"local": {"2021": "100,10", "2022": "200"}}},
                    {
                        "id": "b",
                        "text": "Вебинар",
                        "money": {"local": {"2021": "0,20"}, "region": {"2022": "5"}},
                    },
                ],
            }
        ]
    }
)


def locate(path):
    return Location("roadmap.yaml", line=len(path))


def test_budget_by_source_and_year():
    assert budget_total(MONEY, locate).result == Fraction("305.3")
    assert budget_total(MONEY, locate, source="local", period=Period(2021)).result == Fraction("100.3")
    (part,) = budget_total(MONEY, locate, source="region").parts
    assert [(item.id, item.amount) for item in part.inputs] == [("1.2", 5)]
