"""Indicators of the catalogue computed from data tables, with every problem as a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeVar

from shnor_docs.compute.cycles import Cycle, cycles
from shnor_docs.compute.evaluation import prepared
from shnor_docs.compute.exact import printable
from shnor_docs.compute.frame import Frame, registry_frame, table_frame
from shnor_docs.compute.preparing import Prepared
from shnor_docs.compute.problem import CYCLE, IMPOSSIBLE, INCOMPLETE, NO_SOURCE, NotComputable, Problem
from shnor_docs.compute.reconciling import reconcile
from shnor_docs.compute.scope import Scope
from shnor_docs.diagnostics import Location
from shnor_docs.model.data import DataTable
from shnor_docs.model.formula import SCHOOLS, Formula
from shnor_docs.model.indicator import Indicator, IndicatorKind
from shnor_docs.model.period import Period
from shnor_docs.model.possible import impossible
from shnor_docs.model.school import School
from shnor_docs.model.trace import Trace
from shnor_docs.model.value import YES_NO, Value

T = TypeVar("T")

Values = Mapping[tuple[str, Period], Value]
"""Computed values by indicator and period; one that could not be computed is not there."""


@dataclass(frozen=True, slots=True)
class Computed:
    """The values that the data give, and what hindered the others."""

    values: Values
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """A data table's Russian title, those of its columns, and the values that cells of a column may have."""

    title: str
    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Sequence[str]] = field(default_factory=dict)


def frames(
    tables: Iterable[DataTable],
    schools: Sequence[School] = (),
    places: Sequence[Location] = (),
    names: Mapping[str, Names] | None = None,
) -> dict[str, Frame]:
    """The tables and the registry of schools, ready to be computed from; share them between municipalities.

    ``places`` are the schools' places in YAML, in their order; ``names`` the Russian names by table.
    """
    registry = registry_frame(schools, places)
    named = [(table, (names or {}).get(table.id, Names(table.id))) for table in tables]
    return {SCHOOLS: registry} | {
        table.id: table_frame(table, registry, told.title, told.columns, told.values) for table, told in named
    }


def compute_indicators(
    catalogue: Iterable[Indicator],
    tables: Mapping[str, Frame],
    periods: Iterable[Period],
    municipality: str | None = None,
) -> Computed:
    """Every indicator that has a formula, for every period, for one municipality or for all schools.

    Each value's ``trace`` is a :class:`Trace`. Amounts are rounded half up to the decimals of the formula or
    of the indicator; without those to at most one.
    """
    indicators = {indicator.id: indicator for indicator in catalogue}
    formulas = {name: found.formula for name, found in indicators.items() if found.formula}
    run = _Run(formulas, tables, {name: found.name for name, found in indicators.items()})
    values: dict[tuple[str, Period], Value] = {}
    problems: list[Problem] = []
    for period in periods:
        scope = Scope(period, run, municipality)
        for name in formulas:
            indicator = indicators[name]
            try:
                trace = run.trace(name, scope)
            except NotComputable as reason:
                problems.append(_problem(indicator, None if run.is_fault_of_formula(reason) else scope, reason))
                continue
            values[name, period] = _value(indicator, trace)
            problems += _gaps(indicator, scope, trace)
            problems += _out_of_bounds(indicator, scope, values[name, period])
    problems += reconcile(indicators, values)
    return Computed(values, tuple(dict.fromkeys(problems)))


def compute_schools(
    catalogue: Iterable[Indicator],
    tables: Mapping[str, Frame],
    asked: Iterable[tuple[str, Period]],
    schools: Sequence[str],
) -> dict[tuple[str, Period, str], Value]:
    """Indicators in periods for each school alone; a value that its data do not give is not there."""
    indicators = {indicator.id: indicator for indicator in catalogue}
    formulas = {name: found.formula for name, found in indicators.items() if found.formula}
    run = _Run(formulas, tables, {name: found.name for name, found in indicators.items()})
    found: dict[tuple[str, Period, str], Value] = {}
    for name, period in asked:
        for school in schools:
            with suppress(NotComputable):
                found[name, period, school] = _value(
                    indicators[name], run.trace(name, Scope(period, run, None, school))
                )
    return found


_Key = tuple[str, Period, str | None, str | None]
"""An indicator, a period, perhaps a municipality or a school."""


class _Run:
    """One computation: formulas prepared once, each number computed once."""

    def __init__(self, formulas: Mapping[str, Formula], tables: Mapping[str, Frame], names: Mapping[str, str]) -> None:
        self._formulas = formulas
        self._tables = tables
        self._names = names
        self._cycles: Mapping[str, Cycle] = cycles(formulas)
        self._prepared: dict[str, Prepared | NotComputable] = {}
        self._numbers: dict[_Key, Fraction | NotComputable] = {}
        self._traces: dict[_Key, Trace | NotComputable] = {}

    def number(self, name: str, scope: Scope) -> Fraction:
        """The indicator's number; raises NotComputable."""
        key = (name, scope.period, scope.municipality, scope.school)
        if key not in self._numbers:
            self._numbers[key] = _tried(lambda: self._ready(name).number(scope))
        return _or_raise(self._numbers[key])

    def trace(self, name: str, scope: Scope) -> Trace:
        """The indicator's number with its trace; raises NotComputable."""
        key = (name, scope.period, scope.municipality, scope.school)
        if key not in self._traces:
            self._traces[key] = _tried(lambda: self._ready(name).evaluate(scope))
        return _or_raise(self._traces[key])

    def is_fault_of_formula(self, reason: NotComputable) -> bool:
        """Whether the formula cannot be computed for any period, whatever the data."""
        return reason in self._prepared.values()

    def _ready(self, name: str) -> Prepared:
        if name not in self._prepared:
            self._prepared[name] = self._prepare(name)
        return _or_raise(self._prepared[name])

    def _prepare(self, name: str) -> Prepared | NotComputable:
        if name not in self._formulas:
            hint = "дайте ему формулу в indicators.yaml или уберите ссылку на него"
            return NotComputable(NO_SOURCE, f"у показателя «{name}» нет формулы", hint=hint)
        if name in self._cycles:
            way = " → ".join(self._cycles[name])
            return NotComputable(
                CYCLE,
                f"зависит от самого себя: {way}",
                hint="разорвите круг: одно из значений должно браться из данных",
            )
        try:
            # rounded once, when it is printed: who takes this indicator's value takes it exact
            return prepared(self._formulas[name].model_copy(update={"round": None}), self._tables, self._names)
        except NotComputable as reason:
            return reason


def _tried(compute: Callable[[], T]) -> T | NotComputable:
    try:
        return compute()
    except NotComputable as reason:
        return reason.with_traceback(None)


def _or_raise(found: T | NotComputable) -> T:
    if isinstance(found, NotComputable):
        raise found.with_traceback(None)  # raised again and again, it would collect every frame it passed
    return found


def _value(indicator: Indicator, trace: Trace) -> Value:
    digits = indicator.formula.round if indicator.formula else None
    precision = indicator.precision if digits is None else digits
    unit = YES_NO if indicator.kind is IndicatorKind.YES_NO else indicator.printed_unit
    return Value(printable(trace.result, precision), unit, precision, trace)


def _problem(indicator: Indicator, scope: Scope | None, reason: NotComputable) -> Problem:
    when = f" за {scope}" if scope else ""
    message = f"показатель «{indicator.name}»{when}: {reason.reason}"
    return Problem(reason.code, message, indicator.id, scope.period if scope else None, reason.place, reason.hint)


def _gaps(indicator: Indicator, scope: Scope, trace: Trace) -> Iterator[Problem]:
    for warning in dict.fromkeys(_warnings(trace)):
        message = f"показатель «{indicator.name}» за {scope}: {warning}"
        hint = "заполните данные или исключите такие строки условием among"
        yield Problem(INCOMPLETE, message, indicator.id, scope.period, None, hint)


def _out_of_bounds(indicator: Indicator, scope: Scope, value: Value) -> Iterator[Problem]:
    if value.amount is not None and (reason := impossible(value.amount, indicator.quantity)):
        message = f"показатель «{indicator.name}» за {scope}: вычислено {value}, а {reason}"
        hint = "исправьте данные или формулу; для величины, которая бывает и такой, – kind: number"
        yield Problem(IMPOSSIBLE, message, indicator.id, scope.period, None, hint)


def _warnings(trace: Trace) -> Iterator[str]:
    yield from trace.warnings
    if isinstance(trace.children, tuple):  # children of single schools are made only to be looked at
        for child in trace.children:
            yield from _warnings(child)
