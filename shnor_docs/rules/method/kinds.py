"""The name of an indicator and its values speak of one thing: shares in per cent, counts in pieces (D-36 – D-39)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.documents.scope import used_indicators
from shnor_docs.model.base import Record, Statement
from shnor_docs.model.content import Content
from shnor_docs.model.indicator import Indicator, IndicatorKind, IndicatorUse
from shnor_docs.model.target import Target
from shnor_docs.model.target.conditions import Threshold
from shnor_docs.model.trace import Trace
from shnor_docs.model.value import with_unit
from shnor_docs.rules.duplicates.words import shortened, stems
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.walking import Use, in_each_record, in_each_use
from shnor_docs.russian.numerals import find_noun
from shnor_docs.source.text import Words

OTHER_KIND = declare("ШД524", Severity.WARNING, "название показателя расходится с единицей его значений")
IN_NAME = declare("ШД525", Severity.WARNING, "значение в названии показателя расходится с целевым")
TWO_BASES = declare("ШД526", Severity.WARNING, "доли одного и того же взяты от разного числа")
NO_VALUES = declare("ШД527", Severity.WARNING, "ни у одного показателя нет ни значений, ни единиц")
UNTIED = declare("ШД531", Severity.WARNING, "число в ожидаемом результате не связано ни с одним показателем")
OTHER_UNIT = declare("ШД532", Severity.WARNING, "единица целевого значения не та, что у показателя")

_PROMISED = re.compile(r"(?<!на )(?<!\d)(?<!,)(?P<number>\d{1,3}(?:,\d+)?)\s*%")
_COUNT = re.compile(r"^(?:количество|число|численность)\b", re.IGNORECASE)
_SHARE = re.compile(r"^(?:доля|процент|удельный вес)\b", re.IGNORECASE)
_PRESENCE = re.compile(r"^(?:наличие|отсутствие)\b", re.IGNORECASE)
_PERCENT = re.compile(r"(?:\(\s*|[–-]\s+|\bдо\s+|не (?:менее|более)\s+)(?P<number>\d{1,3}(?:,\d+)?)\s*%\s*\)?\s*$")
"""A percentage at the end of a name is its value; one in the middle may be a limit of what is counted."""
_OF = re.compile(r"^(?:доля|процент|удельный вес)\s+([а-яё-]+)", re.IGNORECASE)
_WHOLE = 100
_ANY_THING = frozenset({"", "%", "ед.", "шт.", "чел.", "единица", "штука"})
"""Units that say nothing of what is counted."""
_SEVERAL = 5
"""So many indicators without a value are a set of criteria that nobody can judge by."""


@in_each_use
def kinds(one: Use) -> Iterator[Finding]:
    """«Количество …» is not in per cent, «Доля …» is not counted in pieces, «Наличие …» is not a number."""
    units = {part.unit for target, _ in targets_of(one.use) for part in target.thresholds if not _is_growth(part)}
    units |= {one.entry.printed_unit} if one.use.actuals or one.use.baseline else set()
    if reason := _unlike(one.entry, units):
        name = shortened(one.entry.name)
        hint = "исправьте название показателя, его kind и unit в indicators.yaml рабочей папки или его значения"
        yield Finding(OTHER_KIND, f"показатель «{name}»: {reason}", one.path, hint)


def _is_growth(part: Threshold) -> bool:
    """«Не менее 120 %» of a number of schools is 120 % of what it was."""
    return part.unit == "%" and part.amount > _WHOLE


def _unlike(entry: Indicator, units: set[str]) -> str:
    name, kind = entry.name, entry.kind
    if _COUNT.match(name) and ("%" in units or kind is IndicatorKind.SHARE):
        return "количество, а значения – в процентах"
    if _SHARE.match(name) and kind is IndicatorKind.COUNT:
        return "доля, а значения – не в процентах"
    if _PRESENCE.match(name) and units - {""}:
        return f"«{name.split()[0]} …» – это да или нет, а значения – числа ({', '.join(sorted(units - {''}))})"
    return ""


def targets_of(use: IndicatorUse) -> Iterator[tuple[Target, Path]]:
    """Every target of an indicator with its path inside the record."""
    if use.target:
        yield use.target, ("target",)
    for at, target in use.targets.items():
        yield target, ("targets", at)


@in_each_use
def in_names(one: Use) -> Iterator[Finding]:
    """A percentage in the name is one of the targets: else the document prints two (D-17)."""
    told = _PERCENT.search(one.entry.name)
    set_ = {*_percentages_of(one)}
    if told and set_ and Decimal(told["number"].replace(",", ".")) not in set_:
        amounts = ", ".join(with_unit(amount, "%") for amount in sorted(set_))
        name = shortened(one.entry.name)
        message = f"показатель «{name}»: в названии «{told[0].strip()}», а целевые значения – {amounts}"
        hint = "уберите число из названия: значение пишется один раз, в target или targets"
        yield Finding(IN_NAME, message, one.path, hint)


def _percentages_of(one: Use) -> Iterator[Decimal]:
    return (part.amount for target, _ in targets_of(one.use) for part in target.thresholds if part.unit == "%")


def bases(content: Content) -> Iterator[Finding]:
    """Computed shares of the same things in one period are shares of one number of them, or say of which (D-38)."""
    seen: dict[tuple[str, object], tuple[int, str]] = {}
    for index, one in enumerate(used_indicators(content)):
        match = _OF.match(one.entry.name)
        for at, value in one.computed.items() if match else ():
            whole = value.trace.whole if isinstance(value.trace, Trace) else None
            if not whole or match is None or "от " in one.entry.name or one.entry.calculation:
                continue
            first, name = seen.setdefault((stems(match[1])[0], at), (whole, one.entry.name))
            if first != whole:
                message = (
                    f"показатель «{shortened(one.entry.name)}» – доля от {whole}, "
                    f"а «{shortened(name)}» – от {first}: целое не названо"
                )
                hint = "назовите целое в названии показателя («от общего числа …») или впишите calculation"
                yield Finding(TWO_BASES, message, ("indicators", index), hint)
                break


def values(content: Content) -> Iterator[Finding]:
    """Several indicators of which none has a target, a base, a value, a unit or a formula."""
    found = used_indicators(content)
    has_any = any(
        one.use.target
        or one.use.targets
        or one.use.baseline
        or one.use.actuals
        or one.entry.formula
        or one.use.evidence
        for one in found
    )
    if len(found) >= _SEVERAL and not has_any:
        message = f"показателей {len(found)}, и ни у одного нет целевого, базового или фактического значения"
        hint = "назначьте целевые значения (target или targets): без них не узнать, выполнена ли программа"
        yield Finding(NO_VALUES, message, ("indicators",), hint)


def results(content: Content) -> Iterator[Finding]:
    """A percentage that an expected result promises is the target of some indicator (D-19)."""
    known = {*_percentages(content)}
    for path, match in _promised(content) if known else ():
        if Decimal(match["number"].replace(",", ".")) not in known:
            message = f"результат обещает «{match[0]}», а такого целевого значения нет ни у одного показателя"
            hint = "поставьте в текст ссылку на целевое значение: {{ indicators.….targets[…] }}"
            yield Finding(UNTIED, message, (*path, "text", Words.at(match.string, *match.span())), hint)


_percentages = in_each_use(_percentages_of)
"""The targets in per cent of all indicators."""


@in_each_record
def _promised(found: tuple[Path, Record]) -> Iterator[tuple[Path, re.Match[str]]]:
    """The percentages that results promise."""
    path, record = found
    if path[:1] == ("results",) and isinstance(record, Statement):
        yield from ((path, match) for match in _PROMISED.finditer(record.text))


@in_each_use
def units(one: Use) -> Iterator[Finding]:
    """What a target of a count counts is what the indicator counts: not teachers where it counts schools."""
    own = find_noun(one.entry.printed_unit)
    for target, place in targets_of(one.use) if one.entry.kind is IndicatorKind.COUNT else ():
        for part in target.thresholds:
            other = find_noun(part.unit) if part.unit not in _ANY_THING else None
            if own and other and own != other and one.entry.printed_unit not in _ANY_THING:
                name = shortened(one.entry.name)
                message = f"показатель «{name}»: целевое значение «{target}», а его единица – {one.entry.printed_unit}"
                hint = "исправьте целевое значение или unit показателя в indicators.yaml рабочей папки"
                yield Finding(OTHER_UNIT, message, (*one.path, *place), hint)
