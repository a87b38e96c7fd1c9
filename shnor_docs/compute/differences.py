"""Values written by hand beside computed ones, and percentages that no whole number gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from shnor_docs.compute.exact import counts_giving, decimals, printable, round_half_up
from shnor_docs.compute.indicators import Values
from shnor_docs.diagnostics import Code, Severity, declare
from shnor_docs.model.period import Period
from shnor_docs.model.trace import Trace
from shnor_docs.model.value import Value, with_unit

DIFFERENT = declare("ШД510", Severity.WARNING, "значение вручную расходится с вычисленным")
UNATTAINABLE = declare("ШД511", Severity.WARNING, "такой доли не может быть")


@dataclass(frozen=True, slots=True)
class Difference:
    """A value given by hand and the computed one that contradicts it."""

    code: Code
    message: str
    indicator: str
    period: Period
    given: Decimal
    computed: Value


def differences(given: Mapping[tuple[str, Period], Decimal], computed: Values) -> Iterator[Difference]:
    """Given values that differ from the computed ones, at the precision they are written with (C-02)."""
    for (indicator, period), amount in given.items():
        value = computed.get((indicator, period))
        if value is not None and not agrees(amount, value):
            written = with_unit(amount, value.unit)
            message = f"за {period.in_words()} указано {written}, а вычислено {value}{_why(amount, value)}"
            yield Difference(DIFFERENT, message, indicator, period, amount, value)


def agrees(given: Decimal, computed: Value) -> bool:
    """Whether the computed value, rounded as the given one is written, equals it."""
    exact = computed.trace.result if isinstance(computed.trace, Trace) else None
    if exact is None:
        return given == computed.amount
    return round_half_up(exact, decimals(given)) == given


def _why(given: Decimal, computed: Value) -> str:
    trace = computed.trace
    if not isinstance(trace, Trace) or len(trace.parts) != 2:
        return ""
    counts = f" ({trace.parts[0].amount} из {trace.parts[1].amount})"
    return counts + (f"; {unattainable(given, trace.whole)}" if trace.whole else "")


def unattainable(percent: Decimal, whole: int) -> str:
    """In Russian, why no count of ``whole`` things is such a percentage (C-28); empty when one is."""
    if counts_giving(percent, whole):
        return ""
    below = int(percent * whole / 100)
    near = sorted({below, min(below + 1, whole)})
    shares = " и ".join(f"{k} – это {with_unit(printable(Fraction(100 * k, whole), None), '%')}" for k in near)
    return f"{with_unit(percent, '%')} от {whole} не бывает: {shares}"
