"""From a formula to what evaluates it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from shnor_docs.compute import averaging, combining, counting
from shnor_docs.compute.exact import round_half_up
from shnor_docs.compute.frame import Frame
from shnor_docs.compute.preparing import Prepared, Setting
from shnor_docs.model.formula import Formula
from shnor_docs.model.trace import Trace
from shnor_docs.russian.numerals import format_number

BUILDERS: dict[str, Callable[[Any, Setting], Prepared]] = {
    "share": counting.share,
    "count": counting.count,
    "sum": averaging.sum_,
    "mean": averaging.mean,
    "weighted_mean": averaging.weighted_mean,
    "ratio": combining.ratio,
    "change": combining.change,
    "holds": combining.holds,
    "indicator": combining.indicator,
}
"""What prepares each operator, by its key."""


def prepared(formula: Formula, frames: Mapping[str, Frame], names: Mapping[str, str]) -> Prepared:
    """The formula ready for these tables; ``names`` are those of the indicators that it may take.

    Raises NotComputable: a table or a column is missing, or a condition meets a cell that is not a number.
    """
    setting = Setting(frames, lambda inner: prepared(inner, frames, names), names)
    key, operator = formula.operator
    plain = BUILDERS[key](operator, setting)
    if formula.cap is None and formula.round is None:
        return plain
    return Prepared(
        plain.words,
        lambda scope: _finished(Trace(plain.number(scope), ""), formula).result,
        lambda scope: _finished(plain.evaluate(scope), formula),
    )


def _finished(trace: Trace, formula: Formula) -> Trace:
    return _rounded(_capped(trace, formula), formula)


def _capped(trace: Trace, formula: Formula) -> Trace:
    if formula.cap is None or trace.result <= Fraction(formula.cap):
        return trace
    note = f"не больше {format_number(formula.cap)}: взято {format_number(formula.cap)}"
    return replace(trace, result=Fraction(formula.cap), notes=(*trace.notes, note))


def _rounded(trace: Trace, formula: Formula) -> Trace:
    if formula.round is None:
        return trace
    result = round_half_up(trace.result, formula.round)
    note = f"округлено, знаков после запятой: {formula.round}; половина – в большую сторону"
    return replace(trace, result=Fraction(result), notes=(*trace.notes, note))
