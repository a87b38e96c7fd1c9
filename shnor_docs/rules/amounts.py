"""Written amounts that cannot be: the same bounds hold for them as for cells of data tables and computed values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.base import Record
from shnor_docs.model.content import Content
from shnor_docs.model.indicator import Indicator, IndicatorKind, IndicatorUse
from shnor_docs.model.period import PeriodMap
from shnor_docs.model.possible import Quantity, counted_in, impossible
from shnor_docs.model.program import Budget, Fact
from shnor_docs.model.roadmap import Item
from shnor_docs.model.target import Comparison, Target
from shnor_docs.model.target.conditions import Threshold
from shnor_docs.model.value import with_unit
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.walking import Use, in_each_measure, in_each_record, in_each_use
from shnor_docs.sameness import once_for_each

IMPOSSIBLE = declare("ШД310", Severity.ERROR, "такого значения не может быть")

HINT = "исправьте число; если величина бывает и такой, назовите в каталоге другой вид показателя: kind: number"

_SHARE_NAMES = re.compile(r"(?:дол[яи]|процент|удельный вес|охват)\b", re.IGNORECASE)
"""How the name of a fact begins that is a part of a whole; another one in per cent may be a growth of 120 %."""

_BEYOND = {Comparison.MORE: 100, Comparison.LESS: 0}
"""Limits of a share that nothing passes: more than 100 %, less than 0 %."""


def indicators(content: Content) -> Iterable[Finding]:
    """Targets, baselines, actual values and minimums are amounts that their indicator can have; weights are weights."""
    return sorted((*_weights(content), *_of_uses(content)), key=lambda finding: _place_of(finding.path))


def _place_of(path: Path) -> int:
    """The place of an indicator among the others."""
    place = path[1]
    assert isinstance(place, int)
    return place


@in_each_record
def _weights(found: tuple[Path, Record]) -> Iterator[Finding]:
    path, record = found
    if isinstance(record, IndicatorUse) and record.weight is not None:
        yield from _wrong("вес показателя", record.weight, "", Quantity.WEIGHT, (*path, "weight"), "исправьте вес")


@in_each_use
def _of_uses(one: Use) -> Iterator[Finding]:
    path, use, entry = one.path, one.use, one.entry
    name, unit = f"показатель «{entry.name}»", entry.printed_unit
    for target, place, when in _targets(use, path):
        for bound in target.thresholds:
            message = f"{name}: целевое значение «{bound}»{when}"
            if reason := _unreachable(bound, entry):
                yield Finding(IMPOSSIBLE, f"{message}: {reason}", place, HINT)
    for field, what in (("baseline", "базовое"), ("actuals", "фактическое")):
        for period, amount in getattr(use, field).items():
            what_when = f"{name}: {what} значение за {period.in_words()}"
            yield from _wrong(what_when, amount, unit, entry.quantity, (*path, field, period), HINT)
    if use.minimum is not None:
        yield from _wrong(f"{name}: минимум", use.minimum, unit, entry.quantity, (*path, "minimum"), HINT)


def _targets(use: IndicatorUse, path: Path) -> Iterator[tuple[Target, Path, str]]:
    if use.target:
        yield use.target, (*path, "target"), ""
    for period, target in use.targets.items():
        yield target, (*path, "targets", period), f" на {period.in_words()}"


def _unreachable(bound: Threshold, entry: Indicator) -> str:
    quantity = _measured(bound, entry)
    if quantity is Quantity.SHARE and _BEYOND.get(bound.comparison) == bound.amount:
        return "такого не достичь: доля — от 0 до 100 %"
    return impossible(bound.amount, quantity)


def _measured(bound: Threshold, entry: Indicator) -> Quantity:
    """What the number of a target measures: a unit of its own tells more than the kind of the indicator."""
    if entry.kind is IndicatorKind.NUMBER or not bound.unit or bound.unit == entry.printed_unit:
        return entry.quantity
    if bound.unit == "%":
        return Quantity.SHARE if entry.kind is not IndicatorKind.COUNT else Quantity.AMOUNT
    return counted_in(bound.unit)


def facts(content: Content) -> Iterator[Finding]:
    """Numbers for texts are amounts that their unit, or the indicator that computes them, can have."""
    for index, fact in enumerate(content.program.facts):
        if fact.value is not None:
            what = f"число «{fact.name}»"
            place = ("facts", index, "value")
            yield from _wrong(what, fact.value, fact.unit or "", _of_fact(fact, content), place, "исправьте число")


def _of_fact(fact: Fact, content: Content) -> Quantity:
    if entry := content.catalogue.get(fact.indicator or ""):
        return entry.quantity
    if fact.unit == "%":
        return Quantity.SHARE if _SHARE_NAMES.match(fact.name) else Quantity.ANY
    return counted_in(fact.unit or "")


def money(content: Content) -> Iterator[Finding]:
    """Money is not negative: neither that of a source nor that of a measure."""
    yield from _of_sources(content.program.budget) if content.program.budget else ()
    yield from _of_measures(content)


@once_for_each
def _of_sources(budget: Budget) -> tuple[Finding, ...]:
    return tuple(
        found
        for index, source in enumerate(budget.sources)
        for found in _sums(f"источник «{source.name}»", source.amounts, ("budget", "sources", index, "amounts"))
    )


@in_each_measure
def _of_measures(measure: tuple[Path, str, Item]) -> Iterator[Finding]:
    path, number, item = measure
    for key, amounts in item.money.items():
        yield from _sums(f"средства мероприятия {number}", amounts, ("roadmap", *path, "money", key))


def _sums(what: str, amounts: PeriodMap[Decimal], path: Path) -> Iterator[Finding]:
    for period, amount in amounts.items():
        yield from _wrong(f"{what}, {period}", amount, "", Quantity.AMOUNT, (*path, period), "исправьте сумму")


def _wrong(what: str, amount: Decimal, unit: str, quantity: Quantity, path: Path, hint: str) -> Iterator[Finding]:
    if reason := impossible(amount, quantity):
        yield Finding(IMPOSSIBLE, f"{what} — {with_unit(amount, unit)}: {reason}", path, hint)
