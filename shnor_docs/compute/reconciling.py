"""Indicators that are parts of another one, printed so that they add up to it (C-01)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import replace
from decimal import Decimal

from shnor_docs.compute.exact import decimals
from shnor_docs.compute.parts import balance, reconciled
from shnor_docs.compute.problem import NO_SOURCE, Problem
from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.indicator import Indicator
from shnor_docs.model.period import Period
from shnor_docs.model.trace import Trace
from shnor_docs.model.value import Value

UNRECONCILED = declare("ШД513", Severity.WARNING, "округлённые части не дают целого")
WRONG_PARTS = declare("ШД514", Severity.ERROR, "части не составляют целого")

Mutable = MutableMapping[tuple[str, Period], Value]


def reconcile(indicators: Mapping[str, Indicator], values: Mutable) -> Iterator[Problem]:
    """Change the printed amounts of parts where rounding made them miss their whole, and say so.

    A part without a value is reported where it was computed, and its whole is left alone.
    """
    for indicator in indicators.values():
        split = indicator.formula.split if indicator.formula else ()
        unknown = [name for name in split if name not in indicators]
        if unknown:
            message = f"показатель «{indicator.name}»: частей {', '.join(unknown)} в каталоге нет"
            yield Problem(NO_SOURCE, message, indicator.id)
        for period in [period for name, period in values if name == indicator.id and split]:
            parts = [values.get((name, period)) for name in split]
            yield from _reconciled(indicator, period, split, parts, values)


def _reconciled(
    indicator: Indicator,
    period: Period,
    split: Sequence[str],
    parts: Sequence[Value | None],
    values: Mutable,
) -> Iterator[Problem]:
    whole = values[indicator.id, period]
    traces = [part.trace for part in parts if part and isinstance(part.trace, Trace)]
    if len(traces) < len(split) or not isinstance(whole.trace, Trace) or whole.amount is None:
        return
    name = f"показатель «{indicator.name}» за {period.in_words()}"
    if reason := balance(whole.trace.result, [trace.result for trace in traces]):
        yield Problem(WRONG_PARTS, f"{name}: {reason}", indicator.id, period)
        return
    found = reconciled([trace.result for trace in traces], decimals(whole.amount))
    if not found.warning:
        return
    yield Problem(UNRECONCILED, f"{name}: {found.warning}", indicator.id, period)
    for part, trace, amount in zip(split, traces, found.parts, strict=True):
        values[part, period] = _printed_as(values[part, period], trace, amount, indicator.name)


def _printed_as(value: Value, trace: Trace, amount: Decimal, whole: str) -> Value:
    note = f"согласовано с целым «{whole}» методом наибольшего остатка"
    return replace(value, amount=amount, trace=replace(trace, notes=(*trace.notes, note)))
