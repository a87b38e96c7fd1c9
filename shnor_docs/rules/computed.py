"""Computed values: what contradicts them, what no count of schools can give; execution of the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from shnor_docs.compute.differences import UNATTAINABLE, differences, unattainable
from shnor_docs.compute.execution import execution_faults, impossible_days
from shnor_docs.compute.indicators import Values
from shnor_docs.documents.scope import by_indicator
from shnor_docs.model.content import Content
from shnor_docs.model.period import Period
from shnor_docs.model.roadmap import Item
from shnor_docs.model.target import Comparison, Target
from shnor_docs.model.target.conditions import Threshold
from shnor_docs.model.trace import Trace
from shnor_docs.model.value import Value
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.structure import MIXED_YEARS
from shnor_docs.rules.walking import in_each_measure


def contradictions(content: Content, values: Values) -> Iterator[Finding]:
    """Actual values and facts written by hand beside computed ones that differ from them (C-02, D-34)."""
    for path, key, amount in _by_hand(content):
        for found in differences({key: amount}, values):
            name = content.catalogue[found.indicator].name
            hint = "уберите значение, оно вычисляется само, или исправьте данные"
            yield Finding(found.code, f"показатель «{name}»: {found.message}", path, hint)


def _by_hand(content: Content) -> Iterator[tuple[Path, tuple[str, Period], Decimal]]:
    """Numbers that an official wrote although an indicator computes them, with their places."""
    for index, use in enumerate(content.program.indicators):
        for period, amount in use.actuals.items():
            yield ("indicators", index, "actuals", period), (use.id, period), amount
    for index, fact in enumerate(content.program.facts):
        if fact.indicator and fact.period and fact.value is not None:
            yield ("facts", index, "value"), (fact.indicator, fact.period), fact.value


def mixed_years(content: Content, values: Values) -> Iterator[Finding]:
    """Indicators with values for calendar and for academic years, which have no common order."""
    computed = by_indicator(values)
    for index, use in enumerate(content.program.indicators):
        periods = (*use.actuals, *computed.get(use.id, ()))
        by_kind = {period.is_academic: period for period in periods}
        if len(by_kind) > 1:
            yield Finding(
                MIXED_YEARS,
                f"показатель «{use.id}» вычислен за годы разного вида: {by_kind[False]} и {by_kind[True]}",
                ("indicators", index),
                "в столбце периода таблицы данных и в actuals пишите годы одного вида",
            )


def percentages(content: Content, values: Values) -> Iterator[Finding]:
    """Targets that no count of the things a share is taken of can equal (C-28, D-38)."""
    computed = by_indicator(values)
    for index, use in enumerate(content.program.indicators):
        name = content.catalogue[use.id].name if use.id in content.catalogue else use.id
        for period, target in use.targets.items():
            whole = _whole(computed.get(use.id, {}), period)
            for amount in _exact_percentages(target):
                if whole and (reason := unattainable(amount, whole)):
                    hint = "назначьте значение, которого можно достичь, или «не менее»"
                    yield Finding(
                        UNATTAINABLE,
                        f"показатель «{name}»: целевое значение на {period.in_words()}: {reason}",
                        ("indicators", index, "targets", period),
                        hint,
                    )


def _exact_percentages(target: Target) -> Iterator[Decimal]:
    for group in target.groups:
        for part in group:
            if isinstance(part, Threshold) and part.comparison is Comparison.EQUAL and part.unit == "%":
                yield part.amount


def _whole(values: Mapping[Period, Value], period: Period) -> int | None:
    """How many things the share was last taken of by the period, or at first after it."""
    traces = ((at, value.trace) for at, value in values.items())
    known = {at: trace.whole for at, trace in traces if isinstance(trace, Trace) and trace.whole}
    same_kind = sorted(at for at in known if at.is_academic == period.is_academic)
    earlier = [at for at in same_kind if not period < at]
    nearest = earlier[-1:] or same_kind[:1]
    return known[nearest[0]] if nearest else None


def execution(content: Content) -> Iterator[Finding]:
    """Execution of the measures grows from date to date and stays within 100 % (C-16)."""
    if content.program.roadmap and _impossible(content):
        for fault in execution_faults(content.program.roadmap):
            yield Finding(fault.code, fault.message, ("roadmap", *fault.path), "исправьте процент исполнения")


@in_each_measure
def _impossible(measure: tuple[Path, str, Item]) -> Iterator[str]:
    """Why the execution of a measure cannot be."""
    return (reason for _, reason in impossible_days(measure[2].execution))
