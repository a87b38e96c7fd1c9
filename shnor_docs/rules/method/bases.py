"""The base year and the weights: given for each indicator where they are given at all (RULES §4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.base import Record
from shnor_docs.model.content import Content
from shnor_docs.model.indicator import IndicatorUse
from shnor_docs.model.period import Period
from shnor_docs.rules.duplicates.words import shortened
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.method.links import is_asked
from shnor_docs.rules.walking import in_each_record
from shnor_docs.sameness import once_for_each

OTHER_YEAR = declare("ШД291", Severity.WARNING, "базовый год не тот, что у других показателей")
LATE_BASE = declare("ШД292", Severity.WARNING, "базовое значение взято не до начала программы")
NO_WEIGHT = declare("ШД293", Severity.WARNING, "у показателя нет веса, а у других есть")


def base_years(content: Content) -> Iterator[Finding]:
    """One base year for all indicators that count by the same kind of year."""
    for index, year, common in _other_years(content.program.indicators):
        message = f"{_name(content, index)}: базовый год {year}, а у других {common}"
        hint = f"впишите значение за {common.in_words()}"
        yield Finding(OTHER_YEAR, message, ("indicators", index, "baseline", year), hint)


@once_for_each
def _other_years(indicators: tuple[IndicatorUse, ...]) -> tuple[tuple[int, Period, Period], ...]:
    """The place of an indicator, its base year, and another that is the usual one."""
    last = [(index, sorted(use.baseline)[-1]) for index, use in enumerate(indicators) if use.baseline]
    usual = {
        kind: Counter(year for _, year in last if year.is_academic == kind).most_common(1) for kind in (False, True)
    }
    known = [(index, year, *usual[year.is_academic][0]) for index, year in last]
    return tuple((index, year, common) for index, year, common, times in known if year != common and times > 2)


def late_bases(content: Content) -> Iterator[Finding]:
    """The base is taken before the targets: not of a year that has a target of its own."""
    late = {*_late(content)}
    for index, use in enumerate(content.program.indicators if late else ()):
        for year in use.baseline:
            if (index, year) in late:
                message = f"{_name(content, index)}: базовое значение за {year.in_words()} позже первого целевого"
                hint = "возьмите за базу год до начала программы; факт пишут в actuals"
                yield Finding(LATE_BASE, message, ("indicators", index, "baseline", year), hint)


@in_each_record
def _late(found: tuple[Path, Record]) -> Iterator[tuple[object, Period]]:
    """The place of an indicator, and each base later than its first target."""
    path, record = found
    if isinstance(record, IndicatorUse) and record.targets:
        first = min(at.first_day for at in record.targets)
        yield from ((path[-1], year) for year in record.baseline if year.first_day > first)


def weights(content: Content) -> Iterator[Finding]:
    """Where indicators have weights, each has one, and none weighs nothing."""
    uses = content.program.indicators
    if sum(use.weight is not None for use in uses) * 2 <= len(uses):
        return
    for index, use in enumerate(uses):
        if not use.weight and not is_asked(content, ("indicators", index, "weight")):
            message = f"{_name(content, index)}: веса нет, а у других показателей он есть"
            yield Finding(NO_WEIGHT, message, ("indicators", index), "впишите weight; сумма весов – 1 или 100")


def _name(content: Content, index: int) -> str:
    use = content.program.indicators[index]
    return f"показатель «{shortened(content.catalogue[use.id].name if use.id in content.catalogue else use.id)}»"
