"""Targets go one way, the good one, from the base on (INVENTORY §8.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.model.indicator import Direction
from shnor_docs.model.period import Period
from shnor_docs.model.target import Target
from shnor_docs.model.target.conditions import Direction as Way
from shnor_docs.model.target.conditions import Trend
from shnor_docs.model.value import with_unit
from shnor_docs.rules.duplicates.words import shortened
from shnor_docs.rules.finding import Finding
from shnor_docs.rules.method.kinds import targets_of
from shnor_docs.rules.method.links import is_asked
from shnor_docs.rules.walking import Use, in_each_use

BACK = declare("ШД520", Severity.WARNING, "целевые значения идут то вверх, то вниз")
AGAINST = declare("ШД521", Severity.WARNING, "целевые значения идут против направления показателя")
WORSE = declare("ШД522", Severity.WARNING, "целевое значение хуже базового")
OTHER_WAY = declare("ШД523", Severity.WARNING, "«рост» или «снижение» против направления показателя")

_WORDS = {Direction.GROWTH: "growth (рост)", Direction.FALL: "fall (снижение)"}
_HINT = "исправьте значения или direction показателя в indicators.yaml рабочей папки"
_LOSS = re.compile(
    r"\bне (?:преодол|получи|достиг|справи|охвач|аттестов)|неуспева|пропуска|группы риска|низк", re.IGNORECASE
)
"""Words of a name by which less is better: its direction was most likely forgotten."""


def monotonic(content: Content) -> Iterator[Finding]:
    """Targets neither turn back nor go against what the catalogue calls good."""
    return (found for found in _not_monotonic(content) if not is_asked(content, found.path))


@in_each_use
def _not_monotonic(one: Use) -> Iterator[Finding]:
    amounts = _amounts(one)
    steps = [(later, b - a) for (_, a), (later, b) in pairwise(amounts) if b != a]
    ups = [at for at, step in steps if step > 0]
    downs = [at for at, step in steps if step < 0]
    good, bad = (downs, ups) if one.entry.direction is Direction.FALL else (ups, downs)
    if not bad:
        return
    path = (*one.path, "targets", bad[0])
    told = ", ".join(f"{at} – {one.use.targets[at]}" for at, _ in amounts)
    name = f"показатель «{shortened(one.entry.name)}»"
    if good:
        yield Finding(BACK, f"{name}: {told}: в {bad[0]} значение ухудшается", path, _HINT)
    else:
        why = " (в названии – то, чего должно стать меньше)" if _LOSS.search(one.entry.name) else ""
        message = f"{name}: {told}, а его направление – {_WORDS[one.entry.direction]}{why}"
        yield Finding(AGAINST, message, path, _HINT)


def _amounts(one: Use) -> list[tuple[Period, Decimal]]:
    """The targets that are one number, of the unit of the first: those of several audiences have no order."""
    found = [(at, target) for at, target in one.use.targets.items() if len(target.groups) == 1]
    unit = found[0][1].unit if found else ""
    return [(at, t.amount) for at, t in found if t.amount is not None and t.unit == unit]


def against_base(content: Content) -> Iterator[Finding]:
    """A target is no worse than the base."""
    return (found for found in _worse(content) if not is_asked(content, found.path[:-1]))


@in_each_use
def _worse(one: Use) -> Iterator[Finding]:
    amounts = _amounts(one)
    bases = sorted(
        (at, value) for at, value in one.use.baseline.items() if amounts and at.first_day < amounts[0][0].first_day
    )
    if not bases or one.use.targets[amounts[0][0]].unit not in {"", one.entry.printed_unit}:
        return
    (at, base), (first, target) = bases[-1], amounts[0]
    if target > base if one.entry.direction is Direction.FALL else target < base:
        unit = one.entry.printed_unit
        message = (
            f"показатель «{shortened(one.entry.name)}»: на {first.in_words()} назначено {with_unit(target, unit)}, "
            f"а за {at.in_words()} было {with_unit(base, unit)}; направление – {_WORDS[one.entry.direction]}"
        )
        yield Finding(WORSE, message, (*one.path, "targets", first), _HINT)


@in_each_use
def trends(one: Use) -> Iterator[Finding]:
    """A target of growth for what is to fall, or the other way."""
    wrong = {Direction.FALL: Way.GROWTH, Direction.GROWTH: Way.FALL}
    for target, place in targets_of(one.use):
        if any(part.direction is wrong[one.entry.direction] for part in _trends(target)):
            way, name = _WORDS[one.entry.direction], shortened(one.entry.name)
            message = f"показатель «{name}»: «{target}», а его направление – {way}"
            yield Finding(OTHER_WAY, message, (*one.path, *place), _HINT)


def _trends(target: Target) -> list[Trend]:
    return [part for group in target.groups for part in group if isinstance(part, Trend) and not part.subject]
