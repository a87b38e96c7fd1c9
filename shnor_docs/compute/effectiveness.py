"""Targets against actual values, and the effectiveness of a program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from shnor_docs.compute.problem import ZERO_DIVISION, NotComputable
from shnor_docs.model.indicator import Direction, IndicatorUse
from shnor_docs.model.period import Period
from shnor_docs.model.target import Target


@dataclass(frozen=True, slots=True)
class TargetCheck:
    """A period's target beside its actual value; None for what is not set, not known or not decided."""

    period: Period
    target: Target | None
    actual: Decimal | None
    is_reached: bool | None


def target_check(
    use: IndicatorUse, period: Period, actuals: Mapping[Period, Decimal], direction: Direction = Direction.GROWTH
) -> TargetCheck:
    """The target of one period and what came of it; a target without a period holds for all."""
    target, actual = use.targets.get(period, use.target), actuals.get(period)
    previous = actuals.get(period.shifted(-1), use.baseline.get(period.shifted(-1)))
    is_good = direction is Direction.GROWTH
    reached = target.compare(actual, previous, growth_is_good=is_good) if target and actual is not None else None
    return TargetCheck(period, target, actual, reached)


def achievement(fact: Decimal, plan: Decimal, direction: Direction = Direction.GROWTH) -> Fraction:
    """СД, степень достижения: fact / plan if growth is good, plan / fact if fall is good; at most 1.

    The usual «Порядок» of municipal programs (docs.cntd.ru/550326396, clause 9.2). A plan that is reached
    counts 1 also where the quotient has no sense: a plan of 0 with a fact of 0 or better.

    Raises NotComputable: the quotient is asked of a negative number or divided by zero.
    """
    is_reached = fact >= plan if direction is Direction.GROWTH else fact <= plan
    if is_reached:
        return Fraction(1)
    above, below = (fact, plan) if direction is Direction.GROWTH else (plan, fact)
    if below <= 0 or above < 0:
        raise NotComputable(ZERO_DIVISION, f"степень достижения не вычисляется: план {plan}, факт {fact}")
    return Fraction(above) / Fraction(below)


def effectiveness(achievements: Sequence[Fraction], weights: Sequence[Decimal]) -> Fraction | None:
    """The program's effectiveness: the mean of СД (docs.cntd.ru/410800835, clause 22), by weights if there are any.

    None without any indicator.
    """
    shares = [Fraction(weight) for weight in weights] if sum(weights) else [Fraction(1)] * len(achievements)
    weighted = sum((one * share for one, share in zip(achievements, shares, strict=True)), Fraction(0))
    return weighted / sum(shares) if achievements else None
