"""Operators on other formulas: ratio, change between periods, a rule as yes or no, another indicator."""

from __future__ import annotations

from fractions import Fraction

from shnor_docs.compute.filters import keeping_exactly
from shnor_docs.compute.picking import rule_words
from shnor_docs.compute.preparing import Prepared, Setting
from shnor_docs.compute.problem import ZERO_DIVISION, NotComputable
from shnor_docs.compute.scope import Scope
from shnor_docs.model.formula import Change, Measure, Ratio, Rule
from shnor_docs.model.trace import Part, Trace


def ratio(operator: Ratio, setting: Setting) -> Prepared:
    """One computed number divided by another, per hundred or not."""
    above, below = setting.prepare(operator.numerator), setting.prepare(operator.denominator)
    words = f"{'100 × ' if operator.percent else ''}({above.words}) / ({below.words})"

    def divided(numerator: Fraction, denominator: Fraction, scope: Scope) -> Fraction:
        if denominator == 0:
            raise NotComputable(ZERO_DIVISION, f"деление на ноль: {below.words} = 0 за {scope}")
        quotient = numerator / denominator
        return quotient * 100 if operator.percent else quotient

    def number(scope: Scope) -> Fraction:
        return divided(above.number(scope), below.number(scope), scope)

    def evaluate(scope: Scope) -> Trace:
        children = (above.evaluate(scope), below.evaluate(scope))
        numerator, denominator = (child.result for child in children)
        parts = (
            Part("числитель", above.words, numerator),
            Part("знаменатель", below.words, denominator),
        )
        return Trace(divided(numerator, denominator, scope), words, parts, children)

    return Prepared(words, number, evaluate)


def change(operator: Change, setting: Setting) -> Prepared:
    """The difference between two periods in the good direction, or the rate of growth in per cent (C-11)."""
    value = setting.prepare(operator.of)
    measured = _RATE if operator.measure is Measure.GROWTH_RATE else _DIFFERENCE[operator.good]
    words = f"{measured} за {operator.years} г.: {value.words}"

    def number(scope: Scope) -> Fraction:
        return _changed(operator, value.number(scope), value.number(scope.earlier(operator.years)), scope)

    def evaluate(scope: Scope) -> Trace:
        new, old = value.evaluate(scope), value.evaluate(scope.earlier(operator.years))
        parts = (
            Part(f"значение за {scope.period}", value.words, new.result),
            Part(f"значение за {scope.earlier(operator.years).period}", value.words, old.result),
        )
        return Trace(_changed(operator, new.result, old.result, scope), words, parts, (new, old))

    return Prepared(words, number, evaluate)


_RATE = "темп роста в процентах"
_DIFFERENCE = {"growth": "изменение", "fall": "снижение"}


def _changed(operator: Change, new: Fraction, old: Fraction, scope: Scope) -> Fraction:
    if operator.measure is Measure.POINTS:
        return new - old if operator.good == "growth" else old - new
    if old == 0:
        raise NotComputable(
            ZERO_DIVISION,
            f"темп роста от нуля не вычисляется: за {scope.earlier(operator.years).period} значение 0",
            hint="возьмите разность: measure: points",
        )
    return 100 * new / old


def holds(operator: Rule, setting: Setting) -> Prepared:
    """1 if the computed number keeps the limits, otherwise 0."""
    value, keeps = setting.prepare(operator.value), keeping_exactly(operator)
    words = f"выполнено ли условие: {rule_words(operator, setting)}"

    def evaluate(scope: Scope) -> Trace:
        child = value.evaluate(scope)
        part = Part("сравнивается", value.words, child.result)
        return Trace(Fraction(keeps(child.result)), words, (part,), (child,))

    return Prepared(words, lambda scope: Fraction(keeps(value.number(scope))), evaluate)


def indicator(name: str, setting: Setting) -> Prepared:
    """The value of another indicator of the catalogue, for the same period and schools."""
    words = f"значение показателя «{setting.names.get(name, name)}»"

    def evaluate(scope: Scope) -> Trace:
        child = scope.indicators.trace(name, scope)
        return Trace(child.result, words, (), (child,), whole=child.whole)

    return Prepared(words, lambda scope: scope.indicators.number(name, scope), evaluate)
