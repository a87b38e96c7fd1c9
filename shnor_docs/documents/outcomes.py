"""What came of the targets: of one indicator, and of all that a table shows (INVENTORY C-11, C-13; RULES §4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from shnor_docs.compute.dynamics import Movement
from shnor_docs.compute.effectiveness import TargetCheck, achievement, effectiveness, target_check
from shnor_docs.compute.exact import printable
from shnor_docs.compute.problem import NotComputable
from shnor_docs.documents.cells import DASH
from shnor_docs.documents.changes import movement
from shnor_docs.documents.scope import UsedIndicator
from shnor_docs.model.period import Period
from shnor_docs.model.table import Column, Grade
from shnor_docs.russian.numerals import format_number

_MOVEMENTS = {Movement.BETTER: "улучшение", Movement.SAME: "без изменений", Movement.WORSE: "ухудшение"}


def outcome(indicator: UsedIndicator, period: Period | None) -> TargetCheck | None:
    """The target of the period, or of the last known one, beside its actual value; None when nothing is known."""
    actuals = indicator.field("actuals")
    assert isinstance(actuals, Mapping)
    amounts = {key: value.amount for key, value in actuals.items() if value.amount is not None}
    period = period or max(amounts, default=None)
    return target_check(indicator.use, period, amounts, indicator.entry.direction) if period else None


def achieved(indicator: UsedIndicator, period: Period | None) -> Fraction | None:
    """Степень достижения of a target that is a number; None where it is not known or has no sense."""
    found = outcome(indicator, period)
    plan = found.target.amount if found and found.target else None
    if found is None or found.actual is None or plan is None:
        return None
    try:
        return achievement(found.actual, plan, indicator.entry.direction)
    except NotComputable:
        return None


def total(shown: Sequence[UsedIndicator], column: Column, grades: Sequence[Grade]) -> Decimal | str | None:
    """What stands in «Итого» of a column; None in columns that have no total."""
    match column.field:
        case "weight":
            return sum(_weights(shown), Decimal())
        case "change":
            return _tally(shown, column.period)
        case "reached":
            return _reached(shown, column.period)
        case "achievement":
            return _effectiveness(shown, column.period, grades)
    return None


def _weights(shown: Sequence[UsedIndicator]) -> list[Decimal]:
    return [indicator.use.weight or Decimal() for indicator in shown]


def _tally(shown: Sequence[UsedIndicator], period: Period | None) -> str:
    """«улучшение – 10, без изменений – 3»."""
    found = Counter(movement(indicator, period) for indicator in shown)
    return ", ".join(f"{name} – {found[which]}" for which, name in _MOVEMENTS.items() if found[which]) or DASH


def _reached(shown: Sequence[UsedIndicator], period: Period | None) -> str:
    """«2 из 3» of those whose target numbers decide."""
    answers = [found.is_reached for indicator in shown if (found := outcome(indicator, period))]
    decided = [answer for answer in answers if answer is not None]
    return f"{sum(decided)} из {len(decided)}" if decided else DASH


def _effectiveness(shown: Sequence[UsedIndicator], period: Period | None, grades: Sequence[Grade]) -> str:
    """The mean of the column and its grade; a dash while one of the planned values is not known."""
    planned = [indicator for indicator in shown if _is_planned(indicator, period)]
    degrees = [achieved(indicator, period) for indicator in planned]
    known = [degree for degree in degrees if degree is not None]
    whole = effectiveness(known, _weights(planned)) if len(known) == len(degrees) else None
    if whole is None:
        return DASH
    amount = printable(100 * whole, None)
    grade = max((grade for grade in grades if grade.at_least <= amount), key=lambda g: g.at_least, default=None)
    return format_number(amount) + (f" ({grade.name})" if grade else "")


def _is_planned(indicator: UsedIndicator, period: Period | None) -> bool:
    """Whether a number is planned for the period; without one, for the last known period or for any."""
    found = outcome(indicator, period)
    targets = (found.target,) if found else (indicator.use.target, *indicator.use.targets.values())
    return any(target is not None and target.amount is not None for target in targets)
