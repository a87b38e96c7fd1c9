"""Targets against actual values, and the effectiveness of a program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from shnor_docs.compute.problem import NO_DATA, ZERO_DIVISION, NotComputable
from shnor_docs.model.indicator import Direction, IndicatorUse
from shnor_docs.model.period import Period, PeriodRange
from shnor_docs.model.target import Target


@dataclass(frozen=True, slots=True)
class TargetCheck:
    """A period's target beside its actual value; None for what is not set, not known or not decided."""

    period: Period
    target: Target | None
    actual: Decimal | None
    is_reached: bool | None


def target_checks(
    use: IndicatorUse,
    program: PeriodRange,
    actuals: Mapping[Period, Decimal],
    direction: Direction = Direction.GROWTH,
) -> tuple[TargetCheck, ...]:
    """Every year of the program with its target and what came of it (C-13); years without a target too."""
    return tuple(target_check(use, period, actuals, direction) for period in program)


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


def effectiveness(achievements: Iterable[Fraction], weights: Sequence[Decimal] | None = None) -> Fraction:
    """The program's effectiveness: the mean of СД (docs.cntd.ru/410800835, clause 22), or by weights.

    Raises NotComputable: there are no indicators, or the weights add up to zero.
    """
    given = list(achievements)
    shares = [Fraction(weight) for weight in weights] if weights is not None else [Fraction(1)] * len(given)
    if not given:
        raise NotComputable(NO_DATA, "нет ни одного показателя с планом и фактом")
    if sum(shares) == 0:
        raise NotComputable(ZERO_DIVISION, "сумма весов показателей равна 0")
    weighted = sum((one * weight for one, weight in zip(given, shares, strict=True)), Fraction(0))
    return weighted / sum(shares)


@dataclass(frozen=True, slots=True)
class Grade:
    """A step of a scale: its name, for effectiveness of ``at_least`` so many per cent."""

    at_least: Decimal
    name: str


def grade(value: Fraction, scale: Iterable[Grade]) -> str:
    """The highest step that the effectiveness (1 is 100 %) reaches; scales differ, so there is no default.

    Raises ValueError: the scale has no step for so low a value.
    """
    reached = [step for step in scale if 100 * value >= Fraction(step.at_least)]
    if not reached:
        raise ValueError("the scale begins above the value")
    return max(reached, key=lambda step: step.at_least).name


def periods_without_target(use: IndicatorUse, program: PeriodRange) -> Iterator[Period]:
    """Years of the program for which the indicator has no target, if it has targets by year at all (D-37)."""
    if use.targets:
        yield from (period for period in program if period not in use.targets)
