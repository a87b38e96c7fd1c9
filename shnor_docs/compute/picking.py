"""Rows that an operator takes: its conditions, then its rule for each school."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from shnor_docs.compute.filters import keeping_exactly, selector
from shnor_docs.compute.frame import SCHOOL, Frame, RowNumbers
from shnor_docs.compute.preparing import Prepared, Setting
from shnor_docs.compute.problem import NO_DATA, ZERO_DIVISION, NotComputable
from shnor_docs.compute.scope import Scope
from shnor_docs.compute.wording import limits, rows_in_words
from shnor_docs.model.formula import Rows, Rule
from shnor_docs.model.trace import Input, Lazy, Trace


@dataclass(frozen=True, slots=True)
class Picked:
    """The rows taken; for a rule, the number of each row's school and how it was computed."""

    rows: RowNumbers
    amounts: Mapping[int, Fraction] = field(default_factory=dict)
    children: Sequence[Trace] = ()
    warnings: tuple[str, ...] = ()


Picker = Callable[[Scope, RowNumbers], Picked]


def words_of(operator: Rows, frame: Frame, setting: Setting) -> str:
    """The rows that an operator takes, in Russian."""
    words = rows_in_words(frame, operator.years, operator.where)
    return f"{words}; из них школы, у которых {rule_words(operator.each, setting)}" if operator.each else words


def rule_words(rule: Rule, setting: Setting) -> str:
    """«(доля …) не менее 80»."""
    return f"({setting.prepare(rule.value).words}) {limits(rule)}"


def picker(operator: Rows, frame: Frame, setting: Setting) -> Picker:
    """What takes the operator's rows out of given ones."""
    select = selector(frame, operator.where)
    if operator.each is None:
        return lambda scope, rows: Picked(select(rows))
    keep = _school_picker(operator.each, frame, setting)
    return lambda scope, rows: keep(scope, select(rows))


def _school_picker(rule: Rule, frame: Frame, setting: Setting) -> Picker:
    value, keeps = setting.prepare(rule.value), keeping_exactly(rule)
    schools = frame.column(SCHOOL)

    def pick(scope: Scope, rows: RowNumbers) -> Picked:
        def number(row: int) -> Fraction:
            return value.number(scope.of_school(str(schools[row])))

        def named(row: int) -> Trace:
            trace = value.evaluate(scope.of_school(str(schools[row])))
            return replace(trace, words=f"{frame.name(row)}: {trace.words}")

        amounts, missing = _amounts(number, rows)
        if missing and not amounts:  # nothing is known of anyone: that is no «ни одной школы»
            raise NotComputable(NO_DATA, f"ни у одной школы нет данных за {scope}: {value.words}", frame.source)
        taken = array("I", (row for row, amount in amounts.items() if keeps(amount)))
        warning = _without_data([frame.name(row) for row in missing], value)
        return Picked(taken, amounts, Lazy(array("I", amounts), named), warning)

    return pick


def _amounts(number: Callable[[int], Fraction], rows: RowNumbers) -> tuple[dict[int, Fraction], list[int]]:
    """The number of each row's school, and the rows whose schools have none: no data is not a zero."""
    amounts, missing = {}, []
    for row in rows:
        try:
            amounts[row] = number(row)
        except NotComputable as problem:
            if problem.code not in (NO_DATA, ZERO_DIVISION):
                raise
            missing.append(row)
    return amounts, missing


_NAMED = 10
"""So many schools a warning names: a region has hundreds, and one missing file would list them all."""


def _without_data(schools: list[str], value: Prepared) -> tuple[str, ...]:
    if not schools:
        return ()
    names = ", ".join(schools[:_NAMED]) + (f" и ещё {len(schools) - _NAMED}" if len(schools) > _NAMED else "")
    return (f"нет данных школ: {names}, – чтобы вычислить: {value.words}; они не считаются выполнившими правило",)


def inputs(
    frame: Frame, rows: RowNumbers, column: str | None = None, amounts: Mapping[int, Fraction] | None = None
) -> Sequence[Input]:
    """The rows as inputs of a trace, made when they are looked at; with the cells of ``column``, if given."""
    shown = column or (SCHOOL if SCHOOL in frame.columns else next(iter(frame.columns)))

    def read(row: int) -> Input:
        amount = (amounts or {}).get(row)
        cell = frame.column(column)[row] if column else None
        if isinstance(cell, int | Decimal):
            amount = Fraction(cell)
        return Input(frame.label(row), frame.name(row), amount, frame.place(row, shown))

    return Lazy(rows, read)
