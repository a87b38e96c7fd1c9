"""The last actual values of the old period, which the new one starts from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from shnor_docs.lifecycle.clearing import tree_of
from shnor_docs.model.indicator import IndicatorUse
from shnor_docs.model.period import Period
from shnor_docs.model.program import Program
from shnor_docs.model.value import Value
from shnor_docs.russian.numerals import NBSP, format_number
from shnor_docs.source.yaml.edits import edited
from shnor_docs.source.yaml.tree_edits import insert_entry

Values = Mapping[tuple[str, Period], Value]
"""Computed values by indicator and period."""


class Baseline(NamedTuple):
    """What the baseline of the indicator in ``place`` becomes; ``amount`` is a number as officials write it."""

    place: int
    period: Period
    amount: str


def new_baselines(program: Program, computed: Values) -> Iterator[Baseline]:
    """The last actual value, written or computed, of each indicator that has one."""
    for index, use in enumerate(program.indicators):
        known = _known(use, computed)
        if known:
            period = max(known, key=lambda period: period.last_day)
            yield Baseline(index, period, known[period])


def _known(use: IndicatorUse, computed: Values) -> dict[Period, str]:
    written = {period: _plain(format_number(amount)) for period, amount in use.actuals.items()}
    counted = {
        period: _plain(format_number(value.amount, value.precision))
        for (name, period), value in computed.items()
        if name == use.id and value.amount is not None
    }
    return written | counted


def _plain(number: str) -> str:
    return number.replace(NBSP, "")


def replaced_periods(program: Program, baselines: Iterable[Baseline]) -> dict[Period, Period]:
    """Where columns of old baselines go: from their period to that of the new ones."""
    pairs = ((program.indicators[found.place].baseline, found.period) for found in baselines)
    return {max(old): new for old, new in pairs if old}


def with_baselines(text: str, name: str, version: int, baselines: Iterable[Baseline]) -> str:
    """The text of the file that holds the indicators, their old baselines removed, with the new ones."""
    for index, period, amount in baselines:
        tree = tree_of(text, name, version)
        entry = insert_entry(text, tree, ("indicators", index), "baseline", {period.notation: amount})
        text = edited(text, [entry])
    return text
