"""Operators on the figures of a column: sum, mean and weighted mean."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from shnor_docs.compute.column import Column, column_of
from shnor_docs.compute.picking import Picked, Picker, inputs, picker, words_of
from shnor_docs.compute.preparing import Prepared, Setting
from shnor_docs.compute.problem import NO_DATA, ZERO_DIVISION, NotComputable
from shnor_docs.compute.scope import Scope
from shnor_docs.model.formula import Mean, Sum, WeightedMean
from shnor_docs.model.trace import Part, Trace


def sum_(operator: Sum, setting: Setting) -> Prepared:
    """The sum of a column."""
    figures = _figures(operator, setting, "сумма")

    def number(scope: Scope) -> Fraction:
        return figures.column.total(figures.given(scope, figures.column).rows)

    def evaluate(scope: Scope) -> Trace:
        picked = figures.given(scope, figures.column)
        summed = figures.part("слагаемые", figures.column.total(picked.rows), picked)
        return Trace(summed.amount, figures.words, (summed,), picked.children, warnings=picked.warnings)

    return Prepared(figures.words, number, evaluate)


def mean(operator: Mean, setting: Setting) -> Prepared:
    """The arithmetic mean of a column; rows without a figure do not count."""
    figures = _figures(operator, setting, "среднее")

    def number(scope: Scope) -> Fraction:
        rows = figures.given(scope, figures.column).rows
        return figures.divided(figures.column.total(rows), len(rows), scope)

    def evaluate(scope: Scope) -> Trace:
        picked = figures.given(scope, figures.column)
        above = figures.part("числитель", figures.column.total(picked.rows), picked)
        below = Part("знаменатель", f"число: {figures.rows}", Fraction(len(picked.rows)))
        return figures.quotient(above, below, picked, scope)

    return Prepared(figures.words, number, evaluate)


def weighted_mean(operator: WeightedMean, setting: Setting) -> Prepared:
    """Σ(value · weight) / Σ weight; rows without a figure or a weight do not count."""
    weights = column_of(setting.frame(operator.of), operator.weight)
    figures = _figures(operator, setting, f"среднее, взвешенное по {weights.title},")

    def number(scope: Scope) -> Fraction:
        rows = figures.given(scope, figures.column, weights).rows
        return figures.divided(figures.column.total_times(weights, rows), weights.total(rows), scope)

    def evaluate(scope: Scope) -> Trace:
        picked = figures.given(scope, figures.column, weights)
        above = figures.part("числитель", figures.column.total_times(weights, picked.rows), picked)
        weighed = inputs(weights.frame, picked.rows, weights.name)
        below = Part("знаменатель", f"сумма весов {weights.title}", weights.total(picked.rows), weighed)
        return figures.quotient(above, below, picked, scope)

    return Prepared(figures.words, number, evaluate)


@dataclass(frozen=True, slots=True)
class _Figures:
    """What an operator takes of its column; ``rows`` and ``words`` tell it in Russian."""

    column: Column
    years: int
    pick: Picker
    rows: str
    words: str

    def given(self, scope: Scope, *columns: Column) -> Picked:
        """The rows that have a figure in every column; the others are told as missing."""
        picked = self.pick(scope, self.column.frame.rows(scope, self.years))
        rows, warnings = picked.rows, picked.warnings
        for column in columns:
            given = column.given(rows)
            if rows and not given:
                reason = f"в столбце {column.title} таблицы «{column.frame.title}» нет чисел за {scope}"
                raise NotComputable(NO_DATA, reason, column.frame.source, "заполните столбец")
            if missing := len(rows) - len(given):
                warnings = (*warnings, f"в столбце {column.title} нет чисел: строк – {missing}")
            rows = given
        return picked if rows is picked.rows else replace(picked, rows=rows, warnings=warnings)

    def part(self, title: str, amount: Fraction, picked: Picked) -> Part:
        """The figures as a part of the trace, each with its cell."""
        return Part(title, self.words, amount, inputs(self.column.frame, picked.rows, self.column.name))

    def divided(self, above: Fraction, below: Fraction | int, scope: Scope) -> Fraction:
        """One number divided by the other."""
        if below == 0:
            reason = f"{self.words} – знаменатель за {scope} равен 0"
            raise NotComputable(ZERO_DIVISION, reason, self.column.frame.source, "заполните данные")
        return above / below

    def quotient(self, above: Part, below: Part, picked: Picked, scope: Scope) -> Trace:
        """One part divided by the other."""
        return Trace(
            self.divided(above.amount, below.amount, scope),
            self.words,
            (above, below),
            picked.children,
            warnings=picked.warnings,
        )


def _figures(operator: Sum | Mean | WeightedMean, setting: Setting, name: str) -> _Figures:
    frame = setting.frame(operator.of)
    column, rows = column_of(frame, operator.field), words_of(operator, frame, setting)
    words = f"{name} столбца {column.title}: {rows}"
    return _Figures(column, operator.years, picker(operator, frame, setting), rows, words)
