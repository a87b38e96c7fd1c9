"""A change is told in the indicator's unit, and called worse only when its direction says so."""

from decimal import Decimal

import pytest

from shnor_docs.documents.changes import change
from shnor_docs.documents.scope import UsedIndicator
from shnor_docs.model.indicator import Direction, Indicator, IndicatorKind, IndicatorUse
from shnor_docs.model.period import Period, PeriodMap

BEFORE, NOW = Period.parse("2019/2020"), Period.parse("2020/2021")


def used(old: str | None, new: str | None, **entry: object) -> UsedIndicator:
    values = {"baseline": {BEFORE: old}, "actuals": {NOW: new}}
    known = {name: PeriodMap({p: Decimal(v) for p, v in amounts.items() if v}) for name, amounts in values.items()}
    kind = entry.pop("kind", IndicatorKind.SHARE)
    return UsedIndicator(Indicator(id="x", name="Доля", kind=kind, **entry), IndicatorUse(id="x", **known))


@pytest.mark.parametrize(
    ("old", "new", "entry", "printed"),
    [
        ("70", "100", {}, "+30 п.п."),
        ("29.3", "65", {}, "+35,7 п.п."),
        ("2.3", "7.3", {}, "+5 п.п."),
        ("0", "15", {}, "+15 п.п."),
        ("60", "60", {}, "без изменений"),
        ("40", "45", {"direction": Direction.FALL}, "+5 п.п. (ухудшение)"),
        ("40", "35", {"direction": Direction.FALL}, "−5 п.п."),
        ("40", "35", {}, "−5 п.п. (ухудшение)"),
        ("3", "5", {"kind": IndicatorKind.COUNT, "unit": "шт."}, "+2 шт."),
        ("3", "5", {"kind": IndicatorKind.COUNT, "unit": "школа"}, "+2 школы"),
        ("5", "10", {"kind": IndicatorKind.COUNT, "unit": "школа"}, "+5 школ"),
        ("3", "5", {"kind": IndicatorKind.NUMBER}, "+2"),
        (None, "5", {}, "–"),
        ("5", None, {}, "–"),
    ],
)
def test_change_as_it_prints(old, new, entry, printed):
    assert change(used(old, new, **entry), NOW).replace("\u00a0", " ") == printed


def test_change_counts_from_the_nearest_earlier_period():
    use = IndicatorUse(
        id="x",
        baseline=PeriodMap({Period.parse("2018/2019"): Decimal(10)}),
        actuals=PeriodMap({BEFORE: Decimal(20), NOW: Decimal(25)}),
    )
    indicator = UsedIndicator(Indicator(id="x", name="Доля", kind=IndicatorKind.SHARE), use)
    assert change(indicator, NOW).replace("\u00a0", " ") == "+5 п.п."
